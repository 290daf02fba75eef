import type { Locator, Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const bram = 'bram@linde.example';
const dora = 'dora@linde.example';
const leni = 'leni@linde.example';

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
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_observation
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-200)} | anna   |
    sem   | egel  | ${aged(2)} | ma di wo do vr | Sem        | Dal       | ${day(-200)} | bram   | ${day(-10)}
    liv   | egel  | ${aged(2)} | ma di wo do vr | Liv        | Ree       | ${day(-200)} | bram   | ${day(-60)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email              | custody
    g1       | noor  | Iris Berg | iris@thuis.example | ja
  `),
};

const order = (page: Page): Locator => page.locator('.spread .who');
const row = (page: Page, child: string): Locator => page.locator('.spread > li', { hasText: child });
const picture = (page: Page, child: string, said: string): Locator => row(page, child).getByRole('img', { name: said });

async function openSpread(page: Page): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Wie hebben we gezien?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie hebben we gezien?');
}

async function openFile(page: Page, child: string): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: child, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(child);
}

test.describe.configure({ mode: 'serial' });

test('S2: what was seen before counts, what is for oneself does not, and what was told stands beside what was seen', async ({ app, signIn }) => {
  await app.import(organisation, files);
  await app.invite(organisation, anna, bram, dora, leni);
  await app.clock.to(day());
  for (const person of [dora, leni]) await (await signIn(person)).context().close();
  const page = await signIn(anna);
  await openSpread(page);
  await expect(order(page)).toHaveText(['Noor', 'Liv', 'Sem']);
  await expect(row(page, 'Noor')).toContainText('nog niet gezien');
  await expect(picture(page, 'Liv', '1 observatie, 0 notities, 0 keer contact met ouders')).toBeVisible();
  await expect(row(page, 'Liv').locator('.badge.due')).toContainText('weken geleden');
  await a11y(page);

  await openFile(page, 'Noor');
  await page.getByLabel('Wat zag je?').fill('Zelf nog eens kijken.');
  await page.getByText('alleen voor mij').first().click();
  await page.getByRole('button', { name: 'Bewaar notitie' }).click();
  await openSpread(page);
  await expect(row(page, 'Noor')).toContainText('nog niet gezien');

  const colleague = await signIn(bram);
  await openFile(colleague, 'Noor');
  await colleague.getByRole('link', { name: 'Observeren' }).click();
  await colleague.getByLabel('Wat zag je?').fill('Noor bouwt een brug.');
  await colleague.getByRole('button', { name: 'Verder naar afronden' }).click();
  await colleague.getByText('Nee, geen bijzonderheden').click();
  await colleague.getByRole('button', { name: 'Afronden' }).click();
  await colleague.getByRole('link', { name: 'Vertel de ouders' }).first().click();
  await colleague.getByRole('button', { name: 'Gebeld Iris Berg' }).click();
  await expect(colleague.getByRole('status')).toContainText('de ouders van Noor weten het');
  await openSpread(page);
  await expect(order(page)).toHaveText(['Liv', 'Sem', 'Noor']);
  await expect(picture(page, 'Noor', '1 observatie, 0 notities, 1 keer contact met ouders')).toBeVisible();
  await expect(row(page, 'Noor').locator('.contact'), 'told on the same day: not hidden').toHaveCount(1);
});

test('S2: after six weeks a child stands out; a day to come is refused; the team lead sees who was seen again', async ({ app, signIn }) => {
  await app.clock.to(day(42));
  const before = await signIn(anna);
  await openSpread(before);
  await expect(row(before, 'Noor').locator('.badge.due'), 'six weeks are not yet too long').toHaveCount(0);
  await app.clock.to(day(43));
  const page = await signIn(anna);
  await openSpread(page);
  await expect(order(page)).toHaveText(['Liv', 'Sem', 'Noor']);
  await expect(row(page, 'Noor').locator('.badge.due')).toHaveText('6 weken geleden');

  await openFile(page, 'Liv');
  await page.getByLabel('Wat zag je?').fill('Liv zingt mee in de kring.');
  await page.getByText('Een andere dag dan vandaag').first().click();
  await page.getByLabel('Gezien op').fill(day(44));
  await page.getByRole('button', { name: 'Bewaar notitie' }).click();
  await expect(page.getByRole('alert')).toContainText('Deze dag moet nog komen.');
  await expect(page.getByLabel('Wat zag je?')).toHaveValue('Liv zingt mee in de kring.');
  await a11y(page);
  await openSpread(page);
  await expect(order(page).first(), 'nothing was kept').toHaveText('Liv');
  await openFile(page, 'Liv');
  await page.getByLabel('Wat zag je?').fill('Liv zingt mee in de kring.');
  await page.getByRole('button', { name: 'Bewaar notitie' }).click();

  const lead = await signIn(leni);
  await lead.goto('/overview');
  await lead.getByRole('link', { name: 'Egels', exact: true }).click();
  await lead.getByRole('link', { name: 'Wie hebben we gezien?' }).click();
  await expect(order(lead)).toHaveText(['Sem', 'Noor', 'Liv']);
  await expect(row(lead, 'Liv')).toContainText('vandaag');
  await expect(row(lead, 'Sem').locator('.badge.due')).toBeVisible();
  await a11y(lead);
  const other = await signIn(dora);
  expect((await other.goto(new URL(lead.url()).pathname))!.status()).toBe(404);
});
