import type { Page } from '@playwright/test';
import { a11y, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const carla = 'carla@linde.example';

const threeToday = day().replace(/^\d+/, (year) => String(Number(year) - 3));

/** Noor has her birthday and a line for pick-up, Sem his first day, and Liv comes to settle in before hers. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna}  | pm
    carla | uil   | ma di wo do vr | Carla Vos | ${carla} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | egel  | ${threeToday} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${day(-400)} | ma di wo do vr | Sem        | Dal       | ${day()}     | anna
    liv   | egel  | ${day(-300)} | ma di wo do vr | Liv        | Zee       | ${day(7)}    | anna
  `),
  'guardians.csv': table('guardian | child'),
};

const today = (page: Page) => page.getByRole('region', { name: 'Vandaag' });
const visits = (page: Page) => page.getByRole('region', { name: 'Komt wennen' });
const child = (page: Page, name: string) => today(page).getByRole('listitem').filter({ hasText: name }).first();

test('B2: U4: today says who has its birthday, a first day or a first visit; a line becomes an observation or an agreement in one tap', async ({
  app,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, anna, carla);
  await app.clock.to(day());
  const outsider = await signIn(carla);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  const group = new URL(mentor.url()).pathname;
  await expect(child(mentor, 'Noor')).toContainText('jarig: 3');
  await expect(child(mentor, 'Sem')).toContainText('eerste dag');
  await expect(today(mentor)).not.toContainText('Liv');

  // The first visit is planned on its own page.
  await mentor.getByRole('link', { name: 'Liv', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Wennen' }).click();
  await mentor.getByLabel('Dag', { exact: true }).fill(day());
  await mentor.getByLabel('Van', { exact: true }).fill('16:30');
  await mentor.getByLabel('Tot', { exact: true }).fill('18:00');
  await mentor.getByRole('button', { name: 'Wenmoment plannen' }).click();
  await mentor.goto(group);
  await expect(visits(mentor)).toContainText(/Liv.*16\.30/s);
  await expect(child(mentor, 'Liv')).toContainText('komt wennen, 16.30 – 18.00');
  await a11y(mentor);
  expect((await outsider.goto(group))!.status()).toBe(404);

  await mentor.goto(group);
  await child(mentor, 'Noor').getByRole('link', { name: /^Dagbericht/ }).click();
  await mentor.getByRole('button', { name: 'Iets gemaakt' }).click();
  const lines = mentor.url();
  await mentor.getByRole('link', { name: /^Maak er een observatie van/ }).click();
  await expect(mentor.getByLabel('Wat zag je?')).toHaveValue('Wat gebeurde er: Iets gemaakt');
  await mentor.goto(lines);
  await mentor.getByRole('link', { name: /^Maak er een afspraak van/ }).click();
  await expect(mentor.getByText('Wat gebeurde er: Iets gemaakt')).toBeVisible();
  await a11y(mentor);

  // The next working day there is no birthday any more, and Sem settles in.
  await app.clock.to(day(1));
  const later = await signIn(anna);
  await later.goto(group);
  await expect(child(later, 'Noor')).not.toContainText('jarig');
  await expect(child(later, 'Sem')).toContainText('went nog');
  await expect(visits(later)).toHaveCount(0);
});
