import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { unzipped, whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const iris = 'iris@thuis.example';
const karel = 'karel@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name       | email    | custody
    g1       | noor  | Iris Berg  | ${iris}  | ja
    g2       | noor  | Karel Berg | ${karel} | ja 
  `),
};

const goal = 'Speelt een tijdje samen met een ander kind';

test.describe.configure({ mode: 'serial' });

async function enter(page: Page, app: Parameters<typeof openLetter>[1], email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(email);
  await openLetter(page, app, email);
}

/** Takes the file when it is ready: the ZIP. */
async function taken(page: Page): Promise<Buffer> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Het bestand is klaar.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await a11y(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Haal het bestand op' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('mentorkind.zip');
  return readFileSync(await download.path());
}

test('B9: a parent takes the file along for a week, and nobody else does', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna);
  await app.clock.to(day());
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Alle doelen' }).click();
  await mentor.getByRole('link', { name: goal }).click();
  await mentor.getByRole('button', { name: 'Bewaar doel' }).click();

  await enter(page, app, iris);
  await page.getByRole('link', { name: 'Neem het dossier mee' }).click();
  const path = new URL(page.url()).pathname;
  await a11y(page);
  await page.getByRole('button', { name: 'Maak het bestand' }).click();
  const zip = await taken(page);
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  expect(['file.html', 'file.json', 'file.pdf'].every((name) => zip.includes(name))).toBe(true);

  const pdf = unzipped(zip, 'file.pdf');
  const file = test.info().outputPath('file.pdf');
  writeFileSync(file, pdf);
  const title = 'Dossier van Noor Berg';
  whole(file, { title, lang: 'nl', order: [title, 'Mentor', 'Anna Smit', 'Doelen', goal] });
  // Made again of the same, its PDF has the same bytes.
  await page.getByRole('button', { name: 'Maak het opnieuw' }).click();
  expect(unzipped(await taken(page), 'file.pdf').equals(pdf)).toBe(true);

  // The mentor does not get it.
  for (const to of [path, `${path}/file`]) expect([403, 404]).toContain((await mentor.request.get(to)).status());
});

test('B9: after a week it is gone, and is made anew', async ({ app, page }) => {
  await app.clock.forward(8);
  await enter(page, app, iris);
  await page.getByRole('link', { name: 'Neem het dossier mee' }).click();
  await expect(page.getByText('Het bestand is klaar.')).toHaveCount(0);
  const path = new URL(page.url()).pathname;
  expect((await page.request.get(`${path}/file`)).status()).toBe(404);
  await page.getByRole('button', { name: 'Maak het bestand' }).click();
  await expect(page.getByRole('link', { name: 'Kijk of het klaar is' }).or(page.getByText('Het bestand is klaar.'))).toBeVisible();

  // The other parent gets what this one asked for in no way, and asks for the own one.
  await enter(page, app, karel);
  expect((await page.request.get(`${path}/file`)).status()).toBe(404);
  await page.getByRole('link', { name: 'Neem het dossier mee' }).click();
  await expect(page.getByRole('button', { name: 'Maak het bestand' })).toBeVisible();
});
