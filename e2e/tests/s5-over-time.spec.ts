import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Beuk';
const anna = 'anna@beuk.example';
const leni = 'leni@beuk.example';
const dora = 'dora@beuk.example';
const mila = 'mila@beuk.example';

const names = ['Noor', 'Sem', 'Liv', 'Tess', 'Daan', 'Milou'];

/** Six children with a mentor at one location, and two at another: one of them without. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    ree   | maan     | kdv  | Reeën
  `),
  'staff.csv': table(`
    staff | group | days           | name         | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit    | ${anna} | pm
    mila  | ree   | ma di wo do vr | Mila Vos     | ${mila} | pm
    leni  | egel  |                | Leni Duin    | ${leni} | teamlead
    dora  |       |                | Dora Directie | ${dora} | director
  `),
  'children.csv': table(
    [
      'child | group | birth_date | days | first_name | last_name | from | mentor | mentor_since | last_talk',
      ...names.map((name) => `${name} | egel | ${aged(2)} | ma di | ${name} | Berg | ${day(-700)} | anna | ${day(-690)} | ${day(-30)}`),
      `Juul | ree | ${aged(2)} | ma di | Juul | Zee | ${day(-700)} | mila | ${day(-690)} | ${day(-30)}`,
      `Pim | ree | ${aged(2)} | ma di | Pim | Zee | ${day(-700)} | | | ${day(-30)}`,
    ].join('\n'),
  ),
  'guardians.csv': table('guardian | child'),
};

const row = (page: Page, name: string) => page.getByRole('region', { name: 'Per locatie' }).getByRole('listitem').filter({ hasText: name });

test.describe.configure({ mode: 'serial' });

test.describe('S5: how it goes over time and between locations', () => {
  test('S5: the team lead reads the own location by month, follows a number after its term, and nobody else’s', async ({ app, signIn }) => {
    await app.import(organisation, files, '--profile', 'second-home');
    await app.invite(organisation, anna, dora, leni, mila);
    await app.clock.to(day());
    for (const person of [anna, dora, mila]) await signIn(person);
    const lead = await signIn(leni);
    await lead.goto('/overview');
    await lead.getByRole('link', { name: 'In de tijd' }).click();
    await expect(lead.getByRole('heading', { level: 2, name: 'Een mentor' })).toBeVisible();
    await lead.getByText('Dezelfde cijfers in een tabel').click();
    await expect(lead.getByRole('table').getByRole('row')).toHaveCount(13);
    await expect(lead.getByRole('table').getByRole('row').last()).toContainText('6 van 6');
    await expect(row(lead, 'zon')).toContainText('6 van 6');
    await expect(row(lead, 'maan'), 'another location').toHaveCount(0);
    await a11y(lead);

    // Nothing was observed yet. The mentor observes; five working days later the parents have not heard of it.
    await lead.getByRole('link', { name: 'Contact na observatie' }).click();
    await expect(row(lead, 'zon')).toContainText('niemand');
    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Observeren' }).click();
    await mentor.getByLabel('Wat zag je?').fill('Noor bouwt een toren.');
    await mentor.getByRole('button', { name: 'Verder naar afronden' }).click();
    await mentor.getByText('Nee, geen bijzonderheden').click();
    await mentor.getByRole('button', { name: 'Afronden' }).click();
    await expect(mentor.getByText('Noor bouwt een toren.')).toBeVisible();
    await app.clock.forward(20);
    const later = await signIn(leni);
    await later.goto('/overview/over-time?what=contact');
    await expect(row(later, 'zon')).toContainText('0 van 1');
    await a11y(later);
    await row(later, 'zon').getByRole('link').click();
    await expect(later.getByRole('heading', { level: 1 })).toHaveText('In de tijd: zon');

    // Who works on a group has no overview, and a location of somebody else is not found.
    const colleague = await signIn(mila);
    expect((await colleague.goto('/overview/over-time'))!.status()).toBe(403);
  });

  test('S5: the director sees both locations by name, in order of no number, and no small ones but of who has a mentor', async ({ signIn }) => {
    const director = await signIn(dora);
    await director.goto('/overview/over-time?what=mentor');
    await expect(row(director, 'zon')).toContainText('6 van 6');
    await expect(row(director, 'maan'), 'as on the overview').toContainText('1 van 2');
    await expect(director.getByRole('region', { name: 'Per locatie' }).getByRole('listitem').first()).toContainText('maan');
    await director.goto('/overview/over-time?what=contact');
    await expect(director.getByText('Aantallen van een tot en met vier staan er niet')).toBeVisible();
    await expect(row(director, 'zon')).toContainText('minder dan vijf');
    for (const what of ['told', 'talk', 'seen', 'settling-in', 'concern', 'transfer', 'work']) {
      await director.goto(`/overview/over-time?what=${what}`);
      await expect(director.getByRole('heading', { level: 1 })).toHaveText('In de tijd');
      for (const name of [...names, 'Juul', 'Pim', 'Anna', 'Mila']) {
        await expect(director.getByRole('main')).not.toContainText(name);
      }
      await a11y(director);
    }
    expect((await director.goto('/overview/over-time?at=00000000-0000-7000-8000-000000000000'))!.status()).toBe(404);
  });
});
