import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const bram = 'bram@wilg.example';
const carla = 'carla@wilg.example';
const iris = 'iris@thuis.example';
const what = 'Geef haar tijd om te wennen na een wissel.';

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
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | uil   | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-90)}  | carla
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test('S1: what colleagues do for a child is beside its name until its last day, and for who needs to know only', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram, carla);
  await app.clock.to(day());
  await signIn(bram);
  await signIn(carla);

  // The mentor asks for it: what to do, not why.
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  const file = mentor.url();
  await mentor.getByRole('link', { name: 'Extra aandacht' }).click();
  await expect(mentor.getByText('Schrijf wat je doet, niet waarom.')).toBeVisible();
  await mentor.getByLabel('Wat doen collega’s?').fill(what);
  await mentor.getByLabel(/^Tot en met/).fill(day(-1));
  await mentor.getByRole('button', { name: 'Laat collega’s dit zien' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Dit is te vroeg.');
  await expect(mentor.getByLabel('Wat doen collega’s?')).toHaveValue(what);
  await a11y(mentor);
  await mentor.getByLabel(/^Tot en met/).fill(day(9));
  await mentor.getByRole('button', { name: 'Laat collega’s dit zien' }).click();
  await expect(mentor.getByRole('status')).toContainText('Collega’s zien dit nu bij Noor.');

  // A colleague with another group has no way in; neither have the parents.
  const other = await signIn(carla);
  await other.goto(file);
  await expect(other.getByText(what)).toHaveCount(0);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await expect(page.getByText('Anna Smit').first()).toBeVisible();
  await expect(page.getByText(what)).toHaveCount(0);

  // In the last week it says that it ends.
  await app.clock.forward(4);
  const colleague = await signIn(bram);
  await colleague.goto('/groups');
  const line = colleague.locator('details.extra').filter({ hasText: what });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('loopt af');
  await a11y(colleague);
  await colleague.goto(file);
  await colleague.getByRole('button', { name: /^Haal weg/ }).click();
  await expect(colleague.getByRole('status')).toContainText('Weggehaald.');
  await colleague.getByRole('button', { name: 'Zet terug' }).click();
  await expect(colleague.getByText('Klopt het nog?')).toBeVisible();

  // After its last day it is history.
  await app.clock.forward(6);
  const later = await signIn(bram);
  await later.goto('/groups');
  await expect(later.getByRole('link', { name: 'Noor', exact: true }).first()).toBeVisible();
  await expect(later.getByText(what)).toHaveCount(0);
  await later.goto(file);
  await later.getByText('Eerder (1)').click();
  await expect(later.getByText(/^Anna Smit, van .* tot en met/)).toBeVisible();
});
