import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Beuk';
const anna = 'anna@beuk.example';
const bram = 'bram@beuk.example';
const dora = 'dora@beuk.example';
const leni = 'leni@beuk.example';

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
    guardian | child | name      | email              | custody
    g1       | noor  | Iris Berg | iris@thuis.example | ja
  `),
};

const openFile = async (page: Page, child: string): Promise<void> => {
  await page.goto('/groups');
  await page.getByRole('link', { name: child, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(child);
  await page.waitForLoadState();
};

test.describe.configure({ mode: 'serial' });

test.describe('S7: observing is light work', () => {
  let noor: string;

  test('S7: a note in three taps, and the mentor sees that it is new', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, anna, bram, dora, leni);
    await app.clock.to(day());
    await signIn(anna);
    await signIn(dora);
    await signIn(leni);
    const page = await signIn(bram);
    const taps = new Taps();
    await taps.on(page.getByRole('link', { name: 'Noor', exact: true }).first());
    noor = new URL(page.url()).pathname;
    await a11y(page);
    await taps.on(page.getByLabel('Wat zag je?'));
    await page.getByLabel('Wat zag je?').fill('Noor bouwt voor het eerst een toren van acht blokken.');
    await taps.on(page.getByRole('button', { name: 'Bewaar notitie' }));
    expect(taps.count).toBe(3);
    await expect(page.getByRole('status')).toContainText('Bewaard bij Noor.');
    await expect(page.getByText('een toren van acht blokken')).toBeVisible();
    await a11y(page);

    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    const row = mentor.locator('.kid', { hasText: 'Noor' });
    await expect(row).toContainText('1 nieuw');
    await openFile(mentor, 'Noor');
    await expect(mentor.getByText('een toren van acht blokken')).toBeVisible();
    await expect(mentor.locator('.seen .badge', { hasText: 'nieuw' })).toBeVisible();
    await mentor.goto('/groups');
    await expect(row).not.toContainText('nieuw');
  });

  test('S7: a draft waits on the device, a mistake loses nothing, undone and done again', async ({ signIn }) => {
    const page = await signIn(bram);
    await openFile(page, 'Noor');
    const text = page.getByLabel('Wat zag je?');
    await text.fill('Half een zin');
    await page.goto('/groups');
    await page.goto(noor);
    await expect(text).toHaveValue('Half een zin');
    await expect(page.getByText('Je tekst van daarnet staat er nog.')).toBeVisible();
    await a11y(page);
    await page.getByRole('button', { name: 'Gooi weg' }).click();
    await expect(text).toHaveValue('');

    // A date from before the child was born, and a text that is too long: both are still there.
    await page.getByText('Een andere dag dan vandaag').click();
    await page.getByLabel('Gezien op').fill('1990-01-01');
    await text.fill('Sliep vandaag kort.');
    await page.getByRole('button', { name: 'Bewaar notitie' }).click();
    await expect(page.getByRole('alert')).toContainText('Toen was Noor nog niet geboren.');
    await expect(text).toHaveValue('Sliep vandaag kort.');
    await a11y(page);
    await page.getByLabel('Gezien op').fill(day());
    // A browser on a busy machine needs its time to lay out a word of a million letters.
    const patient = { timeout: 60_000 };
    await text.fill('a'.repeat(1_000_000), patient);
    await page.getByRole('button', { name: 'Bewaar notitie' }).click(patient);
    await expect(page.getByRole('alert')).toContainText('Deze tekst heeft 1.000.000 tekens.', patient);
    expect((await text.inputValue()).length).toBe(1_000_000);
    await text.fill('Sliep vandaag kort.', patient);
    await page.getByText('alleen voor mij').click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Bewaar notitie' }).click();
    await expect(page.getByRole('status')).toContainText('Geen verbinding.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Bewaar notitie' }).click();

    await expect(page.getByText('Sliep vandaag kort.')).toBeVisible();
    await page.getByRole('button', { name: 'Toch niet' }).click();
    await expect(page.getByRole('status')).toContainText('Je notitie is weg.');
    await expect(page.getByText('Sliep vandaag kort.')).toHaveCount(0);
    await page.getByRole('button', { name: 'Zet terug' }).click();
    await expect(page.getByText('Sliep vandaag kort.')).toBeVisible();
    await expect(text).toHaveValue('');

    // The tablet is passed on: nothing of what was typed is left.
    await text.fill('Nog niet bewaard');
    await page.locator('details.menu summary').filter({ hasText: 'Menu van' }).click();
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await expect(page.locator('main input[type=email]')).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    // What is for oneself nobody else sees.
    const mentor = await signIn(anna);
    await openFile(mentor, 'Noor');
    await expect(mentor.getByText('Sliep vandaag kort.')).toHaveCount(0);

    // A colleague of another location has nothing to look for here.
    const other = await signIn(dora);
    expect((await other.goto(noor))?.status()).toBe(404);
  });

  test('S7: one note or several become an observation, and names of other children are seen in time', async ({ signIn }) => {
    const page = await signIn(anna);
    await openFile(page, 'Noor');
    await page.getByRole('link', { name: 'Maak er een observatie van' }).first().click();
    await expect(page.getByLabel('Wat zag je?')).toHaveValue('Noor bouwt voor het eerst een toren van acht blokken.');
    await a11y(page);
    await page.getByLabel('Waar keek je naar?').fill('Bouwen');
    await page.getByLabel('Wat zag je?').fill('Noor bouwt een toren. Sem geeft Noor de blokken aan.');
    await page.getByText('Hoort bij het volgen van de ontwikkeling').click();
    await page.getByRole('button', { name: 'Verder naar afronden' }).click();

    await expect(page.getByText('De naam Sem staat in de tekst.')).toBeVisible();
    await a11y(page);
    await page.getByText('Nee, geen bijzonderheden').click();
    await page.getByRole('group', { name: 'Welbevinden' }).getByRole('radio', { name: /^4:/ }).check({ force: true });
    await page.getByRole('group', { name: 'Betrokkenheid' }).getByRole('radio', { name: /^3.5:/ }).check({ force: true });
    await page.getByText('Persoonlijke competentie').click();
    await page.getByRole('button', { name: 'Afronden' }).click();
    await expect(page.getByRole('alert')).toContainText('Kijk eerst naar de namen in de tekst.');
    await expect(page.getByRole('group', { name: 'Betrokkenheid' }).getByRole('radio', { checked: true })).toHaveAttribute('value', '3.5');
    await a11y(page);
    await page.getByRole('link', { name: 'Aanpassen' }).click();
    await page.getByLabel('Wat zag je?').fill('Noor bouwt een toren. Een ander kind geeft de blokken aan.');
    await page.getByRole('button', { name: 'Verder naar afronden' }).click();
    await expect(page.getByText('staat in de tekst')).toHaveCount(0);
    await page.getByText('Nee, geen bijzonderheden').click();
    await page.getByRole('group', { name: 'Welbevinden' }).getByRole('radio', { name: /^4:/ }).check({ force: true });
    await page.getByRole('group', { name: 'Betrokkenheid' }).getByRole('radio', { name: /^3.5:/ }).check({ force: true });
    await page.getByText('Persoonlijke competentie').click();
    await page.getByRole('button', { name: 'Afronden' }).click();

    const line = page.locator('.seen', { hasText: 'Noor bouwt een toren' });
    await expect(line).toContainText('Welbevinden 4');
    await expect(line).toContainText('Betrokkenheid 3½');
    await expect(line).toContainText('Persoonlijke competentie');
    await expect(line).toContainText('uit 1 notitie');
    await a11y(page);

    // It changes only in sight of everybody.
    await line.getByRole('link', { name: 'Verbeteren' }).click();
    await a11y(page);
    await page.getByLabel('Wat zag je?').fill('Noor bouwt een toren van negen blokken.');
    await page.getByLabel('Persoonlijke competentie').uncheck({ force: true });
    await page.getByLabel('Sociale competentie').check({ force: true });
    await page.getByRole('button', { name: 'Bewaar de verbetering' }).click();
    const colleague = await signIn(bram);
    await openFile(colleague, 'Noor');
    const corrected = colleague.locator('.seen', { hasText: 'negen blokken' });
    await corrected.getByText('1 keer verbeterd').click();
    await expect(corrected).toContainText('Een ander kind geeft de blokken aan.');
    await expect(corrected.locator('.before')).toContainText('Persoonlijke competentie');
    await expect(corrected).toContainText('Sociale competentie');
    await expect(corrected).toContainText('Anna Smit');
    await a11y(colleague);
  });

  test('S7: several children at once, each with its own text', async ({ signIn }) => {
    const page = await signIn(anna);
    await page.goto('/groups');
    await page.getByRole('link', { name: 'Observeer meer kinderen' }).click();
    await a11y(page);
    await page.getByRole('checkbox', { name: /Noor/ }).check();
    await page.getByRole('checkbox', { name: /Sem/ }).check();
    await page.getByRole('button', { name: 'Schrijf over deze kinderen' }).click();
    await a11y(page);
    await page.getByLabel('Over Noor').fill('Noor wacht op haar beurt.');
    await page.getByLabel('Over Sem').fill('Sem deelt het fruit uit.');
    await page.getByRole('button', { name: 'Bewaar voor elk kind' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nog niet af');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
    await a11y(page);
    await page.getByRole('link', { name: 'Afronden Sem' }).click();
    await page.getByText('Nee, geen bijzonderheden').click();
    await page.getByRole('button', { name: 'Afronden' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Sem Dal');

    // A colleague sees what is finished, and not what is not.
    const lead = await signIn(leni);
    await lead.goto(noor);
    await expect(lead.getByText('Noor wacht op haar beurt.')).toHaveCount(0);
    await lead.goto(new URL(page.url()).pathname);
    await expect(lead.getByText('Sem deelt het fruit uit.')).toBeVisible();
  });
});
