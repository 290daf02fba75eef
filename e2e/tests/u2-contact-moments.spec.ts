import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Esp';
const anna = 'anna@esp.example';
const bram = 'bram@esp.example';
const carla = 'carla@esp.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram}  | pm
    carla | uil   | ma di wo do vr | Carla Vos | ${carla} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table('guardian | child'),
};

test('U2: the file says how often the mentor had to do with the child in a quarter, and after it no more', async ({ app, signIn }) => {
  await app.import(organisation, files);
  await app.invite(organisation, anna, bram, carla);
  await app.clock.to(day());
  const outsider = await signIn(carla);
  const mentor = await signIn(anna);
  const colleague = await signIn(bram);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await expect(mentor.getByText('Laatste 13 weken: geen contactmomenten met Anna')).toBeVisible();
  const file = new URL(mentor.url()).pathname;
  const write = async (page: typeof mentor, words: string) => {
    await page.goto(file);
    await page.getByLabel('Wat zag je?').fill(words);
    await page.getByRole('button', { name: 'Bewaar notitie' }).click();
    await expect(page.getByText(words).first()).toBeVisible();
  };
  await write(mentor, 'Noor bouwt een toren.');
  await write(mentor, 'Noor helpt Sem met de jas.');
  // What a colleague writes is of the colleague.
  await write(colleague, 'Noor zingt mee.');
  await expect(colleague.getByText('Laatste 13 weken: 2 contactmomenten met Anna: 2 notities')).toBeVisible();
  await a11y(colleague);
  expect((await outsider.goto(file))!.status()).toBe(404);

  await app.clock.forward(92);
  const later = await signIn(bram);
  await later.goto(file);
  await expect(later.getByText('Laatste 13 weken: geen contactmomenten met Anna')).toBeVisible();
});
