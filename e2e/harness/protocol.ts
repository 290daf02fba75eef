import { expect, type Page } from '@playwright/test';

/** Writes a draft of the protocol with another text, and looks at it. */
export async function draftProtocol(page: Page, change: (text: string) => string): Promise<void> {
  await page.goto('/protocol/change');
  await page.getByText('Als tekst bewerken').click();
  const text = page.getByLabel('Tekst van het protocol');
  const before = await text.inputValue();
  const after = change(before);
  expect(after).not.toBe(before);
  await text.fill(after);
  await page.getByRole('button', { name: 'Bewaar de tekst' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concept van het protocol');
}

/** Puts the draft that is on the page in force from tomorrow, as who alone may, with a reason where advice is asked. */
export async function approveDraft(page: Page): Promise<void> {
  const reason = page.getByLabel('Geen advies van de oudercommissie, want');
  if ((await reason.count()) > 0) {
    await reason.fill('Besproken in de vergadering van januari.');
  }
  await page.getByRole('button', { name: 'Stel vast' }).click();
  await expect(page.getByRole('status')).toContainText('Vastgesteld. De nieuwe versie gaat in op');
}

/** Changes the protocol from tomorrow on, as who alone may: a draft, then approved. */
export async function changeProtocol(page: Page, change: (text: string) => string): Promise<void> {
  await draftProtocol(page, change);
  await approveDraft(page);
}

/** The text with another value for a setting that has this one. */
export function withSetting(setting: string, from: string | number | boolean, to: string | number | boolean): (text: string) => string {
  return (text) => text.replace(`[${setting}]\nvalue = ${from}\n`, `[${setting}]\nvalue = ${to}\n`);
}
