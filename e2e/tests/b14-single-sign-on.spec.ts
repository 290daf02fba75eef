import type { Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { SignInService } from '../harness/provider.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Sleutelhanger';
const fatima = 'fatima@sleutelhanger.example';
const ben = 'ben@sleutelhanger.example';
const dirk = 'dirk@sleutelhanger.example';
const carla = 'carla@sleutelhanger.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    otter | zon      | kdv  | Otters
  `),
  'staff.csv': table(`
    staff  | group | days           | name         | email     | role
    fatima | otter | ma di wo do vr | Fatima Linde | ${fatima} | pm
    ben    |       |                | Ben Beheer   | ${ben}    | admin
    dirk   |       |                | Dirk Directie | ${dirk}  | director
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor
    noor  | otter | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | fatima
  `),
  'guardians.csv': table('guardian | child'),
};

test.describe.configure({ mode: 'serial' });

let service: SignInService;
let door = '';

test.beforeAll(async () => {
  service = await SignInService.start();
});

test.afterAll(async () => {
  await service.stop();
});

/** Says at the sign-in service who one is. */
async function say(page: Page, who: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign-in service' })).toBeVisible();
  await page.getByLabel('Who are you?').fill(who);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('B14: an administrator sets the sign-in service of the organisation up, and the director hears of it', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, ben, dirk);
  await (await signIn(dirk)).context().close();
  await app.clock.to(day());
  const admin = await signIn(ben);
  await admin.goto('/people');
  await admin.getByRole('link', { name: 'Aanmelden via de organisatie' }).click();
  await a11y(admin);
  await expect(admin.getByRole('navigation').getByRole('link', { name: 'Mensen' }), 'where one is').toHaveAttribute('aria-current', 'page');
  const desk = admin.viewportSize()!;
  await admin.setViewportSize({ width: 360, height: desk.height });
  expect((await admin.locator('code.address').first().boundingBox())!.width, 'an address can be read on a phone').toBeGreaterThan(100);
  await admin.setViewportSize(desk);
  const address = (name: string) => admin.getByRole('term').filter({ hasText: name }).locator('+ dd').innerText();
  const back = await address('Terugkeeradres');
  door = await address('Hier melden medewerkers zich aan');
  service.make({ id: 'mentorkind', secret: 'een geheim van twee', back });

  await admin.getByLabel('Adres van de aanmelddienst').fill(`${service.address}/elders`);
  await admin.getByLabel('Kenmerk van de toepassing').fill('mentorkind');
  await admin.getByLabel('Geheim van de toepassing').fill('een geheim van twee');
  await admin.getByLabel('vanzelf een account').check();
  await admin.getByLabel('Gegeven waarin dat staat').fill('groups');
  await admin.getByRole('group', { name: 'Rol 1' }).getByLabel('Staat daar').fill('Pedagogisch coaches');
  await admin.getByRole('group', { name: 'Rol 1' }).getByLabel('Dan is iemand hier').selectOption({ label: 'pedagogisch coach' });
  await admin.getByRole('button', { name: 'Bewaar en probeer de verbinding' }).click();
  await expect(admin.getByRole('alert')).toContainText('Op dit adres antwoordt geen aanmelddienst die zo heet.');
  await expect(admin.getByLabel('Kenmerk van de toepassing'), 'nothing typed is lost').toHaveValue('mentorkind');
  await a11y(admin);
  await admin.getByLabel('Adres van de aanmelddienst').fill(service.address);
  await admin.getByLabel('Geheim van de toepassing').fill('een geheim van twee');
  await admin.getByRole('button', { name: 'Bewaar en probeer de verbinding' }).click();
  await expect(admin.getByRole('status')).toContainText('Bewaard. De aanmelddienst antwoordt.');
  await expect(admin.getByLabel('Geheim van de toepassing'), 'a secret is not read again').toHaveValue('');
  expect((await app.mails(dirk)).at(-1)?.subject).toContain('ingesteld of veranderd');
});

test('B14: staff come in with the account of the organisation, without an invitation or a password', async ({ app, browser, guard }) => {
  guard.allow(service.address);
  service.knows('fatima', { email: fatima, name: 'Fatima Linde' });
  service.knows('iemand', { email: 'iemand@sleutelhanger.example', name: 'Iemand Anders' });
  const open = async () => {
    const context = await browser.newContext({ viewport: screens.phone });
    guard.watch(context, app.baseURL);
    return context.newPage();
  };
  const stranger = await open();
  await stranger.goto(door);
  await say(stranger, 'iemand');
  await expect(stranger.getByRole('heading', { name: 'Je bent niet aangemeld' })).toBeVisible();
  await expect(stranger.getByText('Niemand in de planning heeft jouw mailadres.')).toBeVisible();
  await a11y(stranger);

  const page = await open();
  await page.goto(door);
  await say(page, 'niemand');
  await expect(page.getByRole('status')).toContainText('bij je organisatie is het aanmelden afgebroken');
  await page.goto(`${door}?next=/groups`);
  await say(page, 'fatima');
  await expect(page).toHaveURL(/\/groups/);
  await expect(page.getByRole('heading', { name: 'Otters' })).toBeVisible();
  expect((await app.mails(fatima)).at(-1)?.subject).toContain('Je meldt je nu aan via');
  // The next day this browser knows the way: one tap, and the service knows her still.
  await app.clock.to(day(1));
  await page.goto('/groups');
  await a11y(page);
  await page.getByRole('link', { name: `Meld je aan via ${organisation}` }).click();
  await expect(page).toHaveURL(/\/groups/);
});

test('B14: a role follows from what the service says, the director sees it, and it ends when nobody comes any more', async ({
  app,
  browser,
  guard,
  signIn,
}) => {
  guard.allow(service.address);
  service.knows('carla', { email: carla, name: 'Carla Coach', groups: ['Iedereen', 'Pedagogisch coaches'] });
  const context = await browser.newContext();
  guard.watch(context, app.baseURL);
  const page = await context.newPage();
  await page.goto(door);
  await say(page, 'carla');
  await expect(page.getByText('Carla Coach').first()).toBeVisible();
  const director = await signIn(dirk);
  await director.goto('/people/given');
  const given = director.getByRole('listitem').filter({ hasText: 'Carla Coach' });
  await expect(given).toContainText('pedagogisch coach');
  await expect(given).toContainText('volgt uit het aanmelden via de organisatie');
  await a11y(director);

  await app.clock.to(day(33));
  const admin = await signIn(ben);
  await admin.goto('/people?q=Carla');
  await admin.getByRole('link', { name: 'Carla Coach' }).click();
  await expect(admin.getByRole('region', { name: 'Rollen' }).getByRole('listitem')).toHaveCount(0);
  service.knows('carla', { email: carla, name: 'Carla Coach', groups: ['Iedereen'] });
  await page.goto(door);
  await expect(page.getByText('vandaag gaat hier niets voor je open')).toBeVisible();

  await admin.goto('/single-sign-on');
  await admin.getByRole('link', { name: 'Beëindig aanmelden via de organisatie' }).click();
  await expect(admin.getByText('2 medewerkers hebben geen wachtwoord')).toBeVisible();
  await a11y(admin);
  await admin.getByRole('button', { name: 'Beëindig aanmelden via de organisatie' }).click();
  await expect(admin.getByRole('status')).toContainText('Niemand meldt zich nog aan via de organisatie.');
  await page.goto(door);
  await expect(page.getByRole('heading', { name: 'Deze pagina is er niet' })).toBeVisible();
});
