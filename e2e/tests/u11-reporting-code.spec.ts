import { a11y, aged, day, expect, openLetter, sideways, table, test } from '../harness/test.ts';
import { changeProtocol, withSetting } from '../harness/protocol.ts';

const organisation = 'Kinderopvang De Berk';
const anna = 'anna@berk.example';
const bram = 'bram@berk.example';
const dirk = 'dirk@berk.example';
const leni = 'leni@berk.example';
const petra = 'petra@berk.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit   | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok    | ${bram}  | pm
    dirk  |       |                | Dirk Baas   | ${dirk}  | director
    leni  | egel  |                | Leni Duin   | ${leni}  | teamlead
    petra |       |                | Petra Wacht | ${petra} | protection
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const signals = 'Noor heeft blauwe plekken op haar rug.';

test.describe.configure({ mode: 'serial' });

let file: string;

test('U11: the reporting code begins with who it is not about, and a colleague does not find it', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram, dirk, leni, petra);
  await app.clock.to(day());
  await (await signIn(bram)).context().close();
  await (await signIn(leni)).context().close();
  const director = await signIn(dirk);
  await changeProtocol(director, withSetting('reporting_code.sealed_working_days', 0, 2));
  const officer = await signIn(petra);
  await officer.getByRole('link', { name: 'Meldcode' }).first().click();
  await officer.getByRole('link', { name: 'Vragen bij het wegen' }).click();
  await expect(officer.getByText('voorbeeld', { exact: true })).toBeVisible();
  await a11y(officer);
  await officer.getByLabel(/^Vragen/).fill('Is het kind veilig?\nHelpt de hulp?');
  await officer.getByLabel('de leidinggevende van de locatie').check();
  await officer.getByRole('button', { name: 'Bevestig' }).click();
  await expect(officer.getByRole('status')).toContainText('Bevestigd.');

  // The version of the protocol holds from tomorrow on.
  await app.clock.forward(1);
  const colleague = await signIn(bram);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Meldcode' }).click();
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Meldcode');
  await mentor.waitForLoadState('networkidle');
  let sent = 0;
  mentor.on('request', () => (sent += 1));
  await mentor.getByText('Ja, het gaat om een collega').click();
  await expect(mentor.getByRole('link', { name: /vertrouwensinspecteur/ })).toHaveAttribute('href', 'tel:09001113111');
  expect(sent, 'that answer is not even sent').toBe(0);
  await a11y(mentor);
  await mentor.getByText('Nee, het gaat niet om een collega').click();
  await mentor.getByLabel(/^Wat zie je/).fill(signals);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Begin de meldcode' }).click();
  await expect(mentor.getByRole('status')).toContainText('De meldcode is begonnen.');
  await expect(mentor.getByRole('heading', { name: 'Vraag advies' })).toBeVisible();
  await a11y(mentor);
  file = new URL(mentor.url()).pathname;
  await expect.poll(async () => (await app.mailTo(petra)).subject).toContain('vertrouwelijks');
  const mail = await app.mailTo(petra);
  expect(mail.subject + mail.text).not.toMatch(/noor|meldcode|egel/i);

  expect((await colleague.goto(file))!.status()).toBe(404);
  await colleague.goto('/groups');
  await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await expect(colleague.getByText('blauwe plekken')).toHaveCount(0);
});

