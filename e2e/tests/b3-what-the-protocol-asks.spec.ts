import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Klaproos';
const leni = 'leni@klaproos.example';
const anna = 'anna@klaproos.example';
const bram = 'bram@klaproos.example';
const dirk = 'dirk@klaproos.example';

/** Noor's parents were spoken with ten months ago. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    geel  | zon      | kdv  | Geel
  `),
  'staff.csv': table(`
    staff | group | days        | name       | email   | role
    anna  | geel  | ma di wo do | Anna Smit  | ${anna} | pm
    bram  | geel  | wo do vr    | Bram Kok   | ${bram} | pm
    leni  | geel  |             | Leni Duin  | ${leni} | teamlead
    dirk  |       |             | Dirk Baas  | ${dirk} | director
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | geel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} | anna   | ${day(-300)}
  `),
};

test.describe.configure({ mode: 'serial' });

test.describe('B3: what the protocol asks is computed, explained and settled', () => {
  test('U5: the yearly talk becomes due, is late after its day, and is recorded in one tap', async ({ app, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, leni, anna, bram, dirk);
    await app.clock.to(day());
    for (const person of [leni, bram, dirk, anna]) {
      await signIn(person);
    }
    const early = await signIn(anna);
    await early.goto('/todo');
    await early.getByText(/^Later/).click();
    await expect(early.getByRole('heading', { name: 'Houd het oudergesprek met de ouders van Noor' })).toBeVisible();
    await expect(early.getByText('te laat')).toHaveCount(0);

    await app.clock.forward(80);
    const page = await signIn(anna);
    await expect(page, 'the mentor sees what is due in no tap').toHaveURL(/\/todo$/);
    const line = page.getByRole('listitem').filter({ hasText: 'Houd het oudergesprek met de ouders van Noor' });
    await expect(line).toContainText(/\d+ dagen te laat/);
    await line.getByText('Waarom?').click();
    await expect(line).toContainText('voert het jaarlijkse oudergesprek');
    await a11y(page);

    const taps = new Taps();
    await taps.on(line.getByRole('button', { name: /^Vandaag gehad/ }));
    await expect(page.getByText(/^Vastgelegd: gesprek over Noor/)).toBeVisible();
    await expect(page.getByText('te laat')).toHaveCount(0);
    expect(taps.count).toBe(1);
  });

  test('B4: a day that cannot be is refused and nothing is lost; a colleague does not see it', async ({ signIn }) => {
    const page = await signIn(anna);
    await page.goto('/todo');
    await page.getByText(/^Later/).click();
    const line = page.getByRole('listitem').filter({ hasText: 'Houd het oudergesprek met de ouders van Noor' });
    await line.getByText('Anders').click();
    await line.getByLabel('Dag').fill('1990-01-01');
    await line.getByRole('button', { name: 'Toen gehad' }).click();
    await expect(page.getByRole('alert')).toContainText('Er is niets vastgelegd. Kies een dag van');
    const colleague = await signIn(bram);
    await colleague.goto('/todo');
    await expect(colleague.getByText('Houd het oudergesprek')).toHaveCount(0);
    await expect(colleague.getByRole('heading', { name: 'Niets te doen' })).toBeVisible();
  });

  test('S5: the team lead sees what is late per group', async ({ app, signIn }) => {
    await app.clock.forward(400);
    const lead = await signIn(leni);
    await lead.goto('/todo');
    const group = lead.getByRole('region', { name: 'Geel' });
    await expect(group).toContainText(/\d te laat/);
    await expect(group.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('Mentor: Anna Smit');
    await a11y(lead);
  });

  test('S5: the director sees per location and group how much is late and why, and nobody’s name', async ({ signIn }) => {
    const director = await signIn(dirk);
    await director.goto('/todo');
    const group = director.getByRole('listitem').filter({ has: director.getByRole('link', { name: /^Geel/ }) });
    await expect(group).toContainText('Oudergesprek: 1 te laat');
    for (const name of ['Noor', 'Anna Smit']) {
      await expect(director.getByRole('main')).not.toContainText(name);
    }
    await a11y(director);
    await group.getByRole('link', { name: /^Geel/ }).click();
    await expect(director.getByRole('heading', { level: 1 })).toHaveText('Geel');
  });

  test('B4: a mail each week with numbers only, until one turns it off', async ({ app, signIn }) => {
    const weekly = async () => (await app.mails(anna)).filter((mail) => mail.subject.startsWith('Je week bij'));
    const director = await signIn(dirk);
    await changeProtocol(director, withSetting('digest.weekly', false, true));
    expect(await weekly(), 'the version begins tomorrow').toEqual([]);
    // From a Friday to the Monday after it.
    await app.clock.forward(3);
    await expect.poll(async () => (await weekly()).length).toBe(1);
    const text = (await weekly())[0]!.text;
    expect(text).toMatch(/\d+ ding(en)? te doen, waarvan \d+ te laat/);
    expect(text).not.toContain('Noor');

    const page = await signIn(anna);
    await page.goto('/me');
    const part = page.getByRole('region', { name: 'Weekoverzicht' });
    await part.getByRole('button', { name: 'Uitzetten' }).click();
    await expect(page.getByRole('status')).toContainText('Je krijgt geen weekoverzicht meer.');
    await expect(part).toContainText('Uit');
    await a11y(page);
    const again = await signIn(dirk);
    await again.goto('/protocol');
    await expect(again.getByText('Elke week, op de eerste werkdag', { exact: true })).toBeVisible();
    await expect(again.getByRole('main')).not.toContainText('Anna Smit');
  });
});
