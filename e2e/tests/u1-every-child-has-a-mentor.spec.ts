import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Regenjas';
const leni = 'leni@regenjas.example';
const mo = 'mo@regenjas.example';
const ada = 'ada@regenjas.example';
const anna = 'anna@regenjas.example';

const groups = table(`
  group | location | kind | name
  uil   | zon      | kdv  | Uilen
  vos   | maan     | kdv  | Vossen
`);
const staff = table(`
  staff | group | days           | name       | email                  | role
  anna  | uil   | ma di wo       | Anna Smit  | ${anna}                | pm
  bram  | uil   | wo do vr       | Bram Kok   | bram@regenjas.example  | pm
  eva   | vos   | ma di wo do vr | Eva Bos    | eva@regenjas.example   | pm
  leni  | uil   |                | Leni Duin  | ${leni}                | teamlead
  mo    | vos   |                | Mo Dijk    | ${mo}                  | teamlead
  ada   |       |                | Ada Admin  | ${ada}                 | admin
`);
const children = `
  child | group | birth_date | days     | first_name | last_name | from        | mentor
  noor  | uil   | ${aged(2)} | ma di    | Noor       | Berg      | ${day(-90)} |
  fien  | uil   | ${aged(2)} | ma di wo | Fien       | Zee       | ${day(-90)} |
  sam   | uil   | ${aged(3)} | do vr    | Sam        | Dal       | ${day(-90)} | bram
  lot   | vos   | ${aged(2)} | ma       | Lot        | Ree       | ${day(-90)} | eva
`;
const guardians = table(`
  guardian | child | name      | email                 | custody
  g1       | noor  | Iris Berg | iris@thuis.example    | ja
`);

test.describe.configure({ mode: 'serial' });

test.describe('U1: every child has a mentor, usually the one who sees it most', () => {
  test('U1: the team lead sees who has no mentor, proposes in one tap and makes known in two', async ({ app, signIn }) => {
    await app.import(organisation, {
      'groups.csv': groups,
      'staff.csv': staff,
      'children.csv': table(children),
      'guardians.csv': guardians,
    });
    await app.invite(organisation, leni, mo, ada, anna);
    await app.clock.to(day());

    const page = await signIn(leni);
    await expect(page).toHaveURL(/\/overview$/);
    const figure = page.locator('.figures > div', { hasText: 'kinderen zonder mentor' });
    await expect(figure.locator('dd')).toHaveText('2');
    const card = page.getByRole('article').filter({ hasText: 'Uilen' });
    await expect(card).toContainText('2 zonder mentor');
    await a11y(page);

    const proposing = new Taps();
    await proposing.on(card.getByRole('button', { name: 'Maak een voorstel' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voorstel: 2 kinderen krijgen een eerste mentor');
    expect(proposing.count).toBe(1);
    await expect(page.locator('.lead')).toContainText('Beter kan niet als alles meetelt: op 100% van de dagen is de mentor erbij.');
    await expect(page.locator('.lead')).toContainText(/Nu is dat \d+%\./);

    const row = (child: string) => page.getByRole('row', { name: new RegExp(`^${child} `) });
    await expect(row('Noor')).toContainText('nog geen mentor');
    await expect(row('Noor').locator('[aria-pressed=true]')).toContainText(/Anna.*voorstel/s);
    await expect(row('Noor')).toContainText('Ziet Noor op alle dagen.');
    await expect(row('Fien').locator('[aria-pressed=true]')).toContainText(/Anna.*voorstel/s);
    await expect(row('Fien')).toContainText('Anders Bram');
    await expect(row('Sam').locator('[aria-pressed=true]')).toContainText(/Bram.*nu/s);
    await expect(row('Sam')).toContainText('Ziet Sam op alle dagen.');
    await a11y(page);

    const publishing = new Taps();
    await publishing.on(page.getByRole('link', { name: /^Maak bekend per/ }));
    await expect(page.getByRole('dialog')).toBeVisible();
    await a11y(page);
    await publishing.on(page.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');
    expect(publishing.count).toBe(2);
    await a11y(page);

    await page.goto('/overview');
    await expect(figure.locator('dd')).toHaveText('0');
    await expect(card).toContainText('alles is rond');
  });

  test('U1: who has no business with the group is refused', async ({ signIn }) => {
    const lead = await signIn(leni);
    await lead.getByRole('link', { name: 'Uilen', exact: true }).click();
    const group = new URL(lead.url()).pathname;

    const administrator = await signIn(ada);
    expect((await administrator.goto(group))?.status()).toBe(403);
    await a11y(administrator);

    const otherLead = await signIn(mo);
    await expect(otherLead.getByRole('main')).not.toContainText('Uilen');
    expect((await otherLead.goto(group))?.status()).toBe(404);
    await a11y(otherLead);

    const mentor = await signIn(anna);
    await expect(mentor.getByRole('button', { name: 'Maak een voorstel' })).toHaveCount(0);
    expect((await mentor.goto('/overview'))?.status()).toBe(403);
  });

  test('U1: a new child without mentor goes not unnoticed, before its start and after', async ({ app, signIn }) => {
    await app.import(organisation, {
      'groups.csv': groups,
      'staff.csv': staff,
      'children.csv': table(
        `${children.trimEnd()}\n  teun  | uil   | ${aged(1)} | ma wo    | Teun       | Klei      | ${day(7)}   |\n`,
      ),
      'guardians.csv': guardians,
    });
    const page = await signIn(leni);
    const before = page.getByRole('article').filter({ hasText: 'Uilen' });
    await expect(before).toContainText(/3 kinderen · 1 komt nog.*1 komt nog, zonder mentor op de groep/s);
    await expect(before).not.toContainText('1 zonder mentor');
    await app.clock.to(day(9));

    const later = await signIn(leni);
    const card = later.getByRole('article').filter({ hasText: 'Uilen' });
    await expect(card).toContainText('1 zonder mentor');
    await card.getByRole('link', { name: 'Uilen', exact: true }).click();
    await expect(later.getByRole('region', { name: 'Vraagt aandacht' })).toContainText(/Teun.*geen mentor/s);
    await a11y(later);
  });

  test('U1: the mentor sees the own mentor children', async ({ signIn }) => {
    const page = await signIn(anna);
    await page.goto('/groups');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uilen');
    await a11y(page);
    const own = page.getByRole('article', { name: 'Anna' });
    await expect(own).toContainText('2 mentorkinderen');
    await expect(own).toContainText('Noor');
    await expect(own).toContainText('Fien');
    await expect(own).not.toContainText('Sam');
  });
});
