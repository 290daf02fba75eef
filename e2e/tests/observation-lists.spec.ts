import type { Page } from '@playwright/test';
import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Zilverspar';
const anna = 'anna@zilverspar.example';
const carla = 'carla@zilverspar.example';
const petra = 'petra@zilverspar.example';
const iris = 'iris@thuis.example';

/** Noor was observed five months ago. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name         | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit    | ${anna}  | pm
    carla | uil   | ma di wo do vr | Carla Vos    | ${carla} | pm
    petra |       |                | Petra Beleid | ${petra} | policy
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_observation
    noor  | egel  | ${aged(2)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-150)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const list = `code = "taal"
naam = "Taal op de groep"
versie = "1"
bron = "Eigen lijst van De Zilverspar"
vanaf_maanden = 24
tot_maanden = 48

[[schaal]]
code = "lukt"
waarden = [
  { code = "nog-niet", woord = "nog niet", uitleg = "Er was gelegenheid voor, het gebeurde niet." },
  { code = "soms", woord = "soms", uitleg = "Niet elke keer." },
  { code = "ja", woord = "ja", uitleg = "Op gewone dagen bijna altijd." },
]

[[onderdeel]]
naam = "Luisteren"

[[onderdeel.punt]]
code = "volgt"
tekst = "Volgt een verhaaltje in de kring"

[[onderdeel.punt]]
code = "begrijpt"
tekst = "Begrijpt wat er gevraagd wordt"

[[onderdeel]]
naam = "Vertellen"

[[onderdeel.punt]]
code = "vertelt"
tekst = "Vertelt uit zichzelf iets"

[[onderdeel.punt]]
code = "vraagt"
tekst = "Vraagt hoe iets heet"
`;

async function load(page: Page, text: string): Promise<void> {
  await page.getByLabel('Bestand').setInputFiles({ name: 'taal.toml', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Lees in' }).click();
}

const answer = (page: Page, item: string, word: string) => page.getByRole('group', { name: item }).getByText(word, { exact: true });

/** Begins an observation of Noor that belongs to the cycle, and goes on to its end. */
async function observe(page: Page, text: string): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await page.getByRole('link', { name: 'Observeren' }).click();
  await page.getByLabel('Wat zag je?').fill(text);
  await page.getByText('Hoort bij het volgen van de ontwikkeling').click();
  await page.getByRole('button', { name: 'Verder naar afronden' }).click();
}

async function finish(page: Page): Promise<void> {
  await page.getByText('Nee, geen bijzonderheden').click();
  for (const scale of ['Welbevinden', 'Betrokkenheid']) {
    await page.getByRole('group', { name: scale }).getByRole('radio', { name: /^4:/ }).check({ force: true });
  }
  await page.getByRole('button', { name: 'Afronden' }).click();
}

