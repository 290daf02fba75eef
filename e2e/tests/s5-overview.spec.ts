import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Toren';
const dora = 'dora@toren.example';
const leni = 'leni@toren.example';
const anna = 'anna@toren.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    aap   | zon      | kdv  | Aapjes
    beer  | zon      | kdv  | Beren
    das   | maan     | kdv  | Dassen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email                | role     | until
    anna  | aap   | ma di wo do vr | Anna Smit | ${anna}              | pm       |
    bram  | beer  | ma di          | Bram Kok  | bram@toren.example   | pm       |
    eva   | beer  | ma di wo do vr | Eva Bos   | eva@toren.example    | pm       | ${day(-5)}
    dirk  | das   | ma             | Dirk Veen | dirk@toren.example   | pm       |
    leni  | aap   |                | Leni Duin | ${leni}              | teamlead |
    dora  |       |                | Dora Baas | ${dora}              | director |
  `),
  'children.csv': table(`
    child | group | birth_date | days     | first_name | last_name | from        | mentor
    noor  | aap   | ${aged(2)} | ma di    | Noor       | Berg      | ${day(-90)} |
    fien  | beer  | ${aged(2)} | ma di    | Fien       | Zee       | ${day(-90)} | eva
    sam   | das   | ${aged(3)} | ma wo do | Sam        | Dal       | ${day(-90)} | dirk
    lot   | das   | ${aged(3)} | ma       | Lot        | Ree       | ${day(-90)} | dirk
  `),
  'guardians.csv': table(`
    guardian | child | name      | email | custody
    g1       | noor  | Iris Berg |       | ja
  `),
};

test.describe.configure({ mode: 'serial' });

test.describe('S5: who is responsible sees what asks for attention, and where', () => {
  test('S5: numbers of the organisation lead to the group', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, dora, leni, anna);
    await app.clock.to(day());
    const page = await signIn(dora);
    await signIn(leni);
    await signIn(anna);
    await expect(page).toHaveURL(/\/overview$/);
    const figure = (label: string) => page.locator('.figures > div', { hasText: label }).locator('dd');
    await expect(figure('kinderen zonder mentor')).toHaveText('1');
    await expect(figure('mentor niet op deze groep')).toHaveText('1');
    await expect(figure('kinderen die hun mentor weinig zien')).toHaveText('1');
    await a11y(page);

    await figure('kinderen zonder mentor').getByRole('link').click();
    await expect(page.getByRole('article')).toHaveCount(1);
    await page.getByRole('article').getByRole('link', { name: /1 zonder mentor/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aapjes');
    await expect(page.getByRole('region', { name: 'Vraagt aandacht' })).toContainText('Noor');

    // The same fact has the same word on both pages.
    await page.goto('/overview');
    await page.getByRole('article').filter({ hasText: 'Beren' }).getByRole('link', { name: /1 kind: mentor niet op deze groep/ }).click();
    await expect(page.getByRole('region', { name: 'Vraagt aandacht' })).toContainText(/Fien.*mentor niet op deze groep/s);
    await page.goto('/overview');
    await page.getByRole('article').filter({ hasText: 'Dassen' }).getByRole('link', { name: /1 ziet de mentor weinig/ }).click();
    await expect(page.getByRole('region', { name: 'Vraagt aandacht' })).toContainText(/Sam.*ziet de mentor weinig sinds/s);
    await a11y(page);

    await page.goto('/overview');
    await page.getByRole('link', { name: 'maan', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('maan');
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('main')).not.toContainText('Aapjes');
    await a11y(page);
  });

  test('S5: parents who do not know it are counted, until they are told', async ({ app, signIn }) => {
    const lead = await signIn(leni);
    await expect(lead.getByRole('main')).not.toContainText('Dassen');
    await lead.getByRole('article').filter({ hasText: 'Aapjes' }).getByRole('button', { name: 'Maak een voorstel' }).click();
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByLabel('Vanaf').fill(day(1));
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await app.clock.to(day(9));

    const page = await signIn(dora);
    const card = page.getByRole('article').filter({ hasText: 'Aapjes' });
    await card.getByRole('link', { name: /1 bericht nog zelf te vertellen/ }).click();
    await expect(page).toHaveURL(/\/told\?group=/);
    await expect(page.getByRole('main')).toContainText('Iris Berg');
    const later = await signIn(leni);
    await later.getByRole('link', { name: /1 bericht nog zelf te vertellen/ }).click();
    await later.getByRole('button', { name: /Verteld/ }).first().click();
    await page.goto('/overview');
    await expect(card).toContainText('alles is rond');
  });

  test('S5: a pm’er has no overview, a team lead not that of another location', async ({ signIn }) => {
    const director = await signIn(dora);
    await director.getByRole('link', { name: 'maan', exact: true }).click();
    const location = new URL(director.url()).pathname;
    const lead = await signIn(leni);
    expect((await lead.goto(location))?.status()).toBe(404);
    const mentor = await signIn(anna);
    expect((await mentor.goto('/overview'))?.status()).toBe(403);
    expect((await mentor.goto(location))?.status()).toBe(403);
    await a11y(mentor);
  });

  test('S5: a large organisation is summed up by location', async ({ app, signIn }) => {
    const many = Array.from({ length: 45 }, (_, n) => `g${n} | l${n % 35} | kdv | Groep ${n}`);
    await app.import(organisation, {
      'groups.csv': table(['group | location | kind | name', 'aap | zon | kdv | Aapjes', 'das | maan | kdv | Dassen', 'beer | zon | kdv | Beren', ...many].join('\n')),
      'staff.csv': files['staff.csv'],
      'children.csv': files['children.csv'],
      'guardians.csv': files['guardians.csv'],
    });
    const page = await signIn(dora);
    await expect(page.getByRole('heading', { name: 'Locaties' })).toBeVisible();
    await expect(page.getByText('37 locaties. Waar iets te doen is, staat bovenaan.')).toBeVisible();
    const lines = page.getByRole('region', { name: 'Locaties' }).getByRole('listitem').filter({ has: page.getByRole('link', { name: /^(l\d+|maan|zon)$/ }) });
    await expect(lines).toHaveCount(30);
    await expect(lines.first()).toContainText(/maan.*1 ziet de mentor weinig/s);
    await a11y(page);
    await page.getByRole('navigation', { name: 'Bladzijden' }).getByRole('link', { name: '2' }).click();
    await expect(lines).toHaveCount(7);
    await page.getByLabel('Zoek een locatie').fill('maa');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await expect(lines).toHaveCount(1);
    await lines.getByRole('link', { name: /1 ziet de mentor weinig/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('maan');
    await expect(page.getByRole('article')).toContainText('Dassen');
  });
});
