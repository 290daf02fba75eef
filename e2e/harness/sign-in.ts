import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';

/** What people in the tests choose as their password. */
export const chosenPassword = 'zeven gele regenlaarzen';

/**
 * Signs a member of staff in on `page`: with `password`, or with the one chosen after the newest mail, which must be
 * the invitation when the person was not here before. Parents have no password: they follow the link of their letter in
 * the journey itself.
 */
export async function signInOn(page: Page, app: App, email: string, password?: string): Promise<void> {
  const invited = password === undefined && !app.welcomed.has(email);
  const invitation = invited ? (await app.mails(email)).at(-1)?.links[0] : undefined;
  if (invitation) {
    await page.goto(invitation);
    for (const field of await page.locator('main input[type=password]').all()) {
      await field.fill(chosenPassword);
    }
    await page.locator('main form:has(input[type=password]) button[type=submit]').click();
    await expect(page, `following the invitation of ${email}`).not.toHaveURL(invitation);
    app.welcomed.add(email);
    await page.goto('/');
  } else {
    await page.goto('/');
  }
  const form = page.locator('main form:has(input[type=email])');
  if (await form.isVisible()) {
    await form.locator('input[type=email]').fill(email);
    await form.locator('input[type=password]').fill(password ?? chosenPassword);
    await form.locator('button[type=submit]').click();
    await expect(form, `signing in as ${email}`).toHaveCount(0);
  }
}
