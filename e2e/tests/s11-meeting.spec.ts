import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const bram = 'bram@wilg.example';
const carla = 'carla@wilg.example';
const leni = 'leni@wilg.example';
const iris = 'iris@thuis.example';
const what = 'Slaapt na het fruit, met haar eigen knuffel.';
const point = 'Wie ruimt de tuin op?';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok   | ${bram}  | pm
    carla | uil   | ma di wo do vr | Carla Vos  | ${carla} | pm
    leni  | egel  |                | Leni Duin  | ${leni}  | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(2)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${aged(1)} | ma di          | Sem        | Dal       | ${day(10)}   | bram
    lot   | uil   | ${aged(2)} | ma di wo do vr | Lot        | Ree       | ${day(-90)}  | carla
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test('S11: the meeting of the group is planned, its agenda fills itself, and it is late until it was held', async ({
  app,
  page,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, bram, carla, leni);
  await app.clock.to(day());
  for (const email of [bram, carla, leni]) {
    await signIn(email);
  }

  // The mentor puts an agreement on the board; the meeting of the group gathers it, with what else there is.
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Groepsbord' }).click();
  await mentor.getByRole('link', { name: 'Nieuwe afspraak' }).click();
  await mentor.getByLabel('Over wie gaat het?').selectOption({ label: 'Noor Berg' });
  await mentor.getByLabel('Wat is er afgesproken?').fill(what);
  await mentor.getByLabel(/^Belangrijk/).check();
  await mentor.getByRole('button', { name: 'Zet op het groepsbord' }).click();
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Groepsbespreking' }).click();
  await expect(mentor.getByText('Er is nog geen bespreking vastgelegd.')).toBeVisible();
  await mentor.getByLabel('Op welke dag?').fill(day(-1));
  await mentor.getByRole('button', { name: 'Plan de bespreking' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Kies een dag van vandaag');
  await expect(mentor.getByLabel('Op welke dag?'), 'nothing is lost').toHaveValue(day(-1));
  await mentor.getByLabel('Op welke dag?').fill(day(3));
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Plan de bespreking' }).click();
  await expect(mentor.getByRole('status')).toContainText('De groepsbespreking is op');
  const address = mentor.url();
  await expect(mentor.getByRole('link', { name: `Noor: ${what}` })).toBeVisible();
  await expect(mentor.getByText('1 collega las dit nog niet')).toBeVisible();
  const moves = mentor.getByRole('region', { name: 'Kinderen die komen en gaan' });
  await expect(moves.getByRole('link', { name: /^Sem/ })).toBeVisible();
  await a11y(mentor);

  // A colleague adds a line, takes it off and puts it back; one of another group has no way in.
  const colleague = await signIn(bram);
  await colleague.goto(address);
  await colleague.getByLabel('Waar wil je het over hebben?').fill(point);
  await colleague.getByRole('button', { name: 'Zet erbij' }).click();
  await expect(colleague.getByRole('status')).toContainText('Het staat erbij.');
  const own = colleague.getByRole('region', { name: 'Zelf erbij gezet' });
  await own.getByRole('button', { name: /^Haal weg/ }).click();
  await expect(own.getByText(point)).toHaveCount(0);
  await colleague.getByRole('button', { name: 'Zet terug' }).click();
  await expect(own.getByText(point, { exact: true })).toBeVisible();
  await a11y(colleague);
  const other = await signIn(carla);
  expect((await other.goto(address))!.status()).toBe(404);

  // Its day passes, and the team lead says that it was held.
  await app.clock.forward(58);
  const lead = await signIn(leni);
  await lead.goto('/todo');
  const due = lead.locator('li').filter({ hasText: 'Houd de groepsbespreking van Egels' });
  await expect(due.first()).toContainText('te laat');
  await lead.goto(address);
  await expect(lead.getByText(point)).toBeVisible();
  await lead.getByRole('button', { name: 'De bespreking is geweest' }).click();
  await expect(lead.getByRole('status')).toContainText('is vastgelegd');
  await a11y(lead);
  await lead.goto(address);
  await expect(lead.getByText(point), 'what a colleague added stays').toBeVisible();
  await expect(lead.getByText(what), 'what was computed does not').toHaveCount(0);
  await lead.goto('/todo');
  await expect(due.first(), 'the next one comes').not.toContainText('te laat');

  // The parents see what was agreed, and nothing of the meeting.
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await expect(page.getByText(what)).toBeVisible();
  await expect(page.getByText(point)).toHaveCount(0);
  expect((await page.goto(address))!.status()).toBe(403);
});
