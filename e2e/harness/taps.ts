import type { Locator } from '@playwright/test';

/** What a person taps for one task; the screens have a budget for it. */
export class Taps {
  count = 0;

  async on(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }
}
