import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Berk';
const anna = 'anna@berk.example';
const leni = 'leni@berk.example';
const dirk = 'dirk@berk.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit   | ${anna}  | pm
    leni  | egel  |                | Leni Duin   | ${leni}  | teamlead
    dirk  |       |                | Dirk Directie | ${dirk} | director
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${aged(3)} | wo do | Sem        | Dal       | ${day(-500)} |
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test('B7: what an inspector asks is on one page, for any day, with numbers in place of names', async ({
  app,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, leni, dirk);
  await app.clock.to(day());
  for (const colleague of [anna, dirk]) await signIn(colleague);
  const lead = await signIn(leni);
  await lead.goto('/overview');
  await lead.getByRole('link', { name: 'Inspectie' }).click();
  const location = new URL(lead.url()).pathname;
  const mentor = lead.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' });
  await expect(mentor).toContainText('1 van 2');
  await expect(mentor).toContainText('1 niet in orde');
  await expect(lead.getByRole('region', { name: 'Afwijkingen' })).toContainText('K2: heeft geen mentor');
  await expect(lead.getByText('Noor')).toHaveCount(0);
  await a11y(lead);
  await lead.getByRole('link', { name: 'Sleutel' }).click();
  await expect(lead.getByRole('row', { name: /K2.*Sem Dal/ })).toBeVisible();
  await a11y(lead);

  // Sem gets a mentor: later that shows, and of today it still shows that there was none.
  await lead.goto('/overview');
  await lead.getByRole('article').filter({ hasText: 'Egels' }).locator('.actions button').first().click();
  await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');
  await app.clock.forward(40);
  const later = await signIn(leni);
  await later.goto(location);
  await expect(later.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' })).toContainText('2 van 2');
  await later.getByLabel('Op welke dag').fill(day(0));
  await later.getByRole('button', { name: 'Laat zien' }).click();
  await expect(later.getByRole('listitem').filter({ hasText: 'Elk kind heeft een mentor' })).toContainText('1 van 2');
  const download = later.waitForEvent('download');
  await later.getByRole('link', { name: 'Werkmap' }).click();
  expect((await download).suggestedFilename()).toBe(`inspectie-${day(0)}.xlsx`);

  // A pedagogical staff member may not; the director sees the same.
  const colleague = await signIn(anna);
  expect((await colleague.goto(location))?.status()).toBe(403);
  const director = await signIn(dirk);
  await director.goto(`${location}?on=${day(0)}`);
  await expect(director.getByRole('region', { name: 'Afwijkingen' })).toContainText('K2: heeft geen mentor');
  await a11y(director);
});
