import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, Taps, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Els';
const anna = 'anna@els.example';
const carla = 'carla@els.example';
const iris = 'iris@thuis.example';

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
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | uil   | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-90)}  | carla
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test('U10: a step in the development is recorded with its day, and the parents read it', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, carla);
  await app.clock.to(day());
  await signIn(carla);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  const file = mentor.url();
  const card = mentor.getByRole('region', { name: 'Mijlpalen' });
  await expect(card.getByRole('heading', { name: 'Nog niet gezien' })).toBeVisible();

  // One of the list, tapped where it was not seen yet; a day that is still to come is refused.
  await card.getByRole('link', { name: 'Trekt zelf de jas aan' }).click();
  await expect(mentor.getByLabel('Wat heb je gezien?')).toHaveValue('puts-on-coat');
  await mentor.getByLabel('Gezien op').fill(day(3));
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Deze dag moet nog komen.');
  await mentor.getByLabel('Gezien op').fill(day(-1));
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByRole('status')).toContainText('Vastgelegd: Trekt zelf de jas aan.');

  // One in own words.
  await card.getByRole('link', { name: 'Leg een mijlpaal vast' }).click();
  await mentor.getByLabel('Wat heb je gezien?').selectOption('own');
  await mentor.getByLabel(/^In eigen woorden/).fill('Zwaait naar de bakker');
  await mentor.getByLabel(/^Ontwikkelgebied/).selectOption('Sociaal en emotioneel');
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(card.getByText('Zwaait naar de bakker', { exact: true })).toBeVisible();

  // A colleague of another group does not read it.
  const other = await signIn(carla);
  await other.goto(file);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');

  // The day that was still to come has passed: the step is recorded. What was not right is struck through.
  await app.clock.forward(5);
  const later = await signIn(anna);
  await later.goto(file);
  await later.getByRole('link', { name: 'Telt vijf dingen' }).click();
  await later.getByLabel('Gezien op').fill(day(3));
  await later.getByRole('button', { name: 'Leg vast' }).click();
  const seen = later.getByRole('region', { name: 'Mijlpalen' }).getByRole('listitem').filter({ hasText: 'Trekt zelf de jas aan' });
  await seen.getByText('Klopt niet').click();
  await seen.getByRole('button', { name: 'Ja, streep door' }).click();
  await expect(later.getByText('klopte niet: Anna Smit')).toBeVisible();
  await a11y(later);

  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  const own = page.getByRole('region', { name: 'Mijlpalen van Noor' });
  await expect(own.getByRole('listitem')).toHaveCount(3);
  await expect(own.locator('s')).toHaveText('Trekt zelf de jas aan');
  await expect(page.getByText('Nog niet gezien')).toHaveCount(0);
  await a11y(page);
});

test('U10: where the protocol asks it, the mentor looks at the milestones after a birthday', async ({ app, signIn }) => {
  const [officer, leni] = ['otto@els.example', 'leni@els.example'];
  await app.import(
    organisation,
    {
      ...files,
      'staff.csv': table(`
        staff | group | days           | name      | email      | role
        anna  | egel  | ma di wo do vr | Anna Smit | ${anna}    | pm
        carla | uil   | ma di wo do vr | Carla Vos | ${carla}   | pm
        leni  | egel  |                | Leni Duin | ${leni}    | teamlead
        otto  |       |                | Otto Kade | ${officer} | policy
      `),
    },
    '--profile',
    'second-home',
  );
  await app.invite(organisation, anna, carla, officer, leni);
  await app.clock.to(day());
  for (const colleague of [carla, leni]) await (await signIn(colleague)).context().close();
  const policy = await signIn(officer);
  const asked = 'Kijk naar de mijlpalen van Noor';
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  await expect(mentor.getByText(asked)).toHaveCount(0);
  await changeProtocol(policy, withSetting('observation.milestone_weeks', 0, 2));
  // The next birthday is asked about: until it is there, nothing.
  await mentor.goto('/todo');
  await expect(mentor.getByText(asked)).toHaveCount(0);

  // Noor became four a week ago.
  await app.clock.forward(190);
  const later = await signIn(anna);
  await later.goto('/todo');
  const taps = new Taps();
  const line = later.getByRole('listitem').filter({ hasText: asked });
  await taps.on(line.getByRole('link', { name: 'Bekijk de mijlpalen' }));
  await expect(later.getByRole('heading', { name: 'Nog niet gezien van toen Noor jonger was' })).toBeVisible();
  await a11y(later);

  // A colleague of another group has nothing to look at.
  const other = await signIn(carla);
  expect((await other.goto(new URL(later.url()).pathname))?.status()).toBe(404);

  // Two weeks later nobody looked: the team lead sees that it is late, and after a tap that it is done.
  await app.clock.forward(15);
  const lead = await signIn(leni);
  await lead.goto('/todo');
  await expect(lead.getByRole('heading', { name: asked })).toBeVisible();
  const again = await signIn(anna);
  await again.goto('/todo');
  await again.getByRole('listitem').filter({ hasText: asked }).getByRole('link', { name: 'Bekijk de mijlpalen' }).click();
  await taps.on(again.getByRole('button', { name: 'Ik heb gekeken' }));
  expect(taps.count, 'to look at the milestones').toBe(2);
  await expect(again.getByRole('status')).toContainText('Je hebt naar de mijlpalen van Noor gekeken.');
  await lead.goto('/todo');
  await expect(lead.getByText(asked)).toHaveCount(0);
});
