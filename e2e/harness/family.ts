import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';

/** The one-time code that the page asks for, after `ask` had it sent. */
export async function codeFor(app: App, email: string, ask: () => Promise<void>): Promise<string> {
  const before = (await app.mails(email)).length;
  await ask();
  let text = '';
  await expect(async () => {
    const mails = await app.mails(email);
    expect(mails.length).toBeGreaterThan(before);
    text = mails.at(-1)!.text;
  }).toPass({ timeout: 10_000 });
  const code = /\b\d{6}\b/.exec(text)?.[0];
  expect(code, `the code in the mail to ${email}`).toBeDefined();
  return code!;
}

/**
 * A guardian follows the link of the newest mail that has one, types the code of the next mail, and comes to where the
 * link leads: the page of the family, also when the mail was about a talk on it, unless the test says another.
 */
export async function openLetter(page: Page, app: App, email: string, to = /\/family(#talk-[0-9a-f-]+)?$/): Promise<void> {
  const letter = (await app.mails(email)).findLast((mail) => mail.links.some((link) => link.includes('/p/')));
  expect(letter, `a letter to ${email}`).toBeDefined();
  await page.goto(letter!.links.find((link) => link.includes('/p/'))!);
  const code = await codeFor(app, email, () => page.locator('main form:not(.awaiting) button').first().click());
  // The form goes off at the last digit.
  await page.locator('input.code').fill(code);
  await expect(page).toHaveURL(to);
}
