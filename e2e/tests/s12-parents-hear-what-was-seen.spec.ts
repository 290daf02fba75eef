import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const bram = 'bram@linde.example';
const dora = 'dora@linde.example';
const leni = 'leni@linde.example';
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
    child | group | birth_date | days  | first_name | last_name | from        | mentor
    noor  | egel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | anna
    sem   | egel  | ${aged(3)} | ma di | Sem        | Dal       | ${day(-90)} | bram
  `),
  'guardians.csv': table(`
    guardian | child | name       | email               | custody
    g1       | noor  | Iris Berg  | ${iris}  | ja
    g2       | noor  | Joost Berg | joost@thuis.example | ja
    g3       | noor  | Karel Oom  | karel@thuis.example | nee
  `),
};

const line = (page: Page, title: string | RegExp) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const tell = 'Vertel de ouders van Noor over je observatie';

async function observe(page: Page, child: string, text: string, particulars: 'ja' | 'nee'): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: child, exact: true }).first().click();
  await page.getByRole('link', { name: 'Observeren' }).click();
  await page.getByLabel('Wat zag je?').fill(text);
  await page.getByRole('button', { name: 'Verder naar afronden' }).click();
  await page.getByText(particulars === 'ja' ? 'Ja, er zijn bijzonderheden' : 'Nee, geen bijzonderheden').click();
  await page.getByRole('button', { name: 'Afronden' }).click();
  await expect(page.getByText(text)).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test.describe('S12: parents hear what was seen', () => {
  let file: string;

  test('S12: contact after each finished observation is due to the mentor, and takes two taps', async ({ app, signIn }) => {
    await app.import(organisation, files, '--profile', 'second-home');
    await app.invite(organisation, anna, bram, dora, leni);
    await app.clock.to(day());
    for (const person of [anna, dora, leni]) await signIn(person);
    const colleague = await signIn(bram);
    await observe(colleague, 'Noor', 'Noor deelt haar fruit.', 'nee');
    file = new URL(colleague.url()).pathname;

    const page = await signIn(anna);
    const taps = new Taps();
    await taps.on(page.getByRole('link', { name: 'Te doen' }));
    await expect(line(page, tell)).toContainText('Iris Berg');
    await expect(line(page, tell)).toContainText('Joost Berg');
    await expect(line(page, tell)).not.toContainText('Karel');
    await line(page, tell).getByText('Waarom?').click();
    await expect(line(page, tell)).toContainText('De mentor zal na een gemaakte observatie contact hebben');
    await a11y(page);
    await taps.on(line(page, tell).getByRole('button', { name: 'Bij ophalen Iris Berg' }));
    expect(taps.count).toBe(2);
    await expect(page.getByRole('status')).toContainText('Genoteerd: de ouders van Noor weten het.');
    await expect(line(page, tell)).toHaveCount(0);

    // A mistake is taken back: it was a message to both, and something was said.
    await page.getByRole('button', { name: 'Toch niet' }).click();
    await page.goto('/todo');
    await line(page, tell).getByRole('link', { name: /Er is iets gezegd/ }).click();
    await page.getByLabel('Wat is er gezegd?').fill('Thuis deelt ze ook graag.');
    await a11y(page);
    await page.getByRole('button', { name: 'Bericht Allebei' }).click();
    const seen = page.locator('.seen', { hasText: 'Noor deelt haar fruit.' });
    await expect(seen).toContainText('bericht aan Iris Berg, Joost Berg');
    await expect(seen).toContainText('Thuis deelt ze ook graag.');
    await a11y(page);
  });

  test('S12: what nobody tells is late, a day that cannot be is refused, and the team lead sees it', async ({ app, signIn }) => {
    await observe(await signIn(bram), 'Noor', 'Noor zingt mee in de kring.', 'nee');
    await app.clock.to(day(21));
    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(line(lead, tell)).toContainText(/\d+ dagen te laat/);
    await lead.goto(file);
    await expect(lead.locator('.seen', { hasText: 'Noor zingt mee' }).locator('.badge.late')).toHaveText('te vertellen');
    await a11y(lead);

    const page = await signIn(anna);
    await page.goto('/todo');
    await line(page, tell).getByRole('link', { name: /Er is iets gezegd/ }).click();
    await page.getByLabel('Wat is er gezegd?').fill('Papa vond het leuk om te horen.');
    await page.getByText('Een andere dag dan vandaag').click();
    await page.getByLabel('Verteld op').fill('1990-01-01');
    await page.getByRole('button', { name: 'Gebeld Joost Berg' }).click();
    await expect(page.getByRole('alert')).toContainText('Kies die dag of een latere.');
    await expect(page.getByLabel('Wat is er gezegd?')).toHaveValue('Papa vond het leuk om te horen.');
    await a11y(page);
    await page.getByLabel('Verteld op').fill(day(2));
    await page.getByRole('button', { name: 'Gebeld Joost Berg' }).click();
    await expect(page.locator('.seen', { hasText: 'Noor zingt mee' })).toContainText('gebeld met Joost Berg');

    await lead.goto('/todo');
    await expect(line(lead, tell)).toHaveCount(0);
    const other = await signIn(dora);
    expect((await other.goto(file))?.status()).toBe(404);
  });

  test('S12: particulars ask for a talk, at a moment that the parents choose', async ({ app, page: parent, signIn }) => {
    const asked = 'Plan een gesprek met de ouders van Noor over de bijzonderheden';
    const seen = (page: Page) => page.locator('.seen', { hasText: 'Noor trekt zich vaak terug.' });
    await observe(await signIn(anna), 'Noor', 'Noor trekt zich vaak terug.', 'ja');
    const page = await signIn(anna);
    await page.goto('/todo');
    await line(page, asked).getByText('Anders').click();
    await line(page, asked).getByLabel('Dag').fill(day(-1));
    await line(page, asked).getByRole('button', { name: 'Toen gehad' }).click();
    await expect(page.getByRole('alert')).toContainText('op die dag was de observatie er nog niet');

    // The parents choose a moment, and know about what it is.
    await line(page, asked).getByRole('link', { name: /^Bied momenten aan/ }).click();
    await expect(page.getByText('Gesprek na een observatie')).toBeVisible();
    await a11y(page);
    const letters = (await app.mails(iris)).length;
    await page.getByRole('button', { name: 'Stuur naar de ouders' }).click();
    await expect(page.getByRole('status')).toContainText('De ouders van Noor kunnen kiezen uit 3 momenten.');
    await expect.poll(async () => (await app.mails(iris)).length).toBeGreaterThan(letters);
    await openLetter(parent, app, iris, /\/family#talk-[0-9a-f-]+$/);
    await expect(parent.getByRole('heading', { name: 'Gesprek na een observatie' })).toBeVisible();
    await parent.getByRole('radio').first().click();
    await parent.getByRole('button', { name: 'Kies dit moment' }).click();
    await expect(parent.getByText('We spreken elkaar')).toBeVisible();
    await page.goto(file);
    await expect(seen(page)).toContainText('Gesprek over de bijzonderheden gepland');

    // The day passes and nobody says that the talk was held: it is due again, and late after its term.
    await app.clock.to(day(60));
    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(line(lead, asked)).toContainText(/\d+ dagen te laat/);
    const mentor = await signIn(anna);
    await mentor.goto(file);
    await expect(seen(mentor).locator('.badge.late', { hasText: 'gesprek te plannen' })).toBeVisible();
    await seen(mentor).getByRole('link', { name: 'Bied momenten aan' }).click();
    await expect(mentor.getByRole('region', { name: 'Voorbereiden' })).toContainText('Noor trekt zich vaak terug.');
    await mentor.getByLabel('Wat is er besproken?').fill('Thuis is zij ook stiller. We kijken samen een maand.');
    await a11y(mentor);
    await mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
    await mentor.goto(file);
    await expect(seen(mentor)).toContainText('Gesprek over de bijzonderheden gehad');
    await app.mailTo(iris);
    await openLetter(parent, app, iris);
    await expect(parent.getByText('Thuis is zij ook stiller.')).toBeVisible();
    await lead.goto('/todo');
    await expect(line(lead, asked)).toHaveCount(0);
  });
});
