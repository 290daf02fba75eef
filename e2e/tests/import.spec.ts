import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Daycare The Raft';
const leni = 'leni@raft.example';
const anna = 'anna@raft.example';

const staff = `
  staff | group | days     | name      | email   | role     | until
  anna  | uil   | ma di wo | Anna Smit | ${anna} | pm       |
`;
const children = (days: string, until: string) => `
  child | group | birth_date | days    | first_name | last_name | from        | until    | mentor
  noor  | uil   | ${aged(2)} | ma di   | Noor       | Berg      | ${day(-90)} |          | anna
  sam   | uil   | ${aged(3)} | ${days} | Sam        | Dal       | ${day(-30)} | ${until} |
`;
const guardians = (email: string) => `
  guardian | child | name      | email    | custody
  g1       | noor  | Iris Berg | ${email} | ja
`;
const groups = `
  group | location | kind | name
  uil   | zon      | kdv  | Owls
`;

async function choose(page: Page, files: Record<string, string>): Promise<void> {
  await page.getByLabel('Choose the files').setInputFiles(
    Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(table(text)) })),
  );
  await page.getByRole('button', { name: 'Check the files' }).click();
}

test.describe.configure({ mode: 'serial' });
test.use({ locale: 'en-GB' });

test.describe('Import: the planning comes in by a page, and nothing is typed again', () => {
  test('Import: a bad file is refused as a whole, with every error at its place', async ({ app, signIn }) => {
    await app.import(organisation, {
      'groups.csv': table(groups),
      'staff.csv': table(`${staff.trimEnd()}\n leni | uil | | Leni Duin | ${leni} | teamlead |\n`),
      'children.csv': table(`
        child | group | birth_date | days  | first_name | last_name | from        | mentor
        noor  | uil   | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | anna
      `),
      'guardians.csv': table(guardians('iris@thuis.example')),
    });
    await app.invite(organisation, leni, anna);
    await app.clock.to(day());
    const mentor = await signIn(anna);
    expect((await mentor.goto('/import'))?.status(), 'a mentor imports nothing').toBe(403);

    const page = await signIn(leni);
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import the planning');
    await a11y(page);
    await choose(page, {
      'groups.csv': groups,
      'staff.csv': staff,
      'children.csv': children('ma xx', day(-60)),
      'guardians.csv': guardians('iris at home'),
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is not right yet');
    await expect(page.getByText('3 errors were found. Nothing was imported.')).toBeVisible();
    const error = (text: string) => page.getByRole('row').filter({ hasText: text });
    await expect(error('This is not a day')).toContainText(/children\.csv.*3.*days.*xx/s);
    await expect(error('The last day is before the first day.')).toContainText(/children\.csv.*3.*until/s);
    await expect(error('e-mail')).toContainText(/guardians\.csv.*2.*email.*iris at home/s);
    await a11y(page);
    await page.goto('/groups');
    await expect(page.getByRole('main')).not.toContainText('Sam');
  });

  test('Import: files that wait for too long are thrown away', async ({ app, signIn }) => {
    const before = await signIn(leni);
    await before.goto('/import');
    await expect(before.getByText('You have files ready that are not imported yet.')).toBeVisible();
    await app.clock.forward(2);
    const page = await signIn(leni);
    await page.goto('/import');
    await expect(page.getByText('You have files ready that are not imported yet.')).toHaveCount(0);
  });

  test('Import: a good file is summed up, confirmed, and the group shows it to lead and mentor', async ({ signIn }) => {
    const page = await signIn(leni);
    await page.goto('/import');
    await choose(page, {
      'groups.csv': groups,
      'staff.csv': staff,
      'children.csv': children('ma wo', ''),
      'guardians.csv': guardians('iris@thuis.example'),
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is going to change');
    await page.locator('summary', { hasText: 'Children: 1 new' }).click();
    await expect(page.getByRole('region', { name: /^Which/ }).getByText('sam', { exact: true })).toBeVisible();
    await a11y(page);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Imported');
    await a11y(page);
    await page.getByRole('link', { name: 'To the groups' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Owls');
    await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('Sam');

    await page.goto('/import');
    await choose(page, {
      'groups.csv': groups,
      'staff.csv': staff,
      'children.csv': children('ma wo', ''),
      'guardians.csv': guardians('iris@thuis.example'),
    });
    await expect(page.getByRole('heading', { name: 'Everything is here already' })).toBeVisible();

    const mentor = await signIn(anna);
    await expect(mentor.getByRole('region', { name: 'Needs attention' })).toContainText('Sam');
  });
});
