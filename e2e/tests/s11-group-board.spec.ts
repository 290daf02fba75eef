import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Meidoorn';
const anna = 'anna@meidoorn.example';
const bram = 'bram@meidoorn.example';
const carla = 'carla@meidoorn.example';
const leni = 'leni@meidoorn.example';
const iris = 'iris@thuis.example';
const what = 'Slaapt na het fruit, met haar eigen knuffel.';

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

test('S11: an agreement reaches each colleague in one tap, ends on its day, and the parents read what came of it', async ({
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
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Groepsbord' }).click();
  await expect(mentor.getByText('Nog geen afspraken')).toBeVisible();
  await mentor.getByRole('link', { name: 'Nieuwe afspraak' }).click();
  await mentor.getByLabel('Over wie gaat het?').selectOption({ label: 'Noor Berg' });
  await mentor.getByLabel('Wat is er afgesproken?').fill(what);
  await mentor.getByLabel(/^Met wie/).fill('met moeder, bij het brengen');
  await mentor.getByLabel(/^Tot en met/).fill(day(-1));
  await mentor.getByLabel(/^Belangrijk/).check();
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Zet op het groepsbord' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Kies een dag van vandaag');
  await expect(mentor.getByLabel('Wat is er afgesproken?'), 'nothing is lost').toHaveValue(what);
  await mentor.getByLabel(/^Tot en met/).fill(day(5));
  await mentor.getByRole('button', { name: 'Zet op het groepsbord' }).click();
  await expect(mentor.getByRole('status')).toContainText('De afspraak staat op het groepsbord.');
  await a11y(mentor);
  const address = mentor.url();
  await mentor.getByRole('link', { name: 'Voor aan de muur' }).click();
  await expect(mentor.getByText('vraag Anna')).toBeVisible();
  await expect(mentor.getByText(what)).toHaveCount(0);
  await a11y(mentor);

  // A colleague confirms in one tap from the own first page; one of another group has no way in.
  const colleague = await signIn(bram);
  await colleague.goto('/todo');
  await expect(colleague.getByRole('heading', { name: 'Afspraken om te lezen' })).toBeVisible();
  await a11y(colleague);
  const taps = new Taps();
  await taps.on(colleague.getByRole('button', { name: /^Gelezen/ }));
  expect(taps.count).toBe(1);
  await expect(colleague.getByRole('status')).toContainText('Gelezen: de afspraak over Noor.');
  await expect(colleague.getByRole('heading', { name: 'Afspraken om te lezen' })).toHaveCount(0);
  const other = await signIn(carla);
  expect((await other.goto(address))!.status()).toBe(404);
  const lead = await signIn(leni);
  await lead.goto(address);
  await expect(lead.getByText('2 van 2 collega’s hebben dit gelezen.')).toBeVisible();

  // It ends on its day; the mentor looks back on it, and the parents read what came of it.
  await app.clock.forward(6);
  const later = await signIn(anna);
  await later.goto(address);
  await later.getByText('Voorbij (1)').click();
  await later.getByRole('link', { name: /^Terugkijken/ }).click();
  await later.getByLabel('Wat kwam eruit?').fill('Ze slaapt nu vanzelf in.');
  await a11y(later);
  await later.getByRole('button', { name: 'Leg vast' }).click();
  await expect(later.getByRole('status')).toContainText('De afspraak over Noor is voorbij.');
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByText('Voorbij (1)').click();
  await expect(page.getByText('Ze slaapt nu vanzelf in.')).toBeVisible();
  await a11y(page);
});
