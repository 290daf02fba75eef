import type { Locator, Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Zandbak';
const leni = 'leni@zandbak.example';
const coach = 'coach@zandbak.example';
const anna = 'anna@zandbak.example';

/** The export, with what changes in the course of the story. */
function files({ annaMost = 2, lotDays = 'do vr', bramUntil = '' } = {}): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      beer  | zon      | kdv  | Beren
      das   | zon      | kdv  | Dassen
    `),
    'staff.csv': table(`
      staff | group | days           | name       | email                 | role     | max_children | until
      anna  | beer  | ma di wo       | Anna Smit  | ${anna}               | pm       | ${annaMost}  |
      bram  | beer  | wo do vr       | Bram Kok   | bram@zandbak.example  | pm       | 2            | ${bramUntil}
      dirk  | das   | ma di wo do vr | Dirk Veen  | dirk@zandbak.example  | pm       |              |
      leni  | beer  |                | Leni Duin  | ${leni}               | teamlead |              |
      coen  |       |                | Coen Coach | ${coach}              | coach    |              |
    `),
    'children.csv': table(`
      child | group | birth_date | days       | first_name | last_name | from
      noor  | beer  | ${aged(2)} | ma di      | Noor       | Berg      | ${day(-90)}
      fien  | beer  | ${aged(2)} | di wo      | Fien       | Zee       | ${day(-90)}
      sam   | beer  | ${aged(3)} | wo do      | Sam        | Dal       | ${day(-90)}
      lot   | beer  | ${aged(2)} | ${lotDays} | Lot        | Ree       | ${day(-90)}
    `),
    'guardians.csv': table(`
      guardian | child | name      | email              | custody
      g1       | noor  | Iris Berg | iris@thuis.example | ja
    `),
  };
}

const row = (page: Page, child: string): Locator => page.getByRole('row', { name: new RegExp(`^${child} `) });
const proposed = (page: Page, child: string): Locator => row(page, child).locator('[aria-pressed=true]');
const propose = (page: Page): Promise<void> =>
  page.getByRole('article').filter({ hasText: 'Beren' }).getByRole('button', { name: 'Maak een voorstel' }).click();
const proposal = async (page: Page): Promise<void> =>
  page.getByRole('article').filter({ hasText: 'Beren' }).getByRole('link', { name: 'Bekijk het voorstel' }).click();

test.describe.configure({ mode: 'serial' });

test.describe("U2: the mentor works on the child's group", () => {
  test('U2: a group that cannot be divided says for whom, by whom and what repairs it', async ({ app, signIn }) => {
    await app.import(organisation, files({ annaMost: 1 }));
    await app.invite(organisation, leni, coach, anna);
    await app.clock.to(day());
    const page = await signIn(leni);
    await signIn(coach);
    await signIn(anna);
    await propose(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zo past het niet');
    const blocked = page.getByRole('region', { name: 'Er is geen verdeling mogelijk' });
    await expect(blocked).toContainText(/Noor.*samen geen plaats: Anna.* en Bram.* hebben hun maximum/s);
    await expect(blocked).toContainText(/Verhoog het maximum van (Anna|Bram).* met 1\./);
    await expect(page.getByRole('link', { name: /^Maak bekend/ })).toHaveCount(0);
    await a11y(page);

    await app.import(organisation, files());
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voorstel: 4 kinderen krijgen een eerste mentor');
    await expect(page.getByText('Sinds je laatste keuze is er iets veranderd')).toBeVisible();
  });

  test('U2: only staff of the group are offered; another choice shows its price, is kept and can be undone', async ({
    signIn,
  }) => {
    const page = await signIn(leni);
    await proposal(page);
    const heads = page.getByRole('columnheader');
    await expect(heads.filter({ hasText: 'Anna' })).toHaveCount(1);
    await expect(heads.filter({ hasText: 'Bram' })).toHaveCount(1);
    await expect(heads.filter({ hasText: /Dirk|Leni|Coen/ })).toHaveCount(0);
    await expect(proposed(page, 'Fien')).toContainText('Anna');
    await expect(proposed(page, 'Sam')).toContainText('Bram');

    await row(page, 'Sam').getByRole('button', { name: 'Anna' }).click();
    await expect(page.getByText('Jouw keuze, vergeleken met het beste voorstel: 2 dagen per week minder samen.')).toBeVisible();
    await expect(proposed(page, 'Sam')).toContainText(/Anna.*jouw keuze/s);
    // Anna has no room for more, so the child that loses least goes to the colleague.
    await expect(proposed(page, 'Fien')).toContainText('Bram');
    await expect(proposed(page, 'Noor')).toContainText('Anna');
    await a11y(page);

    await page.goto('/overview');
    await proposal(page);
    await expect(proposed(page, 'Sam')).toContainText(/Anna.*jouw keuze/s);
    await row(page, 'Sam').getByRole('button', { name: /^Laat los/ }).click();
    await expect(proposed(page, 'Sam')).toContainText(/Bram.*voorstel/s);
    await expect(proposed(page, 'Fien')).toContainText('Anna');

    await row(page, 'Sam').getByRole('button', { name: 'Anna' }).click();
    await page.getByRole('button', { name: 'Terug naar het beste' }).click();
    await expect(proposed(page, 'Sam')).toContainText('Bram');
  });

  test('U2: what changes between looking and making known is shown, and nothing is made known', async ({ app, signIn }) => {
    const page = await signIn(leni);
    await proposal(page);
    await expect(proposed(page, 'Lot')).toContainText('Bram');
    await app.import(organisation, files({ annaMost: 3, lotDays: 'ma di' }));
    await page.getByRole('link', { name: /^Maak bekend per/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    const different = page.getByRole('alert').filter({ hasText: 'Er is niets bekendgemaakt: er is intussen iets veranderd' });
    await expect(different).toContainText(/Lot.*Bram.*Anna/s);
    await a11y(page);
    expect(await app.mails('iris@thuis.example')).toEqual([]);

    const beside = await page.context().newPage();
    await beside.goto('/overview');
    await expect(beside.locator('.figures > div', { hasText: 'kinderen zonder mentor' }).locator('dd')).toHaveText('4');
    await beside.close();

    await page.getByRole('link', { name: /^Maak bekend per/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');
    await expect(page.getByRole('region', { name: 'Wat er verandert' })).toContainText(/Lot.*Anna/s);
  });

  test('U2: a mentor who has left the group is noticed, child by child', async ({ app, signIn }) => {
    await app.import(organisation, files({ annaMost: 3, lotDays: 'ma di', bramUntil: day(20) }));
    await app.clock.to(day(22));
    const page = await signIn(leni);
    const card = page.getByRole('article').filter({ hasText: 'Beren' });
    await expect(card).toContainText('1 kind: mentor niet op deze groep');
    await card.getByRole('link', { name: 'Beren', exact: true }).click();
    const attention = page.getByRole('region', { name: 'Vraagt aandacht' });
    await expect(attention.getByRole('listitem').first()).toContainText(/Sam.*mentor niet op deze groep/s);
    await a11y(page);
  });

  test('U2: a mentor does not divide, and a coach looks on', async ({ signIn }) => {
    const lead = await signIn(leni);
    await lead.getByRole('article').filter({ hasText: 'Beren' }).getByRole('button', { name: 'Maak een voorstel' }).click();
    const division = new URL(lead.url()).pathname;
    const mentor = await signIn(anna);
    expect((await mentor.goto(division))?.status()).toBe(403);

    const page = await signIn(coach);
    await expect(page).toHaveURL(/\/overview$/);
    await expect(page.getByRole('button', { name: 'Maak een voorstel' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Bekijk het voorstel' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Beren', exact: true }).click();
    await expect(page.getByRole('article', { name: 'Anna' })).toContainText('3 mentorkinderen');
    await expect(page.getByRole('region', { name: 'Vraagt aandacht' })).toContainText('Sam');
    await a11y(page);
  });
});
