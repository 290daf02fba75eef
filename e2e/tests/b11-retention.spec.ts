import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const leni = 'leni@linde.example';
const dora = 'dora@linde.example';
const ben = 'ben@linde.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name          | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit     | ${anna} | pm
    leni  | egel  |                | Leni Duin     | ${leni} | teamlead
    dora  |       |                | Dora Directie | ${dora} | director
    ben   |       |                | Ben Beheer    | ${ben}  | admin
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | until      | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-500)} | ${day(20)} | anna   | ${day(-30)}
    sem   | egel  | ${aged(1)} | ma di | Sem        | Tak       | ${day(-90)}  |            | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const text = 'Ze bouwt een toren van twaalf blokken.';

test.describe.configure({ mode: 'serial' });

test('B8: after parents refuse a transfer, the team lead decides with a reason what stays of it', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, leni, dora, ben);
  await app.clock.to(day());
  await signIn(dora);
  await signIn(ben);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Naar school of BSO' }).click();
  await mentor.getByRole('radio', { name: 'naar school' }).check();
  await mentor.getByLabel('Naam van de school of opvang').fill('De Regenboog');
  await mentor.getByLabel('Eerste dag daar').fill(day(30));
  await mentor.getByRole('button', { name: 'Begin de overdracht' }).click();
  const transfer = mentor.url();
  await mentor.getByLabel('Ontwikkeling').fill(text);
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();

  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByRole('region', { name: 'Overdracht van Noor' }).getByRole('link', { name: 'De Regenboog' }).click();
  for (const no of await page.locator('main form').getByRole('radio', { name: 'Nee' }).all()) await no.check();
  await page.getByRole('button', { name: 'Geef mijn antwoord' }).click();

  const lead = await signIn(leni);
  await lead.goto('/kept');
  await expect(lead.getByRole('region', { name: 'Ouders wilden geen overdracht' })).toContainText('De Regenboog');
  await a11y(lead);
  await lead.getByRole('link', { name: 'Noor Berg' }).click();
  await lead.getByRole('radio', { name: /^Weghalen/ }).check();
  await lead.getByLabel('Waarom?').fill('De ouders brengen het zelf.');
  await a11y(lead);
  await lead.getByRole('button', { name: 'Leg dit vast' }).click();
  await expect(lead.getByRole('status')).toContainText('de tekst is weg');
  await lead.getByText('Eerder besloten na een nee').click();
  await expect(lead.getByText('De ouders brengen het zelf.')).toBeVisible();
  await mentor.goto(transfer);
  await expect(mentor.getByText(text)).toHaveCount(0);
  await page.goto('/family');
  await expect(page.getByRole('region', { name: 'Overdracht van Noor' })).toHaveCount(0);
});

test('B11: what is past its term goes when two people say so, late when the second one waits, and nobody else', async ({ app, signIn }) => {
  await app.clock.forward(19 + 3 * 366);
  await changeProtocol(await signIn(dora), withSetting('retention.confirm_working_days', 0, 2));
  await app.clock.forward(1);
  const lead = await signIn(leni);
  await lead.goto('/kept');
  await expect(lead.getByRole('region', { name: 'De termijn is voorbij' })).toContainText('Noor Berg');
  await expect(lead.getByText('Sem Tak'), 'a child that is here').toHaveCount(0);
  await a11y(lead);
  await lead.getByRole('link', { name: 'Noor Berg' }).click();
  await lead.getByLabel('Waarom bewaren?').fill('Een klacht bij de commissie.');
  await a11y(lead);
  await lead.getByRole('button', { name: 'Bewaar alles' }).click();
  await expect(lead.getByRole('status')).toContainText('Er gaat niets van dit kind weg.');

  const admin = await signIn(ben);
  await admin.goto('/retention');
  await expect(admin.getByText('Van 1 kind blijft alles staan')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Stel voor dit weg te halen' })).toHaveCount(0);
  await expect(admin.getByRole('main'), 'numbers, no names').not.toContainText('Noor');
  await a11y(admin);

  await lead.getByLabel('Waarom hoeft het niet meer?').fill('De klacht is afgehandeld.');
  await lead.getByRole('button', { name: 'Bewaar niet langer' }).click();
  await expect(lead.getByText(/mag weg sinds/).first()).toBeVisible();

  await admin.reload();
  await expect(admin.getByRole('listitem').filter({ hasText: 'Dossier' })).toContainText('1 kind');
  await admin.getByRole('button', { name: 'Stel voor dit weg te halen' }).click();
  await expect(admin.getByText('Jij hebt dit voorgesteld.')).toBeVisible();
  await expect(admin.getByText('Uiterlijk te bevestigen op')).toBeVisible();
  await expect(admin.getByText('Bevestig en haal weg'), 'not one’s own').toHaveCount(0);
  await a11y(admin);
  const mentor = await signIn(anna);
  expect((await mentor.goto('/retention'))!.status()).toBe(403);
  expect([403, 404]).toContain((await mentor.goto(new URL(lead.url()).pathname))!.status());

  // Nobody did anything for a week: it is late for whoever can confirm it.
  await app.clock.forward(7);
  const director = await signIn(dora);
  await director.goto('/todo');
  await expect(director.getByText('jij kunt het bevestigen')).toContainText('te laat');
  await a11y(director);
  await director.getByRole('link', { name: 'Naar het voorstel' }).click();
  await expect(director.getByText('Voorgesteld door Ben Beheer.')).toBeVisible();
  await a11y(director);
  await director.getByText('Bevestig en haal weg').click();
  await director.getByRole('button', { name: 'Ja, haal dit voorgoed weg' }).click();
  await expect(director.getByRole('status')).toContainText('Weggehaald.');
  await expect(director.getByText('Voorgesteld door Ben Beheer, bevestigd door Dora Directie.')).toBeVisible();
  await a11y(director);

  await director.goto('/todo');
  await expect(director.getByRole('link', { name: 'Naar het voorstel' })).toHaveCount(0);

  const after = await signIn(leni);
  await after.goto('/kept');
  await expect(after.getByText('Van geen kind is een termijn voorbij.')).toBeVisible();
  await expect(after.getByText('Noor')).toHaveCount(0);
  const verified = await app.cli(['audit', 'verify']);
  expect(verified.stdout).toContain(organisation);
});
