import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Vuurtoren';
const dora = 'dora@vuurtoren.example';
const petra = 'petra@vuurtoren.example';
const anna = 'anna@vuurtoren.example';
const reason = 'Noor is gevallen en op de groep neemt niemand de telefoon op.';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
    mol   | zon      | kdv  | Mollen
  `),
  'staff.csv': table(`
    staff | group | days        | name         | email    | role
    anna  | mol   | ma di wo do | Anna Kok     | ${anna}  | pm
    dora  |       |             | Dora Directie | ${dora} | director
    petra |       |             | Petra Wacht  | ${petra} | protection
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from
    noor  | uil   | ${aged(2)} | ma di | Noor       | Smit      | ${day(-90)}
    sam   | mol   | ${aged(2)} | do vr | Sam        | Dal       | ${day(-90)}
  `),
  'guardians.csv': table(`
    guardian | child | name       | email                | phone      | custody
    g1       | noor  | Mira Smit  | mira@vuurtoren.example | 0612345678 | ja
  `),
};

test.describe.configure({ mode: 'serial' });

test.describe('B12: break-glass access of the director', () => {
  let file: string;

  test('B12: break-glass: a director opens one file with a reason, and the protection officer is told', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, dora, petra, anna);
    await app.clock.to(day());
    for (const person of [petra, anna]) {
      await (await signIn(person)).context().close();
    }
    const page = await signIn(dora);
    await page.getByRole('link', { name: 'Noodtoegang' }).click();
    await a11y(page);
    await page.getByRole('searchbox').fill('noor');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await expect(page.getByLabel('Noor Smit')).toBeChecked();
    await page.getByLabel('Waarom is het nodig?').fill('spoed');
    await page.getByRole('button', { name: 'Openen' }).click();
    await expect(page.getByRole('alert')).toContainText('Leg uit waarom het nodig is');
    await expect(page.getByLabel('Waarom is het nodig?')).toHaveValue('spoed');
    await a11y(page);
    await page.getByLabel('Waarom is het nodig?').fill(reason);
    await page.getByRole('button', { name: 'Openen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Noor Smit' })).toBeVisible();
    await expect(page.getByRole('link', { name: '0612345678' })).toBeVisible();
    await expect(page.getByText(/60 minuten over/)).toBeVisible();
    await a11y(page);
    file = page.url();
    const mail = await app.mailTo(petra);
    expect(mail.subject).toBe(`Noodtoegang geopend bij ${organisation}`);
    for (const word of ['Noor', 'Dora', 'gevallen']) {
      expect(`${mail.subject} ${mail.text}`).not.toContain(word);
    }

    const watch = await signIn(petra);
    await watch.goto(mail.links[0]!);
    const entry = watch.getByRole('article', { name: 'Noor Smit' });
    await expect(entry).toContainText(reason);
    await expect(entry).toContainText('loopt');
    await a11y(watch);
    expect((await watch.goto(file))?.status(), 'who watches opens nothing').toBe(403);
  });

  test('B12: break-glass: a colleague of another group is refused', async ({ signIn }) => {
    const page = await signIn(anna);
    for (const path of [file, '/emergency', '/emergency/children']) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
    await expect(page.getByRole('link', { name: 'Noodtoegang' })).toHaveCount(0);
  });

  test('B12: break-glass: it ends by itself, and all of it is in the trail', async ({ app, signIn }) => {
    await app.clock.forward(1);
    const page = await signIn(dora);
    await page.goto(file);
    await expect(page).toHaveURL(/\/emergency$/);
    await expect(page.getByRole('status')).toContainText('De noodtoegang is afgelopen.');
    await a11y(page);
    // For a whole group, and ended by hand.
    await page.getByRole('searchbox').fill('mollen');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByLabel('Waarom is het nodig?').fill('De politie belt over een van de kinderen van de Mollen.');
    await page.getByRole('button', { name: 'Openen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sam Dal' })).toBeVisible();
    await page.getByRole('button', { name: 'Nu stoppen' }).click();
    await expect(page.getByRole('status')).toContainText('De noodtoegang is gestopt.');

    const watch = await signIn(petra);
    await watch.getByRole('link', { name: 'Noodtoegang' }).click();
    const noor = watch.getByRole('article', { name: 'Noor Smit' });
    await expect(noor).toContainText('vanzelf gestopt');
    await expect(noor).toContainText('één keer');
    await expect(watch.getByRole('article', { name: 'Mollen' })).toContainText('zelf gestopt');
    await expect(watch.getByRole('article', { name: 'Mollen' })).toContainText('Sam Dal');
    await a11y(watch);
    const verified = await app.cli(['audit', 'verify']);
    expect(verified.stdout).toContain('whole');
  });
});
