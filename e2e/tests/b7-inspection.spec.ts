import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Berk';
const anna = 'anna@berk.example';
const leni = 'leni@berk.example';
const dirk = 'dirk@berk.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit   | ${anna}  | pm
    leni  | egel  |                | Leni Duin   | ${leni}  | teamlead
    dirk  |       |                | Dirk Directie | ${dirk} | director
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${aged(3)} | wo do | Sem        | Dal       | ${day(-500)} |
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test.describe.configure({ mode: 'serial' });

test('B7: what an inspector asks is on one page, for any day, with numbers in place of names', async ({
  app,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, leni, dirk);
  await app.clock.to(day());
  for (const colleague of [anna, dirk]) await signIn(colleague);
  const lead = await signIn(leni);
  await lead.goto('/overview');
  await lead.getByRole('link', { name: 'Inspectie' }).click();
  const location = new URL(lead.url()).pathname;
  const mentor = lead.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' });
  await expect(mentor).toContainText('1 van 2');
  await expect(mentor).toContainText('1 niet in orde');
  await expect(lead.getByRole('region', { name: 'Afwijkingen' })).toContainText('K2: heeft geen mentor');
  await expect(lead.getByText('Noor')).toHaveCount(0);
  await a11y(lead);
  await lead.getByRole('link', { name: 'Sleutel' }).click();
  await expect(lead.getByRole('row', { name: /K2.*Sem Dal/ })).toBeVisible();
  await a11y(lead);

  // Sem gets a mentor: later that shows, and of today it still shows that there was none.
  await lead.goto('/overview');
  await lead.getByRole('article').filter({ hasText: 'Egels' }).locator('.actions button').first().click();
  await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');
  await app.clock.forward(40);
  const later = await signIn(leni);
  await later.goto(location);
  await expect(later.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' })).toContainText('2 van 2');
  await later.getByLabel('Op welke dag').fill(day(0));
  await later.getByRole('button', { name: 'Laat zien' }).click();
  await expect(later.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' })).toContainText('1 van 2');

  // A pedagogical staff member may not; the director sees the same.
  const colleague = await signIn(anna);
  expect((await colleague.goto(location))?.status()).toBe(403);
  const director = await signIn(dirk);
  await director.goto(`${location}?on=${day(0)}`);
  await expect(director.getByRole('region', { name: 'Afwijkingen' })).toContainText('K2: heeft geen mentor');
  await a11y(director);
});

/** Asks for the pack of a period, waits until it is ready without touching the page, and takes both files. */
async function take(page: Page, from: string, until: string): Promise<{ pdf: string; book: string; pack: string }> {
  await page.getByRole('link', { name: 'Inspectiepakket' }).click();
  await page.getByLabel('Van', { exact: true }).fill(from);
  await page.getByLabel('Tot en met').fill(until);
  await page.getByRole('button', { name: 'Maak het pakket' }).click();
  await expect(page.getByText('Het pakket is klaar.')).toBeVisible({ timeout: 20_000 });
  await a11y(page);
  const files: string[] = [];
  for (const name of ['PDF', 'Werkmap']) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const download = await waiting;
    const end = name === 'PDF' ? 'pdf' : 'xlsx';
    expect(download.suggestedFilename()).toBe(`inspectie-${from}-${until}.${end}`);
    files.push(await download.path());
  }
  return { pdf: files[0]!, book: files[1]!, pack: new URL(page.url()).pathname };
}

test('B7: a pack of a period is made in the background, the same on any later day, and shows no names', async ({
  app,
  signIn,
}) => {
  const lead = await signIn(leni);
  await lead.goto('/overview');
  await lead.getByRole('link', { name: 'Inspectie' }).click();
  const [from, until] = [day(-30), day(30)];
  const first = await take(lead, from, until);
  const title = 'Pakket voor de inspectie';
  const parts = ['Gesprekken', 'Plan en praktijk', 'Termijnen per kind', 'Niet geteld', 'Het protocol'];
  const order = [title, 'Wat de wet vraagt', 'Afwijkingen', 'Mentor per kind', 'Anna Smit', ...parts];
  const text = whole(first.pdf, { title, lang: 'nl', order });
  if (text !== undefined) expect(text).not.toMatch(/Noor|Sem|Berg\b|Dal\b/);
  await lead.getByRole('link', { name: 'Sleutel' }).click();
  await expect(lead.getByRole('row', { name: /P\d Noor Berg/ })).toBeVisible();
  await a11y(lead);

  // A day that cannot be is refused on the page.
  await lead.goto(`${new URL(lead.url()).origin}${first.pack}`);
  await lead.getByRole('link', { name: 'Inspectiepakket' }).click();
  await lead.getByLabel('Tot en met').fill(day(300));
  await lead.getByRole('button', { name: 'Maak het pakket' }).click();
  await expect(lead.getByRole('alert')).toContainText('de laatste dag is hooguit vandaag');

  // Weeks later the first pack is gone, and says so; made again it has the same bytes.
  await app.clock.forward(40);
  const director = await signIn(dirk);
  expect((await director.goto(first.pack))?.status()).toBe(410);
  await expect(director.getByText('Dit pakket was op te halen tot en met')).toBeVisible();
  await expect(director.getByRole('button', { name: 'Maak het opnieuw' })).toBeVisible();
  await director.goto('/overview');
  await director.getByRole('link', { name: 'Inspectie' }).click();
  const second = await take(director, from, until);
  expect(readFileSync(second.pdf).equals(readFileSync(first.pdf))).toBe(true);
  expect(readFileSync(second.book).equals(readFileSync(first.book))).toBe(true);

  // A pedagogical staff member may not; the director has the pack, and not the key.
  const colleague = await signIn(anna);
  expect((await colleague.goto(second.pack))?.status()).toBe(403);
  await expect(director.getByRole('link', { name: 'Sleutel' })).toHaveCount(0);
  expect((await director.goto(`${second.pack}/key`))?.status()).toBe(403);
});

test('B7: what is not in order is explained in words, without names, and the explanation stands in the pack', async ({
  app,
  signIn,
}) => {
  // Nobody has spoken with the parents of Noor and Sem for a year.
  const lead = await signIn(leni);
  await lead.goto('/overview');
  await lead.getByRole('link', { name: 'Inspectie' }).click();
  const location = new URL(lead.url()).pathname;
  const lacks = lead.getByRole('region', { name: 'Afwijkingen' });
  await lacks.getByRole('link', { name: /^Toelichten ?: K1$/ }).first().click();
  const talk = lead.getByRole('region', { name: 'de ontwikkeling is het laatste jaar niet besproken' });
  await talk.getByLabel('Toelichting').fill('De ouders van Noor waren lang op reis.');
  await talk.getByRole('button', { name: 'Bewaar de toelichting' }).click();
  await expect(talk).toContainText('Er is niets bewaard: Noor is de naam van een kind');
  await expect(talk.getByLabel('Toelichting')).toHaveValue('De ouders van Noor waren lang op reis.');
  await a11y(lead);
  await talk.getByLabel('Toelichting').fill('De ouders waren lang op reis. In de eerste week van hun terugkeer praten wij.');
  await talk.getByRole('button', { name: 'Bewaar de toelichting' }).click();
  await expect(talk).toContainText('De ouders waren lang op reis.');
  await expect(talk).toContainText('leidinggevende');
  await a11y(lead);

  // Days later it does not hold any longer: it is withdrawn, stays, and another one follows.
  await app.clock.forward(3);
  const later = await signIn(leni);
  await later.goto(location);
  const then = later.getByRole('region', { name: 'Afwijkingen' });
  await expect(then).toContainText('De ouders waren lang op reis.');
  await then.getByRole('link', { name: /^Toelichten ?: K1$/ }).first().click();
  const again = later.getByRole('region', { name: 'de ontwikkeling is het laatste jaar niet besproken' });
  await again.getByRole('button', { name: 'Trek in' }).click();
  await expect(again).toContainText('ingetrokken op');
  await expect(again.getByRole('button', { name: 'Trek in' })).toHaveCount(0);
  await again.getByLabel('Toelichting').fill('Het gesprek staat gepland.');
  await again.getByRole('button', { name: 'Bewaar de toelichting' }).click();
  await expect(again).toContainText('Het gesprek staat gepland.');

  // A pedagogical staff member may not; the director takes the pack and reads both in it.
  const child = new URL(later.url()).pathname;
  const colleague = await signIn(anna);
  expect((await colleague.goto(child))?.status()).toBe(403);
  const director = await signIn(dirk);
  await director.goto(location);
  const pack = await take(director, day(80), day(82));
  const text = whole(pack.pdf, {
    title: 'Pakket voor de inspectie',
    lang: 'nl',
    order: ['Afwijkingen', 'getrokken', 'gepland', 'Mentor per kind'],
  });
  if (text !== undefined) expect(text).not.toMatch(/Noor|Leni|Berg\b|Dal\b/);
});
