import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';

/** The one-time code that the page asks for, after `ask` had it sent. */
export async function codeFor(app: App, email: string, ask: () => Promise<void>): Promise<string> {
  // Another mail may come in between: that something is asked, for one.
  const codes = async () => (await app.mails(email)).flatMap((mail) => /\b\d{6}\b/.exec(mail.text)?.[0] ?? []);
  const before = (await codes()).length;
  await ask();
  let code = '';
  await expect(async () => {
    const found = await codes();
    expect(found.length, `the code in the mail to ${email}`).toBeGreaterThan(before);
    code = found.at(-1)!;
  }).toPass({ timeout: 10_000 });
  return code;
}

/**
 * A guardian follows the link of the newest mail that has one, types the code of the next mail, and comes to where the
 * link leads. Unless the test says where that is, it goes on to the page of the family from there.
 */
export async function openLetter(page: Page, app: App, email: string, to?: RegExp): Promise<void> {
  const letter = (await app.mails(email)).findLast((mail) => mail.links.some((link) => link.includes('/p/')));
  expect(letter, `a letter to ${email}`).toBeDefined();
  await page.goto(letter!.links.find((link) => link.includes('/p/'))!);
  const code = await codeFor(app, email, () => page.locator('main form:not(.awaiting) button').first().click());
  // The form goes off at the last digit.
  await page.locator('input.code').fill(code);
  await expect(page).toHaveURL(to ?? /\/family(#(talk|concern|settling)-[0-9a-f-]+|\/(consents|transfers|photos)\/[0-9a-f-]+)?$/);
  if (to === undefined && /\/family\//.test(page.url())) {
    await page.goto('/family');
  }
}
