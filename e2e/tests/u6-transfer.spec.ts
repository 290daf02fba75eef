import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { savedTwice, whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Els';
const anna = 'anna@els.example';
const carla = 'carla@els.example';
const dirk = 'dirk@els.example';
const tess = 'tess@els.example';
const iris = 'iris@thuis.example';
const jan = 'jan@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
    vos   | maan     | bso  | Vossen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna}  | pm
    carla | uil   | ma di wo do vr | Carla Vos | ${carla} | pm
    dirk  | vos   | ma di wo do vr | Dirk Bos  | ${dirk}  | pm
    tess  | vos   |                | Tess Lam  | ${tess}  | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | until      | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} |            | anna   | ${day(-30)}
    ties  | egel  | ${aged(3)} | ma di wo do vr | Ties       | Berg      | ${day(-500)} |            | anna   | ${day(-30)}
    mia   | egel  | ${aged(3)} | ma di wo do vr | Mia        | Berg      | ${day(-500)} |            | anna   | ${day(-30)}
    bo    | egel  | ${aged(3)} | ma di wo do vr | Bo         | Berg      | ${day(-500)} |            | anna   | ${day(-30)}
    lot   | egel  | ${aged(3)} | ma di wo do vr | Lot        | Berg      | ${day(-500)} | ${day(34)} | anna   | ${day(-30)}
    lot   | vos   | ${aged(3)} | ma di wo do vr | Lot        | Berg      | ${day(35)}   |            |        | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Jan Berg  | ${jan}  | ja
    g1       | ties  | Iris Berg | ${iris} | ja
    g1       | lot   | Iris Berg | ${iris} | ja
    g1       | mia   | Iris Berg | ${iris} | ja
    g1       | bo    | Iris Berg | ${iris} | ja
  `),
};

const development = 'Ze telt tot tien en bouwt torens.';
const concern = 'Ze schrikt van harde geluiden.';
const reaction = 'Thuis telt ze tot twintig.';
let transfer = '';

test.describe.configure({ mode: 'serial' });

/** A parent comes in by a letter of today. */
async function enter(page: Page, app: Parameters<typeof openLetter>[1], email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(email);
  await openLetter(page, app, email);
}

/** Says yes to each part, but no to some. */
async function say(page: Page, no: string[] = []): Promise<void> {
  for (const part of await page.locator('main form section').all()) {
    const name = (await part.getByRole('heading').innerText()).trim();
    await part.getByRole('radio', { name: no.includes(name) ? 'Nee' : 'Ja' }).check();
  }
  await page.getByRole('button', { name: 'Geef mijn antwoord' }).click();
  await expect(page.getByText('Uw antwoord is vastgelegd.')).toBeVisible();
}

/** The mentor begins a transfer of a child to a school, and gives it to the parents. */
async function begin(mentor: Page, child: string, where = 'naar school'): Promise<void> {
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: child, exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Naar school of BSO' }).click();
  await mentor.getByRole('radio', { name: where, exact: true }).check();
  await mentor.getByLabel('Naam van de school of opvang').fill('De Regenboog');
  await mentor.getByLabel('Eerste dag daar').fill(day(60));
  await mentor.getByRole('button', { name: 'Begin de overdracht' }).click();
  await mentor.getByLabel('Ontwikkeling').fill(development);
}

test('U6: parents read the dossier, react and consent to parts, and the school reads no other', async ({ app, browser, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, carla, dirk, tess);
  const lead = await signIn(tess);
  await lead.goto('/overview');
  const group = lead.getByRole('article').filter({ hasText: 'Vossen' });
  await group.getByRole('button', { name: /^Maak een voorstel/ }).click();
  await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
  await lead.getByLabel('Vanaf').fill(day(35));
  await lead.getByRole('button', { name: 'Maak bekend', exact: true }).click();
  await expect(lead.getByRole('dialog')).toHaveCount(0);

  await app.clock.to(day());
  await signIn(dirk);
  const mentor = await signIn(anna);
  await begin(mentor, 'Noor');
  transfer = mentor.url();
  await expect(mentor.getByLabel('Wie het kind is')).toHaveValue(/Noor Berg, geboren op/);
  await mentor.getByLabel('Zorgen').fill(concern);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await expect(mentor.getByText(development)).toBeVisible();
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();
  await expect(mentor.getByText('Iris Berg, Jan Berg')).toBeVisible();
  await a11y(mentor);

  await enter(page, app, iris);
  await page.getByRole('region', { name: 'Overdracht van Noor' }).getByRole('link', { name: 'De Regenboog' }).click();
  await page.locator('summary').filter({ hasText: 'Ontwikkeling' }).click();
  await page.getByLabel('Wilt u er iets bij schrijven? Ontwikkeling').fill(reaction);
  await page.getByRole('button', { name: 'Geef mijn antwoord' }).click();
  await expect(page.getByRole('alert')).toContainText('Kies bij minstens één onderdeel ja of nee');
  await expect(page.getByLabel('Wilt u er iets bij schrijven? Ontwikkeling'), 'what was written stays').toHaveValue(reaction);
  await a11y(page);
  await say(page);
  await a11y(page);

  // One says yes, the other nothing: nothing goes. A colleague of another group finds nothing.
  const to = async () => {
    await mentor.goto(transfer);
    await mentor.getByLabel('Naam', { exact: true }).fill('Mies Vos');
    await mentor.getByLabel('Functie').fill('leerkracht groep 1');
    await mentor.getByRole('button', { name: 'Maak een beveiligde link' }).click();
  };
  await to();
  await expect(mentor.getByRole('alert')).toContainText('er is nog geen antwoord van Jan Berg');
  const other = await signIn(carla);
  expect([403, 404]).toContain((await other.goto(transfer))!.status());

  await enter(page, app, jan);
  await page.getByRole('region', { name: 'Overdracht van Noor' }).getByRole('link', { name: 'De Regenboog' }).click();
  await expect(page.getByText(reaction), 'one parent reads what the other wrote').toBeVisible();
  await say(page, ['Zorgen']);

  await to();
  const link = await mentor.locator('#link').innerText();
  const code = await mentor.locator('#code').innerText();
  await a11y(mentor);
  await mentor.reload();
  await expect(mentor.getByText('zijn al getoond'), 'shown once, and made once').toBeVisible();
  await a11y(mentor);

  const school = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  await school.goto(link);
  await expect(school.getByText(development)).toHaveCount(0);
  await a11y(school);
  await school.getByLabel('Code').fill('AAAA-AAAA');
  await school.getByRole('button', { name: 'Open' }).click();
  await expect(school.getByText('Dit is niet de goede code')).toBeVisible();
  await school.getByLabel('Code').fill(code.toLowerCase());
  await school.getByRole('button', { name: 'Open' }).click();
  await expect(school.getByText(development)).toBeVisible();
  await expect(school.getByText(reaction)).toBeVisible();
  await expect(school.getByText(concern), 'a part that was refused').toHaveCount(0);
  await a11y(school);
  await school.getByLabel('Naam').fill('Mies Vos');
  await school.getByLabel('Functie').fill('leerkracht groep 1');
  await school.getByRole('button', { name: 'Ontvangen en gelezen' }).click();
  await expect(school.getByText('Ontvangen en gelezen door Mies Vos')).toBeVisible();
  await school.context().close();

  await mentor.goto(transfer);
  await expect(mentor.getByText('Ontvangen en gelezen door Mies Vos')).toBeVisible();
  await a11y(mentor);
  await enter(page, app, iris);
  await expect(page.getByRole('region', { name: 'Overdracht van Noor' })).toContainText('gelezen door de ontvanger');
});

test('U6: the paper on which a parent answers is kept as a scan, once, for who makes the transfer', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  await begin(mentor, 'Mia');
  const mia = mentor.url();
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();
  await mentor.goto(mia);
  await mentor.getByText('Antwoord op papier of in een gesprek van Iris Berg').click();
  for (const part of await mentor.getByRole('group', { name: /^Mag/ }).all()) await part.getByText('Ja', { exact: true }).click();
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  const paper = Buffer.from('%PDF-1.7\n1 0 obj << /Title (Akkoord) >> endobj\n%%EOF\n');
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    await mentor.getByText('Scan van het papier van Iris Berg erbij').click();
    await mentor.getByLabel('Kies een scan of foto').setInputFiles({ name, mimeType, buffer });
    await mentor.getByRole('button', { name: 'Bewaar de scan' }).click();
  };
  await choose('brief.docx', 'application/octet-stream', Buffer.from('PK'));
  await expect(mentor.getByRole('alert')).toContainText('Er is niets bewaard. Dit is geen foto of PDF');
  await a11y(mentor);
  await choose('akkoord.pdf', 'application/pdf', paper);
  await expect(mentor.getByText('De scan is bewaard bij wat deze ouder zei.')).toBeVisible();
  const scan = mentor.getByRole('link', { name: 'Scan van het papier van Iris Berg' });
  const waiting = mentor.waitForEvent('download');
  await scan.click();
  expect(readFileSync(await (await waiting).path()).equals(paper)).toBe(true);
  await a11y(mentor);

  // A colleague of another group gets nothing, and the parent sees that it was taken in.
  const address = (await scan.getAttribute('href'))!;
  const stranger = await signIn(carla);
  expect([403, 404]).toContain((await stranger.request.get(address)).status());
  await enter(page, app, iris);
  await expect(page.getByRole('region', { name: 'Overdracht van Mia' })).toBeVisible();
});

test('U6: on paper, a receipt that does not come is late, and is asked for', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  await begin(mentor, 'Ties');
  const ties = mentor.url();
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();
  await enter(page, app, iris);
  await page.getByRole('region', { name: 'Overdracht van Ties' }).getByRole('link', { name: 'De Regenboog' }).click();
  await say(page);
  await mentor.goto(ties);
  await mentor.getByLabel('Naam', { exact: true }).fill('Mies Vos');
  await mentor.getByLabel('Functie').fill('leerkracht groep 1');
  await mentor.getByRole('button', { name: 'Op papier' }).click();
  await expect(mentor.getByText(development)).toBeVisible();
  await a11y(mentor);
  const title = 'Overdracht van Ties Berg';
  whole((await savedTwice(mentor)).path, { title, lang: 'nl', order: [title, 'Ontwikkeling', development] });

  await app.clock.forward(16);
  const later = await signIn(anna);
  await later.goto('/todo');
  const line = later.getByRole('listitem').filter({ hasText: 'Vraag of de overdracht van Ties is gelezen' });
  await expect(line).toContainText('te laat');
  await line.getByRole('link', { name: /^Naar de overdracht/ }).click();
  await a11y(later);
  await later.getByLabel('Naam').fill('Mies Vos');
  await later.getByLabel('Functie').fill('leerkracht groep 1');
  await later.getByRole('button', { name: 'Leg ontvangst vast' }).click();
  await expect(later.getByText('Ontvangen en gelezen door Mies Vos')).toBeVisible();
  await enter(page, app, iris);
  await expect(page.getByRole('region', { name: 'Overdracht van Ties' })).toContainText('gelezen door de ontvanger');
});

test('U6: after special education got it on paper, speaking with the school stays to do until it was done', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  await begin(mentor, 'Bo', 'naar een school voor speciaal onderwijs');
  const bo = mentor.url();
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();
  await enter(page, app, iris);
  await page.getByRole('region', { name: 'Overdracht van Bo' }).getByRole('link', { name: 'De Regenboog' }).click();
  await say(page);
  await mentor.goto(bo);
  await mentor.getByLabel('Naam', { exact: true }).fill('Mies Vos');
  await mentor.getByLabel('Functie').fill('intern begeleider');
  await mentor.getByRole('button', { name: 'Op papier' }).click();
  await expect(mentor.getByText(development)).toBeVisible();

  await mentor.goto('/todo');
  await mentor.getByText(/^Later/).click();
  const line = mentor.getByRole('listitem').filter({ hasText: 'Spreek zelf met de ontvanger van Bo' });
  await expect(line).toContainText('Het kind gaat naar het speciaal onderwijs.');
  await mentor.goto(bo);
  await mentor.getByRole('link', { name: 'Leg het gesprek vast' }).click();
  await a11y(mentor);
  await mentor.getByLabel('Met wie?').fill('Mies Vos');
  await mentor.getByLabel('Wanneer?').fill('1990-01-01');
  await mentor.getByRole('button', { name: 'Leg het gesprek vast' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Er is niets vastgelegd');
  await mentor.getByLabel('Waarom niet?').fill('De school wilde het niet.');
  await mentor.getByRole('button', { name: 'Leg vast waarom niet' }).click();
  await expect(mentor.getByText('De school wilde het niet.')).toBeVisible();
  await mentor.goto('/todo');
  await mentor.getByText(/^Later/).click();
  await expect(line).toHaveCount(0);
  const other = await signIn(carla);
  expect([403, 404]).toContain((await other.goto(`${bo}/warm`))!.status());
});

test('S16: the new mentor at the BSO reads the dossier and confirms it, late after the first day', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Lot', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Naar school of BSO' }).click();
  await expect(mentor.getByRole('radio', { name: 'naar onze BSO' })).toBeChecked();
  await expect(mentor.getByLabel('Eerste dag daar')).toHaveValue(day(35));
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Begin de overdracht' }).click();
  await mentor.getByLabel('Ontwikkeling').fill(development);
  await mentor.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await mentor.getByRole('button', { name: 'Geef het aan de ouders' }).click();
  const dossier = `${mentor.url()}/dossier`;
  const receiver = await signIn(dirk);
  expect([403, 404]).toContain((await receiver.goto(dossier))!.status());

  await enter(page, app, iris);
  await page.getByRole('region', { name: 'Overdracht van Lot' }).getByRole('link', { name: /^Vossen/ }).click();
  await say(page);

  await receiver.goto('/todo');
  const line = (of: Page) => of.getByRole('listitem').filter({ hasText: 'Lees de overdracht van Lot' });
  await expect(line(receiver)).toBeVisible();
  await app.clock.to(day(35));
  const late = await signIn(dirk);
  await late.goto('/todo');
  await expect(line(late)).toContainText('te laat');
  await line(late).getByRole('link', { name: /^Naar de overdracht/ }).click();
  await expect(late.getByText(development)).toBeVisible();
  await a11y(late);
  await late.getByRole('button', { name: 'Ik heb dit gelezen' }).click();
  await expect(late.getByText(/^Gelezen door Dirk Bos/)).toBeVisible();
  await enter(page, app, iris);
  await expect(page.getByRole('region', { name: 'Overdracht van Lot' })).toContainText('gelezen door de ontvanger');
});
