import { type Page } from '@playwright/test';
import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Daycare The Ark';
const leni = 'leni@ark.example';
const anna = 'anna@ark.example';
const bram = 'bram@ark.example';
const dora = 'dora@ark.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    geel  | zon      | kdv  | Yellow
    rood  | zon      | kdv  | Red
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | geel  | ma di wo do    | Anna Smit | ${anna} | pm
    bram  | geel  | wo do vr       | Bram Kok  | ${bram} | pm
    dora  | rood  | ma di wo do vr | Dora Bos  | ${dora} | pm
    leni  | geel  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor
    noor  | geel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | bram
    sam   | geel  | ${aged(3)} | wo vr | Sam        | Dal       | ${day(-90)} | bram
    tim   | geel  | ${aged(2)} | wo    | Tim        | Ree       | ${day(-90)} |
  `),
  'guardians.csv': table(`
    guardian | child | name      | email              | custody
    g1       | noor  | Iris Berg | iris@thuis.example | ja
  `),
};

const row = (page: Page, child: string) => page.getByRole('row', { name: new RegExp(`^${child} `) });
const proposed = (page: Page, child: string) => row(page, child).locator('[aria-pressed=true]');

async function makeKnown(page: Page, from: string): Promise<void> {
  await page.getByRole('link', { name: /^Make known from/ }).click();
  await page.getByRole('dialog').getByLabel('From').fill(from);
  await page.getByRole('dialog').getByRole('button', { name: 'Make known' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This division was made known');
}

test.describe.configure({ mode: 'serial' });
test.use({ locale: 'en-GB' });

test.describe('S6: the team of the group looks at the division first', () => {
  let division: string;

  test('S6: who is asked says who knows a child well, objects and agrees', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna, bram, dora);
    await app.clock.to(day());
    const lead = await signIn(leni);
    await signIn(anna);
    await lead.getByRole('article').filter({ hasText: 'Yellow' }).getByRole('button', { name: 'Make a proposal' }).click();
    division = new URL(lead.url()).pathname;
    await expect(proposed(lead, 'Noor')).toContainText('Anna');
    await expect(proposed(lead, 'Tim')).toContainText('Anna');

    const page = await signIn(bram);
    expect((await page.goto(`${division}/team`))?.status(), 'before the team is asked').toBe(404);
    await lead.getByRole('button', { name: 'Ask the team' }).click();
    await expect(lead.getByText(/No reaction yet: .*Bram/)).toBeVisible();

    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: /proposal/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Have a look at the proposal');
    await a11y(page);
    const of = (child: string) => page.locator('li').filter({ hasText: child });
    await of('Tim').getByRole('button', { name: 'I know this child well' }).click();
    await expect(of('Tim').getByRole('button', { name: 'I know this child well' })).toHaveAttribute('aria-pressed', 'true');
    await of('Noor').locator('summary', { hasText: 'I object' }).click();
    await of('Noor').getByLabel('What is your objection?').fill('Noor is only just used to me.');
    await of('Noor').getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('status')).toContainText('your team lead sees it');
    await page.getByRole('button', { name: 'I agree' }).click();
    await expect(page.locator('.head')).toContainText('agreed');
    await a11y(page);
  });

  test('S6: a colleague of another group has no say', async ({ signIn }) => {
    const page = await signIn(dora);
    expect((await page.goto(`${division}/team`))?.status()).toBe(404);
    await page.goto('/groups');
    await expect(page.getByRole('main')).not.toContainText('Yellow');
  });

  test('S6: the proposal follows what the team said, is made known on a date, withdrawn and made known again', async ({
    app,
    signIn,
  }) => {
    const page = await signIn(leni);
    await page.getByRole('article').filter({ hasText: 'Yellow' }).getByRole('link', { name: 'See the proposal' }).click();
    const team = page.getByRole('region', { name: 'The team' });
    await expect(team).toContainText('Bram knows Tim well');
    await expect(team).toContainText('Bram objects for Noor');
    await expect(team).toContainText('Noor is only just used to me.');
    await expect(team).toContainText('Bram agrees');
    await expect(proposed(page, 'Tim')).toContainText('Bram');
    await expect(row(page, 'Tim')).toContainText('Knows Tim well.');
    await expect(proposed(page, 'Noor')).toContainText('Anna');
    await a11y(page);

    await makeKnown(page, day(14));
    const changes = page.getByRole('region', { name: 'What changes' });
    await expect(changes).toContainText(/Noor.*Bram Kok.*Anna Smit/s);
    await expect(changes).toContainText(/Tim.*Bram Kok/s);

    await page.locator('summary', { hasText: 'Withdraw' }).click();
    await a11y(page);
    await page.getByRole('button', { name: 'Withdraw the division' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This division was withdrawn');
    await a11y(page);

    await page.getByRole('button', { name: 'Make a proposal' }).click();
    await makeKnown(page, day(14));
    division = new URL(page.url()).pathname;
    await app.clock.to(day(15));
    const later = await signIn(leni);
    await later.goto(division);
    await expect(later.getByRole('heading', { level: 1 })).toHaveText('This division was made known');
    await expect(later.getByText('Withdraw')).toHaveCount(0);
  });

  test('S6: the old mentor hands over in one tap, and the new mentor sees it', async ({ signIn }) => {
    const old = await signIn(bram);
    await old.getByRole('link', { name: 'Handover', exact: true }).click();
    const open = old.getByRole('region', { name: 'To do' }).getByRole('listitem').filter({ hasText: 'Noor' });
    await expect(open).toContainText(/Bram Kok.*Anna Smit/s);
    await expect(open).toContainText('still to do');
    await a11y(old);
    const taps = new Taps();
    await taps.on(open.getByRole('button', { name: 'Handed over' }));
    await expect(old.getByRole('status')).toContainText('Noor was handed over.');
    expect(taps.count).toBe(1);

    const page = await signIn(anna);
    await page.getByRole('link', { name: 'Handover', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Done' })).toContainText(/Noor.*Bram Kok/s);
    await expect(page.getByRole('region', { name: 'To do' })).toHaveCount(0);
    await a11y(page);
    await page.getByRole('link', { name: 'Groups' }).click();
    await expect(page.getByRole('article', { name: 'Anna' })).toContainText('Noor');
  });
});
