import type { Page } from '@playwright/test';
import { approveDraft } from '../harness/protocol.ts';
import { chosenPassword } from '../harness/sign-in.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Schommel';
const leni = 'leni@schommel.example';
const anna = 'anna@schommel.example';
const bram = 'bram@schommel.example';
const petra = 'petra@schommel.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days     | name        | email    | role
    anna  | uil   | ma di wo | Anna Smit   | ${anna}  | pm
    bram  | uil   | do vr    | Bram Kok    | ${bram}  | pm
    leni  | uil   |          | Leni Duin   | ${leni}  | teamlead
    petra |       |          | Petra Beleid | ${petra} | policy
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from
    noor  | uil   | ${aged(2)} | ma di | Noor       | Smit      | ${day(-90)}
    sam   | uil   | ${aged(2)} | do vr | Sam        | Dal       | ${day(-90)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody | staff
    g1       | noor  | Anna Smit | ${anna} | ja      | anna
  `),
};

async function trySignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

test.describe.configure({ mode: 'serial' });

test.describe('S5: people sign in as who they are', () => {
  test('S5: an unknown address and a wrong password get the same answer', async ({ app, page, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna, bram, petra);
    await app.clock.to(day());
    for (const person of [leni, anna, petra]) {
      const own = await signIn(person);
      await own.context().close();
    }
    const answers: string[] = [];
    for (const email of [leni, 'niemand@schommel.example']) {
      await page.goto('/sign-in');
      await trySignIn(page, email, 'niet het goede wachtwoord');
      await expect(page.getByRole('alert')).toBeVisible();
      answers.push((await page.getByRole('main').innerText()).replace(email, ''));
    }
    expect(answers[0]).toBe(answers[1]);
    await a11y(page);
  });

  test('S5: who tries too often must wait, also with the right password', async ({ page }) => {
    await page.goto('/sign-in');
    for (let tries = 1; tries <= 9; tries += 1) {
      await trySignIn(page, leni, 'niet het goede wachtwoord');
      await expect(page.getByRole('alert')).toBeVisible();
    }
    await trySignIn(page, leni, chosenPassword);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Even wachten');
    await a11y(page);
  });

  test('S5: a forgotten password is replaced by a link that works once', async ({ app, page }) => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click();
    await a11y(page);
    await page.getByLabel('E-mailadres').fill(petra);
    const before = (await app.mails(petra)).length;
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'onderweg' })).toBeVisible();
    await a11y(page);
    await expect.poll(async () => (await app.mails(petra)).length).toBe(before + 1);
    const link = (await app.mailTo(petra)).links[0]!;

    await page.goto(link);
    await page.getByLabel('Nieuw wachtwoord').fill('kort');
    await page.getByRole('button', { name: 'Wachtwoord bewaren' }).click();
    await expect(page.getByText('Dit wachtwoord is te kort.')).toBeVisible();
    await a11y(page);
    await page.getByLabel('Nieuw wachtwoord').fill(`${chosenPassword}, twee`);
    await page.getByRole('button', { name: 'Wachtwoord bewaren' }).click();
    await expect(page.getByText('Je wachtwoord is bewaard en je bent ingelogd.')).toBeVisible();

    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
    await a11y(page);
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await trySignIn(page, petra, chosenPassword);
    await expect(page.getByRole('alert')).toBeVisible();
  });

  test('S5: one sees where one is signed in, and ends it elsewhere', async ({ signIn }) => {
    const elsewhere = await signIn(anna);
    const page = await signIn(anna);
    await page.goto('/me');
    const sessions = page.getByRole('region', { name: 'Waar je bent ingelogd' });
    await expect(sessions.getByText('dit apparaat')).toHaveCount(1);
    await a11y(page);
    await sessions.getByRole('button', { name: /^Uitloggen op/ }).first().click();
    await expect(page.getByRole('status')).toContainText('Dat apparaat is uitgelogd.');
    await elsewhere.goto('/me');
    await expect(elsewhere.getByLabel('Wachtwoord')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn account');
  });

  test('S5: the language changes and stays', async ({ signIn }) => {
    const page = await signIn(anna);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Protocol' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  });

  test('S4: a protocol with a wrong value is refused, with its line', async ({ signIn }) => {
    const page = await signIn(petra, `${chosenPassword}, twee`);
    await page.getByRole('link', { name: 'Protocol' }).click();
    await expect(page.getByRole('region', { name: 'De verdeling' })).toContainText('Emotionele veiligheid');
    await a11y(page);
    await page.getByRole('link', { name: 'Nieuwe versie maken' }).click();
    await page.getByText('Als tekst bewerken').click();
    await a11y(page);
    const text = page.getByLabel('Tekst van het protocol');
    const good = await text.inputValue();
    const lines = good.split('\n');
    const wrong = lines.findIndex((line) => line.startsWith('value ='));
    lines[wrong] = 'value = -5';
    await text.fill(lines.join('\n'));
    await page.getByRole('button', { name: 'Bewaar de tekst' }).click();
    await expect(page.getByText(`Regel ${wrong + 1}: `)).toBeVisible();
    await expect(text).toHaveValue(/value = -5/);
    await a11y(page);
    lines[wrong] = 'value = 120';
    await text.fill(lines.join('\n'));
    await page.getByRole('button', { name: 'Bewaar de tekst' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concept van het protocol');
    await approveDraft(page);

    const mentor = await signIn(anna);
    expect((await mentor.goto('/protocol/change'))?.status()).toBe(403);
    await mentor.goto('/protocol');
    await expect(mentor.getByRole('link', { name: 'Nieuwe versie maken' })).toHaveCount(0);
  });

  test('S5: a session ends after an hour of rest, and an invitation after a week', async ({ app, page, signIn }) => {
    const resting = await signIn(anna);
    await app.clock.to(day(9));
    await resting.reload();
    await expect(resting.getByLabel('Wachtwoord')).toBeVisible();
    await page.goto((await app.mailTo(bram)).links[0]!);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
  });

  test("S5: a colleague who is a parent works as the one or the other, and is never mentor of the own child", async ({
    app,
    signIn,
  }) => {
    const lead = await signIn(leni);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    const own = lead.getByRole('row', { name: /^Noor / }).getByRole('button', { name: 'Anna' });
    await expect(own).toBeDisabled();
    await expect(own).toContainText('is ouder');
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');

    const page = await signIn(anna);
    await expect.poll(async () => (await app.mailTo(anna)).links[0]).toContain('/p/');
    await page.goto((await app.mailTo(anna)).links[0]!);
    await a11y(page);
    await page.getByRole('button', { name: 'Verder als ouder of verzorger' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noor Smit');
    expect((await page.goto('/groups'))?.status(), 'as a parent she sees no group').toBe(403);
    await page.goto('/family');
    await page.getByRole('link', { name: 'Verder met een andere rol of organisatie' }).click();
    await a11y(page);
    await page.getByRole('button', { name: /medewerker/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Te doen');
    expect((await page.goto('/family'))?.status(), 'as a colleague she is no parent').toBe(403);
  });
});
