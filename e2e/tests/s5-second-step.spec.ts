import { chosenPassword } from '../harness/sign-in.ts';
import { a11y, aged, day, expect, Phone, setUpSecondStep, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Sleutel';
const leni = 'leni@sleutel.example';
const anna = 'anna@sleutel.example';
const admin = 'bea@sleutel.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days     | name       | email    | role     | from
    anna  | uil   | ma di wo | Anna Smit  | ${anna}  | pm       | ${day(3)}
    leni  | uil   |          | Leni Duin  | ${leni}  | teamlead |
    bea   |       |          | Bea Beheer | ${admin} | admin    |
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from
    noor  | uil   | ${aged(2)} | ma di | Noor       | Smit      | ${day(-90)}
  `),
};

test.use({ settings: { MENTORKIND_SECOND_FACTOR: 'child-files' } });
test.describe.configure({ mode: 'serial' });

test.describe('S5: whoever opens files of children signs in in two steps', () => {
  let phone: Phone;
  let codes: string[];

  test('S5: nothing opens before the second factor is set up', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna, admin);
    await app.clock.to(day());
    const page = await signIn(leni);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tweede stap bij inloggen');
    for (const path of ['/overview', '/groups', '/me']) {
      await page.goto(path);
      await expect(page, path).toHaveURL(/\/second-step/);
      await expect(page.getByText('Noor')).toHaveCount(0);
    }
    await page.goto('/overview');
    await a11y(page);
    await page.getByRole('button', { name: 'Beginnen' }).click();
    const picture = page.getByRole('img', { name: /^QR-code/ });
    const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width, { message: 'the picture' }).toBeGreaterThan(100);
    phone = await Phone.from(app, page);
    await a11y(page);
    await page.getByLabel('Code die de app nu laat zien').fill('000000');
    await expect(page.getByText('Deze code klopt niet.')).toBeVisible();
    await page.getByLabel('Code die de app nu laat zien').fill(await phone.code());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Herstelcodes');
    codes = await page.locator('.codes code').allInnerTexts();
    expect(codes).toHaveLength(10);
    await a11y(page);
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
    await expect(page).toHaveURL(/\/overview$/);
    await expect(page.getByRole('link', { name: 'Uilen', exact: true })).toBeVisible();
    expect((await app.mailTo(leni)).subject).toBe('Je tweede stap staat aan');
  });

  test('S5: a code of the second factor opens once, and a recovery code too', async ({ signIn }) => {
    const page = await signIn(leni);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Code van je app');
    await a11y(page);
    const code = await phone.code(1);
    await page.getByLabel('Code van zes cijfers').fill(code);
    await expect(page).toHaveURL(/\/overview$/);

    // As somebody who looked over the shoulder knows it.
    const second = await signIn(leni);
    await second.getByLabel('Code van zes cijfers').fill(code);
    await expect(second.getByText(/is al gebruikt/)).toBeVisible();
    await second.getByText('Ik heb mijn telefoon niet').click();
    await second.getByLabel('Herstelcode').fill(codes[0]!.toLowerCase().replaceAll('-', ' '));
    await second.getByRole('button', { name: 'Inloggen met herstelcode' }).click();
    await expect(second.getByRole('status')).toContainText('Je hebt er nog 9');
    await second.goto('/second-step');
    await expect(second.getByText('nog 9 over')).toBeVisible();
    await a11y(second);

    const third = await signIn(leni);
    await third.getByText('Ik heb mijn telefoon niet').click();
    await third.getByLabel('Herstelcode').fill(codes[0]!);
    await third.getByRole('button', { name: 'Inloggen met herstelcode' }).click();
    await expect(third.getByText('Deze herstelcode klopt niet')).toBeVisible();
    await a11y(third);
    await third.goto('/overview');
    await expect(third).toHaveURL(/\/second-step/);
  });

  test('S5: before the first day nothing opens; after it the second factor is asked again', async ({ app, signIn }) => {
    const early = await signIn(anna);
    await early.goto('/me');
    await expect(early.getByText('Je eerste dag is')).toBeVisible();
    expect((await early.goto('/groups'))?.status()).toBe(403);
    await app.clock.to(day(3));
    const page = await signIn(anna);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tweede stap bij inloggen');
    await setUpSecondStep(page, app);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Te doen');
    const lead = await signIn(leni);
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Code van je app');
  });

  test('S5: an administrator takes a second factor away, and the person hears of it', async ({ app, signIn }) => {
    const page = await signIn(admin);
    await setUpSecondStep(page, app);
    await page.getByRole('link', { name: 'Mensen' }).click();
    await page.getByRole('link', { name: 'Leni Duin' }).click();
    await page.getByRole('link', { name: 'Tweede stap weghalen' }).click();
    await a11y(page);
    await page.getByRole('button', { name: 'Tweede stap weghalen' }).click();
    await expect(page.getByRole('status')).toContainText('De tweede stap van Leni Duin is weggehaald.');
    await expect.poll(async () => (await app.mailTo(leni)).subject).toBe('Je tweede stap is weggehaald door de beheerder');
    const lead = await signIn(leni, chosenPassword);
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Tweede stap bij inloggen');
    const mentor = await signIn(anna);
    await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Code van je app');
  });
});
