import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Hazelaar';
const anna = 'anna@hazelaar.example';
const bram = 'bram@hazelaar.example';
const coen = 'coen@hazelaar.example';
const leni = 'leni@hazelaar.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok   | ${bram} | pm
    leni  | egel  |                | Leni Duin  | ${leni} | teamlead
    coen  |       |                | Coen Coach | ${coen} | coach
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const forChild = 'Speelt een tijdje samen met een ander kind';
const forGroup = 'Elk kind hoort bij binnenkomst zijn naam';

test.describe.configure({ mode: 'serial' });

test.describe('U13: goals of a child and of the group', () => {
  test('U13: an example in one tap, a day that is too far is refused, parents read the goals', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram, coen, leni);
    await app.clock.to(day());
    await signIn(bram);
    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Alle doelen' }).click();
    await mentor.getByRole('link', { name: forChild }).click();
    await expect(mentor.getByLabel('Wat is het doel?')).toHaveValue(forChild);
    await mentor.getByLabel('de ouders').check();
    await mentor.getByLabel('Wanneer terugkijken?').fill(day(900));
    await mentor.getByRole('button', { name: 'Bewaar doel' }).click();
    await expect(mentor.getByRole('alert')).toContainText('Kies een dag van vandaag');
    await expect(mentor.getByLabel('Wat is het doel?'), 'nothing is lost').toHaveValue(forChild);
    await mentor.getByLabel('Wanneer terugkijken?').fill(day(20));
    await mentor.getByRole('button', { name: 'Bewaar doel' }).click();
    await expect(mentor.getByRole('status')).toContainText('Het doel staat erbij.');
    await expect(mentor.getByRole('link', { name: forChild }).first()).toBeVisible();
    await a11y(mentor);

    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Doelen', exact: true }).click();
    await mentor.getByRole('link', { name: forGroup }).click();
    await mentor.getByRole('button', { name: 'Bewaar doel' }).click();
    await expect(mentor.getByRole('status')).toContainText('Het doel staat erbij.');

    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.locator('main form button').first().click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByRole('heading', { name: 'Waar we met Noor aan werken' })).toBeVisible();
    await expect(page.getByText('Samen met de ouders gemaakt')).toBeVisible();
    await expect(page.getByText(forGroup)).toBeVisible();
    await a11y(page);
  });
});

test.describe('U14: goals of one’s own', () => {
  test('U14: only oneself sees it, the coach while it is shared, the team lead never', async ({ signIn }) => {
    const mentor = await signIn(anna);
    await mentor.goto('/me');
    await mentor.getByRole('link', { name: 'Mijn doelen' }).click();
    await mentor.getByRole('link', { name: 'Ik stel elke dag een open vraag' }).click();
    await mentor.getByRole('button', { name: 'Bewaar doel' }).click();
    const goal = mentor.locator('main a[href^="/me/goals/"]');
    const href = (await goal.getAttribute('href'))!;
    const coach = await signIn(coen);
    await coach.goto('/goals/shared');
    await expect(coach.getByText('Nog geen doelen')).toBeVisible();

    await goal.click();
    await mentor.getByRole('button', { name: 'Deel met de coach' }).click();
    await expect(mentor.getByText('gedeeld met de coach')).toBeVisible();
    await coach.reload();
    await expect(coach.getByRole('heading', { name: 'Anna Smit' })).toBeVisible();
    await a11y(coach);
    const lead = await signIn(leni);
    for (const path of [href, '/goals/shared']) {
      expect([403, 404]).toContain((await lead.goto(path))!.status());
      await expect(lead.getByText('open vraag')).toHaveCount(0);
    }

    await mentor.goto(href);
    await mentor.getByRole('button', { name: 'Stop met delen' }).click();
    await coach.reload();
    await expect(coach.getByText('Nog geen doelen')).toBeVisible();
  });
});

test.describe('U13: looking back', () => {
  test('U13: the mentor looks back when it is time, and a colleague reads what came of it', async ({ app, signIn }) => {
    await app.clock.forward(21);
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Kijk terug op een doel van Noor' });
    await expect(line).toContainText('1 dag te laat');
    await line.getByRole('link', { name: /^Terugkijken/ }).click();
    await a11y(mentor);
    await mentor.getByLabel('deels gehaald').check();
    await mentor.getByLabel('Wat viel op?').fill('Aan de watertafel lukt het.');
    await mentor.getByLabel('Het doel gaat door').check();
    await mentor.getByRole('button', { name: 'Leg vast' }).click();
    await expect(mentor.getByRole('status')).toContainText('Dit doel gaat door.');

    // By mistake: whoever did it undoes it on the same day, and does it again.
    await mentor.getByRole('status').getByRole('button', { name: 'Toch niet' }).click();
    await expect(mentor.getByRole('status')).toContainText('Het doel is weer zoals het was.');
    await expect(mentor.getByText('Aan de watertafel lukt het.')).toHaveCount(0);
    await mentor.getByRole('link', { name: forChild }).first().click();
    await mentor.getByLabel('deels gehaald').check();
    await mentor.getByLabel('Wat viel op?').fill('Aan de watertafel lukt het.');
    await mentor.getByLabel('Het doel gaat door').check();
    await mentor.getByRole('button', { name: 'Leg vast' }).click();
    await expect(mentor.getByRole('button', { name: /^Terugkijken ongedaan maken/ })).toBeVisible();
    await a11y(mentor);
    await mentor.goto('/todo');
    await expect(mentor.getByText('Kijk terug op een doel van Noor')).toHaveCount(0);

    const colleague = await signIn(bram);
    await colleague.goto('/groups');
    await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await expect(colleague.getByText('Aan de watertafel lukt het.')).toBeVisible();
    await colleague.getByRole('link', { name: 'Alle doelen' }).click();
    await expect(colleague.getByText('Aan de watertafel lukt het.').first()).toBeVisible();
    await expect(colleague.getByRole('button', { name: /^Terugkijken ongedaan maken/ })).toHaveCount(0);
  });
});
