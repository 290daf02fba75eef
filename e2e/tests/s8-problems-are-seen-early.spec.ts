import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Uitkijk';
const anna = 'anna@uitkijk.example';
const bram = 'bram@uitkijk.example';
const dora = 'dora@uitkijk.example';
const leni = 'leni@uitkijk.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    ree   | maan     | kdv  | Reeën
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
    dora  | ree   | ma di wo do vr | Dora Bos  | ${dora} | pm
    leni  | egel  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
    sem   | egel  | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-500)} | bram   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const last = 'Noor blijft bij de deur, terwijl Sem haar roept.';
const low = /Welbevinden was twee keer achter elkaar laag: 2 op .+, 1½ op /;
const falls = /Welbevinden daalt: 4 op .+, 2 op .+, 1½ op /;

const line = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const tell = 'Vertel de ouders van Noor over je observatie';

async function openFile(page: Page): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Noor');
}

/** The questions at the end of a periodic observation, with these scores, as far as the button that finishes it. */
async function observe(page: Page, text: string, particulars: 'ja' | 'nee', wellbeing: string): Promise<void> {
  await openFile(page);
  await page.getByRole('link', { name: 'Observeren' }).click();
  await page.getByLabel('Wat zag je?').fill(text);
  await page.getByText('Hoort bij het volgen van de ontwikkeling').click();
  await page.getByRole('button', { name: 'Verder naar afronden' }).click();
  await page.getByText(particulars === 'ja' ? 'Ja, er zijn bijzonderheden' : 'Nee, geen bijzonderheden').click();
  const score = async (scale: string, code: string) =>
    page.getByRole('group', { name: scale }).getByRole('radio', { name: new RegExp(`^${code.replace('.', '\\.')}:`) }).check({ force: true });
  await score('Welbevinden', wellbeing);
  await score('Betrokkenheid', '3.5');
  await page.getByRole('button', { name: 'Afronden' }).click();
}

async function toldAtPickUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Vertel de ouders' }).first().click();
  await page.getByRole('button', { name: 'Bij ophalen Iris Berg' }).click();
  await expect(page.getByRole('status')).toContainText('de ouders van Noor weten het');
}

test.describe.configure({ mode: 'serial' });

test('S8: wellbeing that falls is flagged with why, for the mentor and the team lead, and not before', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, bram, dora, leni);
  await app.clock.to(day());
  for (const person of [bram, dora, leni]) await (await signIn(person)).context().close();
  let page = await signIn(anna);
  await observe(page, 'Noor bouwt een brug.', 'nee', '4');
  await toldAtPickUp(page);
  await app.clock.to(day(14));
  page = await signIn(anna);
  await observe(page, 'Noor kijkt naar de anderen.', 'nee', '2');
  await toldAtPickUp(page);
  await expect(page.getByText('twee keer achter elkaar laag')).toHaveCount(0);

  await app.clock.to(day(28));
  page = await signIn(anna);
  await observe(page, last, 'ja', '1.5');
  await expect(page.getByRole('alert')).toContainText('Kijk eerst naar de namen in de tekst.');
  await a11y(page);
  await page.getByLabel('Ik heb gekeken, de tekst blijft zo').check({ force: true });
  await page.getByRole('button', { name: 'Afronden' }).click();
  await expect(page.getByText(low)).toBeVisible();
  await expect(page.getByText(falls)).toBeVisible();
  await expect(page.getByText('Kijk nog eens gericht en praat erover')).toBeVisible();
  await a11y(page);

  const file = new URL(page.url()).pathname;
  const lead = await signIn(leni);
  await lead.goto(file);
  await expect(lead.getByText(falls)).toBeVisible();
  const other = await signIn(dora);
  expect((await other.goto(file))!.status()).toBe(404);
});

test('S8: what parents were not told is late, and once told they read it, without the flag', async ({ app, page: parent, signIn }) => {
  await app.clock.to(day(49));
  const lead = await signIn(leni);
  await lead.goto('/todo');
  await expect(line(lead, tell)).toContainText(/te laat/);
  await parent.goto('/p');
  await parent.getByLabel('E-mailadres').fill(iris);
  await parent.locator('main form:not([hidden]) button').first().click();
  await app.mailTo(iris);
  await openLetter(parent, app, iris);
  const seen = parent.getByRole('region', { name: 'Wat er van Noor is gezien' });
  await expect(seen).toContainText('Noor kijkt naar de anderen.');
  await expect(parent.getByText(last)).toHaveCount(0);

  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  await line(mentor, tell).getByRole('link', { name: /Er is iets gezegd/ }).click();
  await mentor.getByLabel('Wat is er gezegd?').fill('We praten er vrijdag over.');
  await mentor.getByRole('button', { name: 'Gebeld Iris Berg' }).click();
  await expect(mentor.locator('.seen', { hasText: last })).toContainText('gebeld met Iris Berg');
  await lead.reload();
  await expect(line(lead, tell)).toHaveCount(0);

  await parent.goto('/family');
  await expect(seen).toContainText(last);
  await expect(parent.getByText('twee keer achter elkaar laag')).toHaveCount(0);
  await a11y(parent);
});
