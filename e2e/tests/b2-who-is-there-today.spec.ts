import type { Locator, Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Steiger';
const leni = 'leni@steiger.example';
const anna = 'anna@steiger.example';
const bram = 'bram@steiger.example';
const dirk = 'dirk@steiger.example';
const iris = 'iris@thuis.example';

const files: Record<string, string> = {
  'groups.csv': table(`
    group | location | kind | name
    beer  | zon      | kdv  | Beren
    das   | zon      | kdv  | Dassen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | beer  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | beer  | ma di wo       | Bram Kok  | ${bram} | pm
    dirk  | das   | ma di wo do vr | Dirk Veen | ${dirk} | pm
    leni  | beer  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days     | first_name | last_name | from       | mentor | mentor_since
    noor  | beer  | ${aged(2)} | ma di vr | Noor       | Berg      | ${day(-90)} | anna   | ${day(-80)}
    sam   | beer  | ${aged(3)} | ma di    | Sam        | Dal       | ${day(-90)} | bram   | ${day(-80)}
    lot   | das   | ${aged(2)} | ma di wo | Lot        | Ree       | ${day(-90)} | dirk   | ${day(-80)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const today = (page: Page): Locator => page.getByRole('region', { name: 'Vandaag' });
const ill = (page: Page, name: string): Locator => today(page).getByRole('button', { name: `Ziek ${name}` });
const toDays = (page: Page): Promise<void> => today(page).getByRole('link', { name: 'Alle dagen' }).click();

/** The parents' page, as Iris sees it on her phone. */
async function atHome(page: Page, said: string | RegExp): Promise<void> {
  await page.goto('/family');
  await expect(page.getByRole('main')).toContainText(said);
}

test.describe.configure({ mode: 'serial' });

test.describe('B2: who is there today', () => {
  test('B15: ill today takes a pm’er one tap from the group, for a child and for a colleague, and can be undone', async ({
    app,
    signIn,
  }) => {
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna, bram, dirk);
    await app.clock.to(day());
    await signIn(leni);
    await signIn(dirk);
    const page = await signIn(bram);
    await page.goto('/groups');
    await expect(page).toHaveURL(/\/groups\/[^/]+$/);
    await expect(today(page)).toContainText(/Noor.*Sam/s);
    const desk = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 360, height: 780 });
    await expect(ill(page, 'Noor')).toBeInViewport({ ratio: 1 });
    await page.setViewportSize(desk);
    await a11y(page);

    const taps = new Taps();
    await taps.on(ill(page, 'Sam'));
    await expect(page.getByText('Sam is vandaag ziek gemeld.')).toBeVisible();
    expect(taps.count).toBeLessThanOrEqual(2);
    await expect(today(page).getByRole('listitem').filter({ hasText: 'Sam' })).toContainText('ziek');
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await expect(ill(page, 'Sam')).toBeVisible();

    const more = new Taps();
    await more.on(ill(page, 'Anna'));
    expect(more.count).toBeLessThanOrEqual(2);
    await expect(today(page).getByRole('listitem').filter({ hasText: 'Anna' })).toContainText('ziek');

    // Dirk is of another group: he can neither see nor say anything here.
    const other = await signIn(dirk);
    expect((await other.goto(new URL(page.url()).pathname))?.status()).toBe(404);
  });

  test('B2: the mentor is ill, and the parent is told whom to ask; somebody who stands in comes after the own team', async ({
    app,
    page,
    signIn,
  }) => {
    // The parent's own link comes from the page that sends one to whoever is known.
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByText('Anna is er vandaag niet. Vraag vandaag naar Bram.')).toBeVisible();
    await a11y(page);

    const lead = await signIn(leni);
    await lead.getByRole('link', { name: 'Beren', exact: true }).click();
    await ill(lead, 'Bram').click();
    await expect(lead.getByText('Bram is vandaag ziek gemeld.')).toBeVisible();
    await toDays(lead);
    await a11y(lead);
    await lead.getByRole('link', { name: 'Invaller' }).click();
    await a11y(lead);
    await lead.getByLabel('Naam van iemand anders').fill('Ria Zomer');
    await lead.getByRole('button', { name: 'Opslaan' }).click();
    await expect(lead.getByText('Ria Zomer valt in op Beren. Deze naam staat niet in de planning.')).toBeVisible();
    await atHome(page, 'Vraag vandaag naar Ria (invaller).');
    await expect(page.getByText('De mentor van Noor')).toBeVisible();
    await expect(page.locator('.mentor-words b').first()).toHaveText('Anna Smit');

    // Bram is better after all.
    await today(await open(lead)).getByRole('button', { name: 'Weer aanwezig Bram' }).click();
    await atHome(page, 'Vraag vandaag naar Bram.');

    // The next day Anna is there again by herself: she was ill for a day.
    await app.clock.forward(1);
    await openLetter(page, app, iris);
    await expect(page.getByText('Anna is er vandaag niet')).toHaveCount(0);
    await expect(page.locator('.mentor-words b').first()).toHaveText('Anna Smit');
  });

  test('B2: a swapped day, groups together and a closed location reach the group and the parent', async ({
    app,
    page,
    signIn,
  }) => {
    const lead = await signIn(leni);
    await lead.getByRole('link', { name: 'Beren', exact: true }).click();
    await toDays(lead);
    await lead.getByRole('link', { name: 'Dagen van de locatie' }).click();
    await lead.getByLabel('Eerste dag').fill(day(3));
    await lead.getByLabel('Laatste dag').fill(day(3));
    await lead.getByLabel(/^Reden/).fill('studiedag');
    await lead.getByRole('button', { name: 'Sluit op deze dagen' }).click();
    await expect(lead.getByRole('region', { name: 'Gesloten' })).toContainText('gesloten — studiedag');
    await a11y(lead);

    // To a closed day nobody swaps; to the Wednesday Noor does.
    await lead.getByRole('link', { name: 'Beren' }).click();
    await lead.getByRole('link', { name: 'Ruildag of extra dag' }).click();
    await lead.getByLabel('Wie').selectOption({ label: 'Noor Berg' });
    await lead.getByLabel('Dag die erbij komt').fill(day(3));
    await lead.getByLabel(/^In plaats van/).fill(day(4));
    await lead.getByRole('button', { name: 'Opslaan' }).click();
    await expect(lead.getByRole('alert')).toContainText('gesloten: studiedag');
    await expect(lead.getByLabel(/^In plaats van/)).toHaveValue(day(4));
    await a11y(lead);
    await lead.getByLabel('Dag die erbij komt').fill(day(2));
    await lead.getByRole('button', { name: 'Opslaan' }).click();
    await expect(lead.getByText(/De ruildag van Noor staat erin/)).toBeVisible();

    await lead.getByRole('link', { name: 'Samen met een andere groep' }).click();
    await lead.getByLabel('de hele dag').check();
    await lead.getByLabel('Eerste dag').fill(day(2));
    await lead.getByLabel(/^Laatste dag/).fill(day(2));
    await a11y(lead);
    await lead.getByRole('button', { name: 'Opslaan' }).click();
    await expect(lead.getByText('Beren gaat naar Dassen.')).toBeVisible();

    await app.clock.to(day(2));
    const pm = await signIn(dirk);
    await pm.goto('/groups');
    await expect(today(pm).getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('van Beren');
    await expect(today(pm)).toContainText('Beren is hier: de hele dag');
    await openLetter(page, app, iris);
    await expect(page.getByText('De groep is vandaag bij Dassen.')).toBeVisible();

    await app.clock.to(day(3));
    const closed = await signIn(bram);
    await closed.goto('/groups');
    await expect(today(closed)).toContainText('gesloten: studiedag');
    await expect(today(closed).getByRole('button')).toHaveCount(0);
    await openLetter(page, app, iris);
    await expect(page.getByText(/De locatie is vandaag dicht: studiedag\. Weer open:/)).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Weer open: morgen.');
    await a11y(page);
  });
});

/** The page of the Bears, from wherever the lead is. */
async function open(page: Page): Promise<Page> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Beren', exact: true }).click();
  return page;
}
