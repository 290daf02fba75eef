import { type Page } from '@playwright/test';
import { a11y, aged, Authenticator, day, expect, openLetter, setUpSecondStep, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Sleutelbloem';
const anna = 'anna@sleutelbloem.example';
const bram = 'bram@sleutelbloem.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role | until
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm   | ${day(20)}
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm   |
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-90)} | bram   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

test.use({ host: 'localhost', settings: { MENTORKIND_SECOND_FACTOR: 'child-files' } });
test.describe.configure({ mode: 'serial' });

/** A device that goes along with Anna. */
let phone: Authenticator;
/** Of Iris. */
let iphone: Authenticator;
let phoneOf: Page;
let iphoneOf: Page;

async function visit(page: Page, device: Authenticator | undefined, path: string): Promise<Authenticator> {
  const here = await Authenticator.on(page);
  await device?.copyTo(here);
  await page.goto(path);
  return here;
}

const button = (page: Page) => page.getByRole('button', { name: 'Inloggen met een passkey' });

test('B14: a colleague adds a passkey, hears of it by mail, and needs no password and no code', async ({ app, browser, guard, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram);
  await app.clock.to(day());
  await (await signIn(bram)).context().close();
  const page = await signIn(anna);
  await setUpSecondStep(page, app);
  await page.goto('/me');
  await page.getByRole('link', { name: 'Naar de passkeys' }).click();
  await expect(page.getByText('Er zijn nog geen passkeys.')).toBeVisible();
  await a11y(page);
  const before = (await app.mails(anna)).length;
  const device = await Authenticator.on(page);
  // Two taps are one passkey.
  await page.getByRole('button', { name: 'Passkey toevoegen' }).dblclick();
  await expect(page.getByRole('status')).toContainText('De passkey is toegevoegd.');
  await expect(page.getByText('Nog niet gebruikt')).toHaveCount(1);
  await a11y(page);
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
  await expect(page.getByRole('alert')).toContainText('Op dit apparaat staat al een passkey voor dit account.');
  await a11y(page);
  await expect(async () => expect((await app.mails(anna)).length).toBe(before + 1)).toPass();
  expect((await app.mails(anna)).at(-1)!.subject).toBe('Er is een passkey toegevoegd');

  phoneOf = await (await browser.newContext({ locale: 'nl-NL', baseURL: app.baseURL })).newPage();
  guard.watch(phoneOf.context(), app.baseURL);
  phone = await visit(phoneOf, device, '/todo');
  await a11y(phoneOf);
  // Without the finger the device signs nothing.
  await phone.knowsItsPerson(false);
  await button(phoneOf).click();
  await expect(phoneOf.getByRole('alert')).toContainText('Er is niets veranderd.');
  await phone.knowsItsPerson(true);
  await button(phoneOf).click();
  await expect(phoneOf).toHaveURL(/\/todo$/);
});

test('B14: a parent signs in with a passkey, and never has a password', async ({ app, page, browser, guard }) => {
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.locator('main form:not([hidden]) button').first().click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByRole('link', { name: 'Naar de passkeys' }).click();
  const device = await Authenticator.on(page);
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
  await expect(page.getByRole('status')).toContainText('De passkey is toegevoegd.');
  await a11y(page);

  iphoneOf = await (await browser.newContext({ locale: 'nl-NL', baseURL: app.baseURL })).newPage();
  guard.watch(iphoneOf.context(), app.baseURL);
  iphone = await visit(iphoneOf, device, '/p');
  await a11y(iphoneOf);
  await button(iphoneOf).click();
  await expect(iphoneOf).toHaveURL(/\/family$/);
  await expect(iphoneOf.getByRole('heading', { name: 'Noor Berg' })).toBeVisible();
});

test('B14: one that says to be of another account opens nothing', async ({ app, browser, guard }) => {
  const page = await (await browser.newContext({ locale: 'nl-NL', baseURL: app.baseURL })).newPage();
  guard.watch(page.context(), app.baseURL);
  const device = await visit(page, iphone, '/sign-in');
  await device.claim(await phone.owner());
  await button(page).click();
  await expect(page.getByRole('status')).toContainText('Inloggen met deze passkey lukt niet.');
  await page.goto('/todo');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().close();
});

test('B14: removed, it opens nothing, and who was in with it is out', async ({ app, signIn }) => {
  await iphoneOf.goto('/passkeys');
  await iphoneOf.getByText('Verwijderen').click();
  await a11y(iphoneOf);
  await iphoneOf.getByRole('button', { name: 'Ja, verwijder deze passkey' }).click();
  await expect(iphoneOf.getByText('Er zijn nog geen passkeys.')).toBeVisible();
  await iphoneOf.getByRole('button', { name: 'Uitloggen' }).click();
  await iphoneOf.goto('/p');
  await button(iphoneOf).click();
  await expect(iphoneOf.getByRole('status')).toContainText('Misschien is hij verwijderd');
  await iphoneOf.context().close();

  // After her last day Anna's passkey opens nothing either; Bram, who stays, works on.
  await app.clock.forward(25);
  await phoneOf.goto('/sign-in');
  await button(phoneOf).click();
  await expect(phoneOf.getByRole('status')).toContainText('de toegang is afgelopen');
  await phoneOf.context().close();
  await expect(await signIn(bram)).toHaveURL(/\/second-step/);
});
