import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Vlier';
const anna = 'anna@vlier.example';
const coen = 'coen@vlier.example';
const leni = 'leni@vlier.example';

const names = ['Noor', 'Sem', 'Liv', 'Tess', 'Daan', 'Milou'];

/** Six children of a group whose parents were spoken with ten months ago, and one of a group of its own. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    ree   | zon      | kdv  | Reeën
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna} | pm
    leni  | egel  |                | Leni Duin  | ${leni} | teamlead
    coen  |       |                | Coen Coach | ${coen} | coach
  `),
  'children.csv': table(
    [
      'child | group | birth_date | days | first_name | last_name | from | mentor | last_talk',
      ...names.map((name) => `${name} | egel | ${aged(2)} | ma di | ${name} | Berg | ${day(-500)} | anna | ${day(-300)}`),
      `Juul | ree | ${aged(2)} | ma di | Juul | Zee | ${day(-500)} | | ${day(-300)}`,
    ].join('\n'),
  ),
  'guardians.csv': table('guardian | child'),
};

test.describe.configure({ mode: 'serial' });

test.describe('S5: the coach sees patterns per group', () => {
  test('S5: numbers of children with how they were counted, too few stay unsaid, and nobody is named', async ({ app, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, coen, leni);
    await app.clock.to(day());
    for (const person of [anna, leni, coen]) await signIn(person);
    await app.clock.forward(80);
    const coach = await signIn(coen);
    await coach.goto('/todo');
    const patterns = coach.getByRole('region', { name: 'Patronen per groep' });
    await expect(patterns.getByRole('img', { name: 'Nu te doen voor 6 kinderen, te laat voor 6' })).toBeVisible();
    await expect(patterns.getByText('Te weinig om te zeggen: Reeën')).toBeVisible();
    await patterns.getByText('Hoe zijn deze getallen geteld?').click();
    await expect(patterns.getByText('Elk kind telt één keer.')).toBeVisible();
    for (const name of [...names, 'Juul', 'Anna Smit']) {
      await expect(coach.getByRole('main')).not.toContainText(name);
    }
    await a11y(coach);
  });

  test('S5: a talk that was held counts as late, and others see no patterns', async ({ signIn }) => {
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    await mentor.getByRole('button', { name: /^Vandaag gehad/ }).first().click();
    await expect(mentor.getByText(/^Vastgelegd: gesprek over/)).toBeVisible();
    const coach = await signIn(coen);
    await coach.goto('/todo');
    const patterns = coach.getByRole('region', { name: 'Patronen per groep' });
    await expect(patterns.getByText('Nu te doen voor 5 kinderen, te laat voor 5')).toBeVisible();
    await expect(patterns.getByText('Laatste 13 weken: te weinig om te zeggen')).toBeVisible();

    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(lead.getByRole('region', { name: 'Patronen per groep' })).toHaveCount(0);
    const numbers = lead.getByRole('listitem').filter({ has: lead.getByRole('link', { name: /^Egels/ }) });
    await expect(numbers).toContainText('Oudergesprek: 5 te laat');
    await a11y(lead);
    await numbers.getByRole('link').click();
    await expect(lead.getByRole('region', { name: 'Egels' })).toBeInViewport();
  });
});