test('U11: the reporting code is late without a name, is weighed, decided and reported, and the parent sees nothing', async ({ app, page, signIn }) => {
  await app.clock.forward(7);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  const due = mentor.getByRole('listitem').filter({ hasText: 'Een vertrouwelijke stap' });
  await expect(due).toContainText('te laat');
  await expect(due).not.toContainText('Noor');
  await due.getByRole('link', { name: 'Open de vertrouwelijke stap' }).click();
  for (const [what, words] of [
    ['Advies van een collega met kennis', 'Petra herkent het.'],
    ['Geen gesprek, met de reden', 'Veilig Thuis raadde het af.'],
  ] as const) {
    await mentor.getByLabel(what, { exact: true }).check();
    await mentor.getByLabel(/^Wat is er gezien/).fill(words);
    await mentor.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await expect(mentor.getByRole('status')).toContainText('Vastgelegd.');
  }

  const officer = await signIn(petra);
  await officer.goto('/todo');
  await officer.getByRole('listitem').filter({ hasText: 'Een vertrouwelijke stap' }).getByRole('link').click();
  await expect(officer.getByRole('heading', { name: 'Weeg samen' })).toBeVisible();
  await officer.getByRole('group', { name: 'Is het kind veilig?' }).getByLabel('nee', { exact: true }).check();
  await officer.getByRole('group', { name: 'Helpt de hulp?' }).getByLabel('weten we niet').check();
  await officer.getByLabel('Wat is jullie conclusie?').fill('Het is niet veilig.');
  await a11y(officer);
  await officer.getByRole('button', { name: 'Leg de weging vast' }).click();

  // Whoever decides hears that something waits, and finds it on the own start page; neither says what.
  await expect.poll(async () => (await app.mailTo(leni)).subject).toContain('vertrouwelijks');
  const mail = await app.mailTo(leni);
  expect(mail.subject + mail.text).not.toMatch(/noor|meldcode|egel/i);
  const decides = await signIn(leni);
  await decides.goto('/overview');
  const waits = decides.getByRole('link', { name: 'Er wacht een vertrouwelijke stap op je' });
  await expect(waits).toBeVisible();
  await a11y(decides);
  await waits.click();
  await decides.getByRole('link', { name: 'Noor Berg' }).click();
  for (const width of [320, 360]) expect(await sideways(decides, width)).toEqual([]);
  await decides.getByRole('group', { name: 'Melden jullie bij Veilig Thuis?' }).getByLabel('ja', { exact: true }).check();
  await decides.getByRole('group', { name: 'Geven of regelen jullie hulp?' }).getByLabel('nee', { exact: true }).check();
  await decides.getByLabel('Waarom, en wie doet wat?').fill('Petra meldt vandaag.');
  await decides.getByRole('button', { name: 'Leg het besluit vast' }).click();
  await expect(decides.getByText('Besloten: melden, geen hulp')).toBeVisible();

  await officer.goto('/reporting-code');
  await a11y(officer);
  await officer.getByRole('link', { name: 'Noor Berg' }).click();
  await officer.getByRole('link', { name: 'Melding bij Veilig Thuis' }).click();
  await expect(officer.getByText('artikel 5.2.6')).toBeVisible();
  await officer.getByLabel('Advies', { exact: true }).uncheck();
  await officer.getByLabel(/^Aan wie is gemeld/).fill('Veilig Thuis, mevrouw De Wit');
  await officer.getByLabel(/^Ontvangst/).fill('VT-2026-17');
  await officer.getByLabel(/^nee, dat was niet veilig/).check();
  await officer.getByLabel(/^Hoe zijn zij ingelicht/).fill('Dat raadde Veilig Thuis af.');
  await a11y(officer);
  await officer.getByRole('button', { name: 'Leg de melding vast' }).click();
  await expect(officer.getByText('VT-2026-17')).toBeVisible();
  await expect(officer.getByText('Gedeeld: Advies')).toHaveCount(0);
  await officer.getByLabel(/^Hoe is het nu/).fill('Veilig Thuis onderzoekt het.');
  await officer.getByRole('button', { name: 'Beëindig de meldcode' }).click();
  await expect(officer.getByText(/^Dit dossier mag weg vanaf/)).toBeVisible();
  await a11y(officer);

  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await expect(page.getByText(/Anna Smit/).first()).toBeVisible();
  await expect(page.getByText(/meldcode|blauwe plekken|vertrouwelijk/i)).toHaveCount(0);
  await page.getByRole('link', { name: 'Wie bekeek het dossier?' }).click();
  await expect(page.getByText(/meldcode|vertrouwelijk/i)).toHaveCount(0);
  await expect(page.getByText(/Petra|aandachtsfunctionaris/i)).toHaveCount(0);
  expect((await page.goto(file))!.status()).toBe(403);
});

test('U11: the reporting code goes on after it ended, and who was named reads it until it is un-named', async ({ app, signIn }) => {
  await app.clock.forward(30);
  const officer = await signIn(petra);
  const colleague = await signIn(bram);
  await officer.goto(file);
  await officer.getByText('De meldcode weer openen').click();
  await officer.getByLabel('Waarom gaat het verder?').fill('Er kwam een nieuw signaal.');
  await a11y(officer);
  await officer.getByRole('button', { name: 'Open de meldcode weer' }).click();
  await expect(officer.getByText('Weer geopend')).toBeVisible();
  await expect(officer.getByText(/^Dit dossier mag weg vanaf/)).toHaveCount(0);

  expect((await colleague.goto(file))!.status()).toBe(404);
  await officer.getByText('Laat iemand meelezen').click();
  await officer.getByLabel('E-mailadres van de collega').fill(bram);
  await officer.getByLabel('Waarom is dat nodig?').fill('Hij kent het gezin.');
  await officer.getByRole('button', { name: 'Laat meelezen' }).click();
  await expect(officer.getByText('Bram Kok leest mee')).toBeVisible();
  await colleague.goto(file);
  await expect(colleague.getByText(signals, { exact: true })).toBeVisible();
  await expect(colleague.getByText('Iemand laten stoppen met meelezen')).toHaveCount(0);

  // The mentor who began it ends that, with a reason; the colleague finds it nowhere any more.
  const mentor = await signIn(anna);
  await mentor.goto(file);
  await mentor.getByText('Iemand laten stoppen met meelezen').click();
  await mentor.getByRole('radio', { name: 'Bram Kok' }).check();
  await mentor.getByLabel('Waarom hoeft dat niet meer?').fill('Zijn vraag is beantwoord.');
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Stop het meelezen' }).click();
  await expect(mentor.getByText('Bram Kok leest niet meer mee')).toBeVisible();
  expect((await colleague.goto(file))!.status()).toBe(404);
  await colleague.goto('/todo');
  await expect(colleague.getByText(/vertrouwelijk/i)).toHaveCount(0);
});