test('U10: a list of the organisation is filled in with an observation, read by the parents, and shows what changed', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, carla, petra);
  await app.clock.to(day());
  for (const person of [anna, carla]) await signIn(person);

  // The policy officer: a list with mistakes is refused with all of them, the mended one is looked at and turned on.
  const officer = await signIn(petra);
  await officer.goto('/protocol');
  await officer.getByRole('link', { name: 'Observatielijsten' }).click();
  await expect(officer.getByText('Er is nog geen lijst')).toBeVisible();
  await load(officer, list.replace('"1"', '1').replace('= 48', '= 12').replace('"vraagt"', '"vertelt"'));
  const refused = officer.getByRole('alert');
  await expect(refused.getByRole('listitem')).toHaveCount(3);
  await expect(refused).toContainText('Regel 3: bij ‘versie’ hoort een tekst');
  await expect(refused).toContainText('Regel 6: ‘tot_maanden’ moet hoger zijn dan ‘vanaf_maanden’.');
  await expect(refused).toContainText('‘vertelt’ staat er twee keer');
  await expect(officer.getByText('Er is nog geen lijst')).toBeVisible();
  await a11y(officer);
  await load(officer, list);
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Taal op de groep');
  await expect(officer.getByText('Volgt een verhaaltje in de kring')).toBeVisible();
  await officer.getByRole('button', { name: 'Zet aan' }).click();
  await expect(officer.getByRole('alert')).toContainText('Kies voor welke opvang de lijst is.');
  await officer.getByText('dagopvang', { exact: true }).click();
  await a11y(officer);
  await officer.getByRole('button', { name: 'Zet aan' }).click();
  await expect(officer.getByRole('status')).toContainText('De lijst is aan');
  // Their protocol asks for an observation every six months.
  await changeProtocol(officer, withSetting('observation.observation_months', 0, 6));

  // The observation is due, and late; the list comes with it.
  await app.clock.to(day(49));
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  const due = mentor.getByRole('listitem').filter({ hasText: 'Observeer Noor een keer gericht' });
  await expect(due).toContainText(/dagen te laat/);
  await observe(mentor, 'In de kring zat Noor vooraan.');
  await mentor.getByRole('link', { name: 'Vul in' }).click();
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Luisteren');
  await answer(mentor, 'Volgt een verhaaltje in de kring', 'soms').click();
  await answer(mentor, 'Begrijpt wat er gevraagd wordt', 'niet gezien').click();
  await mentor.getByText('Opmerking', { exact: false }).first().click();
  await mentor.getByLabel('Korte opmerking').first().fill('Bij een prentenboek wel.');
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Bewaar en verder' }).click();
  await answer(mentor, 'Vertelt uit zichzelf iets', 'nog niet').click();
  const half = mentor.url();
  await mentor.getByRole('button', { name: 'Bewaar voor later' }).click();

  // It goes on where it stopped; what is blank is counted and not demanded.
  await mentor.goto('/observations');
  await mentor.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(mentor.getByText('1 punt niet ingevuld')).toBeVisible();
  await mentor.goto(half);
  await expect(mentor.getByRole('group', { name: 'Vertelt uit zichzelf iets' }).getByRole('radio', { name: 'nog niet' })).toBeChecked();
  await mentor.getByRole('button', { name: 'Bewaar en rond af' }).click();
  await finish(mentor);
  const file = mentor.url();
  const seen = mentor.locator('.seen', { hasText: 'In de kring zat Noor vooraan.' });
  await seen.locator('summary', { hasText: 'Taal op de groep' }).click();
  await expect(seen).toContainText('Volgt een verhaaltje in de kring: soms');
  await expect(seen).toContainText('Begrijpt wat er gevraagd wordt: niet gezien');
  await expect(seen).not.toContainText('Vraagt hoe iets heet');
  await a11y(mentor);

  // A colleague of another group has nothing to look for here.
  const other = await signIn(carla);
  expect((await other.goto(half))?.status()).toBe(404);

  // Parents read it once they were told.
  await mentor.goto(file);
  await seen.getByRole('link', { name: /^Vertel de ouders/ }).click();
  await mentor.getByRole('button', { name: 'Bij ophalen Iris Berg' }).click();

  // Half a year later: what is other than the time before.
  await app.clock.to(day(230));
  const later = await signIn(anna);
  await observe(later, 'Noor vertelde over de trein.');
  await later.getByRole('link', { name: 'Vul in' }).click();
  await answer(later, 'Volgt een verhaaltje in de kring', 'soms').click();
  await later.getByRole('button', { name: 'Bewaar en verder' }).click();
  await answer(later, 'Vertelt uit zichzelf iets', 'ja').click();
  await later.getByRole('button', { name: 'Bewaar en rond af' }).click();
  await finish(later);
  const now = later.locator('.seen', { hasText: 'Noor vertelde over de trein.' });
  await now.getByText('1 verandering').click();
  await expect(now).toContainText('Vertelt uit zichzelf iets: ja eerder: nog niet');
  await expect(now.getByText('eerder:')).toHaveCount(1);

  // The parents read the first, of which they were told, and not the second yet.
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByRole('link', { name: 'Ingevulde observatielijsten (1)' }).click();
  await expect(page.getByText('Bij een prentenboek wel.')).toBeVisible();
  await expect(page.getByText('Vertelt uit zichzelf iets: nog niet')).toBeVisible();
  await expect(page.getByText('eerder:')).toHaveCount(0);
  await a11y(page);
});
