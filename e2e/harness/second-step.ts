import { createHmac } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app: codes of RFC 6238, six digits, thirty seconds. */
export class Phone {
  private readonly key: Buffer;

  constructor(
    private readonly app: App,
    base32: string,
  ) {
    const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
    this.key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  }

  /** Types the key that the page shows, as somebody does who cannot scan. */
  static async from(app: App, page: Page): Promise<Phone> {
    await page.getByText('Scannen lukt niet').click();
    return new Phone(app, (await page.locator('.secret').innerText()).replace(/\s/g, ''));
  }

  /** The code now, or so many half minutes later. */
  async code(later = 0): Promise<string> {
    const now = await this.app.clock.now();
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000) + later));
    const hash = createHmac('sha1', this.key).update(counter).digest();
    const start = hash[19]! & 15;
    return String((hash.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}

/** Sets up the second step that a page after the password asks for; gives the phone and the recovery codes. */
export async function setUpSecondStep(page: Page, app: App): Promise<{ phone: Phone; codes: string[] }> {
  await page.getByRole('button', { name: 'Beginnen' }).click();
  const phone = await Phone.from(app, page);
  // The form goes off at the last digit.
  await page.getByLabel('Code die de app nu laat zien').fill(await phone.code());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Herstelcodes');
  const codes = await page.locator('.codes code').allInnerTexts();
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  return { phone, codes };
}
