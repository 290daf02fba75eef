import { a11y, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Papaver';
const leni = 'leni@papaver.example';
const anna = 'anna@papaver.example';
const bram = 'bram@papaver.example';

/** Mila, a baby, and Otis start in six weeks, when the protocol holds for longer than four; Anna will be their mentor. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    geel  | zon      | kdv  | Geel
    rood  | zon      | kdv  | Rood
  `),
  'staff.csv': table(`
    staff | group | days        | name       | email   | role
    anna  | geel  | ma di wo do | Anna Smit  | ${anna} | pm
    bram  | rood  | wo do vr    | Bram Kok   | ${bram} | pm
    leni  | geel  |             | Leni Duin  | ${leni} | teamlead
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date   | days  | first_name | last_name | from       | mentor
    mila  | geel  | ${day(-120)} | ma di | Mila       | Zee       | ${day(45)} | anna
    otis  | geel  | ${day(-700)} | ma wo | Otis       | Berg      | ${day(45)} | anna
  `),
};

const appointment = 'Maak de wenafspraak met de ouders van Mila';
const carer = 'Kies de eerste verzorger van Mila';

test.describe.configure({ mode: 'serial' });

test.describe('S10: settling in is prepared in time', () => {
  test('S10: the appointment is due about four weeks before, and late only from two weeks before', async ({
    app,
    signIn,
  }) => {
    await app.import(organisation, files, '--profile', 'second-home');
    await app.invite(organisation, leni, anna, bram);
    await app.clock.to(day());
    await signIn(leni);
    await signIn(bram);
    await signIn(anna);
    await app.clock.to(day(18));
    const early = await signIn(anna);
    await early.goto('/todo');
    const line = early.getByRole('listitem').filter({ hasText: appointment });
    await expect(line).toContainText('uiterlijk');
    await line.getByText('Waarom?').click();
    await expect(line).toContainText('ongeveer 3 a 4 weken voor plaatsing');
    await app.clock.to(day(32));
    const lead = await signIn(leni);
    await lead.goto('/todo');
    const late = lead.getByRole('listitem').filter({ hasText: appointment });
    await expect(late).toContainText('1 dag te laat');
    await expect(late).toContainText('Mentor: Anna Smit');
  });

  test('S10: the mentor settles both; a day in the past and a colleague of another group are refused', async ({
    signIn,
  }) => {
    const page = await signIn(anna);
    await page.goto('/todo');
    const line = page.getByRole('listitem').filter({ hasText: appointment });
    const on = line.getByLabel('Wenafspraak op');
    await on.fill(day(-91));
    // The browser would not send it.
    expect(await on.evaluate((input: HTMLInputElement) => input.validity.rangeUnderflow)).toBe(true);
    await on.evaluate((input: HTMLInputElement) => {
      input.form!.noValidate = true;
    });
    await line.getByRole('button', { name: /^Afgesproken/ }).click();
    await expect(page.getByRole('alert')).toContainText('Er is niets vastgelegd');
    await line.getByLabel('Wenafspraak op').fill(day(35));
    await line.getByRole('button', { name: /^Afgesproken/ }).click();
    await expect(page.getByText(/^De wenafspraak van Mila is op/)).toBeVisible();
    const choice = page.getByRole('listitem').filter({ hasText: carer });
    await expect(choice.getByLabel('Eerste verzorger')).toContainText('Anna Smit');
    await a11y(page);
    await choice.getByRole('button', { name: /^Vastleggen/ }).click();
    await expect(page.getByText('Anna Smit is de eerste verzorger van Mila.')).toBeVisible();

    const colleague = await signIn(bram);
    await colleague.goto('/todo');
    await expect(colleague.getByText('Mila')).toHaveCount(0);
    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(lead.getByText(appointment)).toHaveCount(0);
    await expect(lead.getByText(carer)).toHaveCount(0);
  });

  test('S10: an appointment that nobody recorded stays late after the first day', async ({ app, signIn }) => {
    await app.clock.to(day(46));
    const begun = 'Leg vast wanneer de wenafspraak met de ouders van Otis was';
    const page = await signIn(anna);
    await page.goto('/todo');
    const line = page.getByRole('listitem').filter({ hasText: begun });
    await expect(line).toContainText('15 dagen te laat');
    const on = line.getByLabel('Wenafspraak op');
    await on.fill(day(46));
    expect(await on.evaluate((input: HTMLInputElement) => input.validity.rangeOverflow)).toBe(true);
    await on.evaluate((input: HTMLInputElement) => {
      input.form!.noValidate = true;
    });
    await line.getByRole('button', { name: /^Afgesproken/ }).click();
    await expect(page.getByRole('alert')).toContainText('Een wenafspraak is voor of op de eerste dag van het kind');
    await line.getByLabel('Wenafspraak op').fill(day(38));
    await line.getByRole('button', { name: /^Afgesproken/ }).click();
    await expect(page.getByText(/^Vastgelegd: de wenafspraak van Otis was op/)).toBeVisible();
    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(lead.getByText(begun)).toHaveCount(0);
  });
});
