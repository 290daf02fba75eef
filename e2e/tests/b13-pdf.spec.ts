import type { Page } from '@playwright/test';
import type { App } from '../harness/app.ts';
import { savedTwice, whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const bram = 'bram@linde.example';
const iris = 'iris@thuis.example';
const joost = 'joost@thuis.example';
const cora = 'cora@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    mier  | maan     | kdv  | Mieren
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | mier  | ma di wo do vr | Bram Kok  | ${bram} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-500)} | anna   | ${day(-300)}
    sem   | mier  | ${aged(3)} | ma di | Sem        | Dal       | ${day(-90)}  | bram   |
  `),
  'guardians.csv': table(`
    guardian | child | name       | email    | custody
    g1       | noor  | Iris Berg  | ${iris}  | ja
    g2       | noor  | Joost Berg | ${joost} | ja
    g3       | sem   | Cora Dal   | ${cora}  | ja
  `),
};

const report = 'Noor slaapt hier goed. #let x = [geen opdracht] $1';
const save = (page: Page) => page.getByRole('link', { name: 'Bewaar als PDF' });

/** What is done sends this parent a letter, which is there when this returns. */
async function told(app: App, email: string, done: () => Promise<void>): Promise<void> {
  const letters = async () => (await app.mails(email)).filter((mail) => mail.links.some((link) => link.includes('/p/'))).length;
  const before = await letters();
  await done();
  await expect.poll(letters).toBeGreaterThan(before);
}

const talk = ['Gehouden op', 'Noor slaapt hier goed.', 'Afspraken', 'Over zes weken bellen we.'];

test('B13: the report of a talk, shared after the year was over, is kept as PDF by the mentor and each parent, and by nobody else', async ({
  app,
  page,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram);
  await app.clock.to(day());
  await signIn(anna);
  await signIn(bram);
  await app.clock.forward(60);
  let mentor = await signIn(anna);
  const due = mentor.getByRole('heading', { name: 'Houd het oudergesprek met de ouders van Noor' });
  const line = mentor.getByRole('listitem').filter({ has: due });
  await line.getByRole('link', { name: /^Bied momenten aan/ }).click();
  await told(app, iris, () => mentor.getByRole('button', { name: 'Stuur naar de ouders' }).click());
  await openLetter(page, app, iris);
  await page.getByRole('radio').first().click();
  await page.getByRole('button', { name: 'Kies dit moment' }).click();
  await expect(page.getByText('We spreken elkaar')).toBeVisible();
  await expect(save(page), 'there is no report yet').toHaveCount(0);

  // A year after the last talk has passed.
  await app.clock.forward(14);
  mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Oudergesprek' }).click();
  const address = `${new URL(mentor.url()).pathname}/pdf`;
  expect((await mentor.request.get(address)).status(), 'not shared yet').toBe(404);
  await mentor.getByLabel('Wat is er besproken?').fill(report);
  await mentor.getByLabel(/^Wat spreken jullie af/).fill('Over zes weken bellen we.');
  const held = await mentor.getByLabel('Gehouden op').inputValue();
  const share = () => mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
  await told(app, joost, () => told(app, iris, share));

  await openLetter(page, app, iris);
  await page.getByText('Uw kant toevoegen').click();
  await page.getByLabel('Wat wilt u toevoegen?').fill('Het gaat al beter.');
  await page.getByRole('button', { name: 'Verstuur' }).click();
  await a11y(page);
  const own = await savedTwice(page);
  expect(own.name, 'by the day of the talk, without a name').toBe(`gesprek-${held}.pdf`);
  const title = 'Oudergesprek: Noor Berg';
  const words = whole(own.path, { title, lang: 'nl', order: [title, ...talk, 'Het gaat al beter.'] });
  if (words !== undefined) {
    expect(words).toMatch(/Oudergesprek: Noor Berg.*Noor slaapt hier goed.*Afspraken Over zes weken bellen we\..*Het gaat al beter\./);
    expect(words, 'words are no orders').toContain(report);
  }

  await mentor.reload();
  const order = [...talk, 'Iris Berg vult aan', 'Het gaat al beter.'];
  whole((await savedTwice(mentor)).path, { title: 'Oudergesprek over Noor', lang: 'nl', order });

  // The other parent has the same report, without what the first one added.
  await page.context().clearCookies();
  await openLetter(page, app, joost);
  const other = whole((await savedTwice(page)).path, { title, lang: 'nl', order: talk });
  if (other !== undefined) {
    expect(other).toContain('Over zes weken bellen we.');
    expect(other).not.toContain('Het gaat al beter.');
  }

  // A colleague of another place and a parent of another child get nothing.
  const stranger = await signIn(bram);
  const refused = [403, 404];
  expect(refused).toContain((await stranger.request.get(address)).status());
  await page.context().clearCookies();
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(cora);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(cora);
  await openLetter(page, app, cora);
  expect(refused).toContain((await page.request.get(`/family${address}`)).status());
});
