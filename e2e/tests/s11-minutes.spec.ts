import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const bram = 'bram@wilg.example';
const carla = 'carla@wilg.example';
const leni = 'leni@wilg.example';
const iris = 'iris@thuis.example';
const point = 'Wie ruimt de tuin op?';
const said = 'We kopen samen een hek.';
const agreed = 'Noor slaapt na het fruit.';
const goal = 'Wij zingen elke dag om twaalf uur.';
const task = 'Bram belt de tuinman.';

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
    lot   | uil   | ${aged(2)} | ma di wo do vr | Lot        | Ree       | ${day(-90)}  | carla
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test('S11: minutes are written and read by who was not there, and a decision becomes an agreement, a goal or a task', async ({
  app,
  page,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, bram, carla, leni);
  await app.clock.to(day());
  const colleague = await signIn(bram);
  const other = await signIn(carla);
  const lead = await signIn(leni);

  // The meeting is today; a colleague adds a line and cannot come, the mentor writes what was said.
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Groepsbespreking' }).click();
  await mentor.getByRole('button', { name: 'Plan de bespreking' }).click();
  await expect(mentor.getByRole('status')).toContainText('De groepsbespreking is op');
  const address = mentor.url();
  await colleague.goto(address);
  await colleague.getByLabel('Waar wil je het over hebben?').fill(point);
  await colleague.getByRole('button', { name: 'Zet erbij' }).click();
  await mentor.goto(address);
  await mentor.getByRole('link', { name: 'Schrijf de notulen' }).click();
  await mentor.getByRole('button', { name: 'Bewaar de notulen' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Schrijf bij minstens één punt');
  await mentor.getByLabel(point).fill(said);
  await expect(mentor.getByLabel('Anna Smit'), 'whoever writes was there').toBeChecked();
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Bewaar de notulen' }).click();
  await expect(mentor.getByRole('status')).toContainText('De notulen zijn bewaard.');
  await expect(mentor.getByText('Erbij waren: Anna Smit.')).toBeVisible();

  // One tap and a text: on the board, among the goals, with a colleague.
  const decision = mentor.getByLabel('Wat is er besloten?');
  for (const [words, button, told] of [
    [agreed, 'Wordt een afspraak', 'De afspraak staat op het groepsbord.'],
    [goal, 'Wordt een doel', 'Het is een doel van de groep.'],
    [task, 'Wordt een taak', 'De taak staat op Te doen'],
  ]) {
    await decision.fill(words!);
    const taps = new Taps();
    await taps.on(mentor.getByRole('button', { name: button! }));
    expect(taps.count).toBe(1);
    await expect(mentor.getByRole('status')).toContainText(told!);
  }
  const decided = mentor.getByRole('region', { name: 'Besluiten' });
  await expect(decided.getByText('op het groepsbord')).toBeVisible();
  await expect(decided.getByText('Taak van Bram Kok')).toBeVisible();
  await a11y(mentor);
  await decided.getByRole('link', { name: 'Doel van de groep' }).click();
  await expect(mentor.getByText(goal)).toBeVisible();

  // Who was not there reads it, and the team lead sees that; one of another group has no way in.
  await lead.goto(address);
  const readers = lead.getByRole('region', { name: 'Wie de notulen las' });
  await expect(readers.locator('li').filter({ hasText: 'Bram Kok' })).toContainText('nog niet');
  await a11y(lead);
  await colleague.goto('/todo');
  await expect(colleague.getByRole('heading', { name: task })).toBeVisible();
  await colleague.getByRole('link', { name: /^Naar de notulen/ }).click();
  await expect(colleague.getByText(said)).toBeVisible();
  await colleague.getByRole('button', { name: 'Ik heb ze gelezen' }).click();
  await expect(colleague.getByRole('status')).toContainText('je hebt de notulen gelezen');
  await colleague.goto('/todo');
  await expect(colleague.getByRole('link', { name: /^Naar de notulen/ })).toHaveCount(0);
  await lead.reload();
  await expect(readers.locator('li').filter({ hasText: 'Bram Kok' })).toContainText('gelezen');
  for (const way of [address, `${address}/minutes`]) {
    expect((await other.goto(way))!.status()).toBe(404);
  }

  // The day of the task passes: it is late for him and for who leads the group, until he taps once.
  await app.clock.forward(15);
  const led = await signIn(leni);
  await led.goto('/todo');
  await expect(led.locator('li').filter({ hasText: `Bram Kok: ${task}` }).first()).toContainText('te laat');
  const later = await signIn(bram);
  await later.goto('/todo');
  const due = later.locator('li').filter({ has: later.getByRole('heading', { name: task }) });
  await expect(due).toContainText('te laat');
  await due.getByRole('button', { name: /^Gedaan/ }).click();
  await expect(later.getByRole('status')).toContainText('de taak is gedaan');
  await later.getByRole('button', { name: 'Toch niet' }).click();
  await expect(due).toContainText('te laat');
  await due.getByRole('button', { name: /^Gedaan/ }).click();
  await expect(due).toHaveCount(0);
  await led.goto(address);
  await expect(led.getByRole('region', { name: 'Besluiten' }).getByText('gedaan', { exact: true })).toBeVisible();

  // The parents read what was agreed about their child, and nothing of the meeting.
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await expect(page.getByText(agreed)).toBeVisible();
  await expect(page.getByText(said)).toHaveCount(0);
  expect((await page.goto(address))!.status()).toBe(403);
});
