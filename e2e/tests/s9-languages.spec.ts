import { screens } from '../browser.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Talenboom';
const anna = 'anna@talenboom.example';
const bram = 'bram@talenboom.example';
const samira = 'samira@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di          | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Haddad    | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name          | email     | custody | language
    g1       | noor  | Samira Haddad | ${samira} | ja      | ar
  `),
};

const asks = 'نور لا تنام جيداً في البيت. هل لاحظتم ذلك؟';
const names = { Nederlands: 'nl', English: 'en', Türkçe: 'tr', العربية: 'ar', Polski: 'pl', Українська: 'uk' };

test.describe.configure({ mode: 'serial' });

test.describe('S9: a parent reads and writes in the own language', () => {
  test('S9: mail and pages in Arabic, from right to left, with the way to Dutch; and in each other language', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram);
    await app.clock.to(day());
    for (const person of [anna, bram]) {
      await (await signIn(person)).context().close();
    }
    await page.goto('/p');
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
    for (const [name, code] of Object.entries(names)) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('lang', code);
    }
    await page.getByRole('button', { name: 'العربية' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('طلب رابط جديد');
    await a11y(page);
    await page.getByLabel('البريد الإلكتروني').fill(samira);
    await page.locator('main form.form button').click();
    const mail = await app.mailTo(samira);
    expect(mail.subject).toContain('رابطكم الجديد');
    expect(mail.text).not.toContain('Noor');
    await openLetter(page, app, samira);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByText('Anna Smit')).toBeVisible();
    await expect(page.getByRole('link', { name: 'رسالة إلى' })).toBeVisible();
    await expect(page.getByText('هذه الترجمة لم يراجعها بعد')).toBeVisible();
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(screens.desk);
    await a11y(page);
    for (const [name, code] of Object.entries(names)) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      await expect(page.locator('html')).toHaveAttribute('dir', code === 'ar' ? 'rtl' : 'ltr');
      await expect(page.locator('form.awaiting')).toHaveCount(['nl', 'en'].includes(code) ? 0 : 1);
    }
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('button', { name: 'القراءة بالهولندية' }).click();
    await expect(page).toHaveURL(/\/family$/);
    await expect(page.getByRole('link', { name: 'Bericht aan Anna' })).toBeVisible();
  });

  test('S9: she writes in Arabic; late after two working days the mentor reads it from right to left in a Dutch page', async ({ app, page, signIn }) => {
    await openLetter(page, app, samira);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('link', { name: 'رسالة إلى' }).click();
    await expect(page.getByText('تتلقون الجواب خلال يومي عمل')).toBeVisible();
    await a11y(page);
    await page.getByLabel('الرسالة', { exact: true }).fill(asks);
    await page.getByRole('button', { name: 'إرسال' }).click();
    await expect(page.getByRole('status').first()).toContainText('أُرسلت الرسالة.');

    await app.clock.forward(3);
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Beantwoord het bericht van een ouder van Noor' });
    await expect(line).toContainText('1 dag te laat');
    await line.getByRole('link', { name: /^Lezen en antwoorden/ }).click();
    await expect(mentor.locator('html')).toHaveAttribute('lang', 'nl');
    const words = mentor.getByText(asks);
    expect(await words.evaluate((element) => element.matches(':dir(rtl)'))).toBe(true);
    await a11y(mentor);
    await expect(mentor.getByRole('button', { name: 'العربية' })).toHaveCount(0);
  });

  test('S9: a member of staff who asks for Arabic gets Dutch, and the message of the parent stays closed', async ({ app, signIn, browser, guard }) => {
    const colleague = await signIn(bram);
    await colleague.context().addCookies([{ name: 'language', value: 'ar', url: app.baseURL }]);
    await colleague.goto('/todo');
    await expect(colleague.locator('html')).toHaveAttribute('lang', 'nl');
    await expect(colleague.locator('form.awaiting')).toHaveCount(0);
    expect((await colleague.goto('/family'))!.status()).toBe(403);
    await expect(colleague.getByText(asks)).toHaveCount(0);

    const turkish = await browser.newContext({ locale: 'tr-TR' });
    guard.watch(turkish, app.baseURL);
    const visitor = await turkish.newPage();
    await visitor.goto(`${app.baseURL}/p`);
    await expect(visitor.locator('html')).toHaveAttribute('lang', 'tr');
    // Parents sign in there too, with a passkey; what is for staff alone is in Dutch.
    await visitor.goto(`${app.baseURL}/sign-in`);
    await expect(visitor.locator('html')).toHaveAttribute('lang', 'tr');
    await visitor.goto(`${app.baseURL}/forgot`);
    await expect(visitor.locator('html')).toHaveAttribute('lang', 'nl');
    await turkish.close();
  });
});
