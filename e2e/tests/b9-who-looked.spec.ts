import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Vensterbank';
const anna = 'anna@vensterbank.example';
const bram = 'bram@vensterbank.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test.describe('B9: who looked', () => {
  test('B9: a parent sees when, as what and why the file was opened; staff are refused that page', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram);
    await app.clock.to(day());
    for (const person of [anna, bram]) {
      const colleague = await signIn(person);
      await colleague.goto('/groups');
      await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
      await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Noor Berg');
    }
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.locator('main form button').first().click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await page.getByRole('link', { name: 'Wie bekeek het dossier?' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie bekeek het dossier van Noor?');
    await expect(page.getByText('Mentor', { exact: true })).toBeVisible();
    await expect(page.getByText('Pedagogisch medewerker', { exact: true })).toBeVisible();
    await expect(page.getByText('Het dossier lezen of erin schrijven')).toHaveCount(2);
    await expect(page.getByRole('main')).not.toContainText('Bram');
    await a11y(page);
    const path = new URL(page.url()).pathname;
    const colleague = await signIn(bram);
    expect((await colleague.goto(path))!.status()).toBe(403);

    // After a month it stands with the earlier days.
    await app.clock.forward(31);
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.locator('main form button').first().click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await page.getByRole('link', { name: 'Wie bekeek het dossier?' }).click();
    await expect(page.getByText('In deze dagen opende niemand het dossier')).toBeVisible();
    await a11y(page);
    await page.getByRole('link', { name: 'Eerder' }).click();
    await expect(page.getByText('Mentor', { exact: true })).toBeVisible();
  });
});
