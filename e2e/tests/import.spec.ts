import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test, workbook } from '../harness/test.ts';

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
test.use({ locale: 'en-GB', watch: organisation });

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
    await page.locator('summary', { hasText: /^Children: 1 new/ }).click();
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
    await mentor.goto('/groups');
    await expect(mentor.getByRole('region', { name: 'Needs attention' })).toContainText('Sam');
  });

  test('Import: a workbook is filled in, corrected at its sheet and row, and comes in', async ({ app, signIn }) => {
    const page = await signIn(leni);
    await page.goto('/import');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the workbook to fill in' }).click();
    const template = await (await download).path();
    const upload = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
      await page.goto('/import');
      await page.getByLabel('Choose the files').setInputFiles(file);
      await page.getByRole('button', { name: 'Check the files' }).click();
    };
    const xlsx = (buffer: Buffer) => ({ name: 'planning.xlsx', mimeType: 'application/octet-stream', buffer });

    await upload(xlsx(await readFile(template)));
    await expect(page.getByText('There is nothing in the lists yet.')).toBeVisible();
    await upload(xlsx(Buffer.from('PK no workbook at all')));
    await expect(page.getByRole('row').filter({ hasText: 'This is not a workbook' })).toContainText('planning.xlsx');
    await a11y(page);

    const sheets = (days: string) => ({
      groups,
      staff,
      children: `${children('ma wo', '').trimEnd()}\n  12 | uil | ${aged(2)} | ${days} | Mia | Zee | | |\n`,
      guardians: `${guardians('iris@thuis.example').trimEnd()}\n  g2 | 12 | Tom Zee | tom@thuis.example | ja\n`,
    });
    await upload(xlsx(workbook(sheets('ma xx'))));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is not right yet');
    await expect(page.getByRole('row').filter({ hasText: 'This is not a day' })).toContainText(/children\s+4\s+days\s+xx/);

    await upload(xlsx(workbook(sheets('ma di'))));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is going to change');
    await page.locator('summary', { hasText: /^Children: 1 new/ }).click();
    await expect(page.getByRole('region', { name: /^Which/ }).getByText('12', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'To the groups' }).click();
    await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('Mia');
    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await expect(mentor.getByRole('region', { name: 'Needs attention' })).toContainText('Mia');
    expect(await app.mails(leni), 'nobody is mailed about what they did themselves').toHaveLength(1);
  });

  test('Import: what came at night is told without a word about it, and ends nothing by itself', async ({ app, signIn }) => {
    // Mia has gone from the planning, and Sam comes on other days.
    const nightly = {
      'groups.csv': table(groups),
      'staff.csv': table(`${staff.trimEnd()}\n leni | uil | | Leni Duin | ${leni} | teamlead |\n`),
      'children.csv': table(children('ma do', '')),
      'guardians.csv': table(guardians('iris@thuis.example')),
    };
    await app.deliver(nightly);
    await expect.poll(async () => (await app.mails(leni)).length).toBe(2);
    const mail = await app.mailTo(leni);
    expect(mail.subject).toBe('Er is een nieuwe planning ingelezen');
    // The address itself has digits of its own.
    expect(mail.links.reduce((text, link) => text.replace(link, ''), mail.text)).not.toMatch(/Sam|Mia|Owls|12/);

    const page = await signIn(leni);
    await page.goto(mail.links[0] ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A planning that came by itself');
    const changed = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Placements' }) });
    await expect(changed).toContainText(/0\s+1\s+1/);
    const endings = page.getByRole('region', { name: '1 row would end' });
    await expect(endings.getByText(/^12 uil/)).toBeVisible();
    await a11y(page);
    await page.goto('/groups');
    await expect(page.getByRole('main'), 'nothing has ended yet').toContainText('Mia');

    await page.goto('/import');
    await page.getByRole('link', { name: 'See what was imported by itself' }).click();
    await a11y(page);
    await page.getByRole('article').first().getByRole('link').click();
    await page.getByRole('button', { name: 'Let this end' }).click();
    await expect(page.getByText('1 row has ended.')).toBeVisible();
    await page.goto('/groups');
    await expect(page.getByRole('main')).not.toContainText('Mia');

    // The same planning again the next night: nothing happens, nobody is bothered.
    await app.clock.forward(1);
    await app.deliver(nightly);
    const later = await signIn(leni);
    await later.goto('/import/reports');
    await expect(later.getByRole('article')).toHaveCount(1);
    await expect(later.getByText('Delivered unchanged after that, last')).toBeVisible();
    expect(await app.mails(leni)).toHaveLength(2);

    const mentor = await signIn(anna);
    expect((await mentor.goto('/import/reports'))?.status(), 'a mentor reads no reports').toBe(403);
  });

  test('Import: a planning with a mistake changes nothing at night, and the administrator hears it', async ({ app, signIn }) => {
    const admin = 'ada@raft.example';
    await app.cli(['user', 'invite', '--organisation', organisation, '--email', admin, '--name', 'Ada Kist', '--role', 'admin']);
    await signIn(admin);
    await app.deliver({
      'groups.csv': table(groups),
      'staff.csv': table(staff),
      'children.csv': table(children('ma xx', '')),
      'guardians.csv': table(guardians('iris@thuis.example')),
    });
    const mail = await app.mailTo(admin);
    expect(mail.subject).toBe('Een planning kon niet worden ingelezen');
    const page = await signIn(admin);
    await page.goto(mail.links[0] ?? '');
    await expect(page.getByText('One error was found. Nothing was imported and nothing is lost.')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'This is not a day' })).toContainText(/children\.csv.*3.*days.*xx/s);
    await a11y(page);

    const lead = await signIn(leni);
    await lead.goto('/import/reports');
    await expect(lead.getByRole('article').first()).toContainText('The administrator was told.');
    expect(await app.mails(leni)).toHaveLength(2);
  });
});
