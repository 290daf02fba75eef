import { type Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Postduif';
const anna = 'anna@postduif.example';
const bram = 'bram@postduif.example';
const coen = 'coen@postduif.example';
const iris = 'iris@thuis.example';
const omar = 'omar@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok   | ${bram} | pm
    coen  |       |                | Coen Coach | ${coen} | coach
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Omar Berg | ${omar} | ja
  `),
};

const asks = 'Noor slaapt thuis slecht sinds haar vader weg is. Mag zij korter slapen?';
const agreed = 'Noor slaapt hoogstens een uur.';
const worries = 'Noor is moe en trekt zich terug.';

test.describe.configure({ mode: 'serial' });

async function comesIn(page: Page, email: string, app: Parameters<typeof openLetter>[1]) {
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(email);
  await page.locator('main form:not([hidden]) button').first().click();
  await app.mailTo(email);
  await openLetter(page, app, email);
}

async function answering(page: Page) {
  await page.goto('/todo');
  await page.getByRole('link', { name: /^Lezen en antwoorden/ }).click();
}

test('S9: late in answering, the mentor makes an agreement of what a parent wrote', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram, coen);
  await app.clock.to(day());
  for (const one of [anna, bram, coen]) await (await signIn(one)).context().close();
  await comesIn(page, iris, app);
  await page.getByRole('link', { name: 'Bericht aan Anna' }).click();
  await page.getByLabel('Bericht', { exact: true }).fill(asks);
  await page.getByRole('button', { name: 'Versturen' }).click();
  await expect(page.getByRole('status').first()).toContainText('Het bericht is verstuurd.');

  await app.clock.forward(3);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  await expect(mentor.getByRole('listitem').filter({ hasText: 'Beantwoord het bericht van een ouder van Noor' })).toContainText('te laat');
  await answering(mentor);
  await a11y(mentor);
  await mentor.getByRole('link', { name: /^Maak er een afspraak van/ }).click();
  await expect(mentor.getByText('Uit een bericht van Iris Berg')).toBeVisible();
  await expect(mentor.getByText('Beide ouders lezen de afspraak')).toBeVisible();
  await expect(mentor.getByLabel('Wat is er afgesproken?')).toHaveValue(asks);
  await a11y(mentor);
  const form = mentor.url();
  await mentor.getByLabel('Wat is er afgesproken?').fill(agreed);
  await mentor.getByLabel('Tot en met').fill(day(60));
  await mentor.getByRole('button', { name: 'Zet op het groepsbord' }).click();
  await expect(mentor.getByRole('link', { name: 'Hiervan is een afspraak gemaakt.' })).toBeVisible();
  await mentor.getByRole('link', { name: 'Hiervan is een afspraak gemaakt.' }).click();
  await expect(mentor.getByText('Uit een bericht van Iris Berg')).toBeVisible();
  await a11y(mentor);
  const agreement = mentor.url();

  // A colleague reads what was agreed, and nothing of the message.
  const colleague = await signIn(bram);
  expect((await colleague.goto(form))!.status()).toBe(404);
  await colleague.goto(agreement);
  await expect(colleague.getByText(agreed)).toBeVisible();
  await expect(colleague.getByText('Uit een bericht')).toHaveCount(0);
});

test('S9: a concern from the same message shows to the parent from the parents’ step on', async ({ app, page, signIn }) => {
  const coach = await signIn(coen);
  await coach.goto('/concern-steps/change');
  for (const step of ['Stap 2', 'Stap 3']) {
    await coach.getByRole('group', { name: step }).getByLabel(/^Naam/).fill('');
    await coach.getByRole('group', { name: step }).getByLabel(/^Hoe doe je dat/).fill('');
  }
  await coach.getByRole('group', { name: 'Stap 4' }).getByLabel(/^Vanaf deze stap/).check();
  await coach.getByRole('button', { name: 'Bevestig deze stappen' }).click();
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  const child = new URL(mentor.url()).pathname;
  await mentor.goto(`${child}/messages`);
  await mentor.getByRole('link', { name: 'Iris Berg' }).click();
  await mentor.getByRole('link', { name: /^Begin een zorg/ }).click();
  await expect(mentor.getByLabel('Wat zie je?')).toHaveValue(asks);
  await mentor.getByLabel('Wat zie je?').fill(worries);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Begin' }).click();
  await expect(mentor.getByText('Uit een bericht van Iris Berg')).toBeVisible();
  const concern = mentor.url();

  await openLetter(page, app, iris);
  await page.getByRole('link', { name: 'Bericht aan Anna' }).click();
  await expect(page.getByRole('link', { name: 'Hiervan is een afspraak gemaakt.' })).toBeVisible();
  await expect(page.getByText('De mentor gaat hiermee verder.')).toHaveCount(0);
  await mentor.goto(concern);
  await mentor.getByLabel('Wat is er gedaan?').fill('Gekeken aan tafel.');
  await mentor.getByRole('button', { name: 'Gedaan' }).click();
  await mentor.getByLabel(/^Wat zeiden de ouders/).fill('Iris ziet het thuis ook.');
  await mentor.getByRole('button', { name: 'Met de ouders gesproken' }).click();
  await page.reload();
  await expect(page.getByRole('link', { name: 'De mentor gaat hiermee verder.' })).toBeVisible();
  await a11y(page);
  await page.getByRole('link', { name: 'Hiervan is een afspraak gemaakt.' }).click();
  await expect(page.getByText(agreed)).toBeInViewport();
});

test('S9: the other parent reads what was agreed, and nothing of where it came from', async ({ app, page }) => {
  await comesIn(page, omar, app);
  await expect(page.getByText(agreed)).toBeVisible();
  await page.getByRole('link', { name: 'Bericht aan Anna' }).click();
  await expect(page.getByText('Er zijn nog geen berichten.')).toBeVisible();
  for (const word of ['slaapt thuis', 'Hiervan is een afspraak', 'gaat hiermee verder', 'Uit een bericht']) {
    await expect(page.getByText(word)).toHaveCount(0);
  }
});
