import type { Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { chosenPassword } from '../harness/sign-in.ts';
import { a11y, aged, day, expect, type Phone, setUpSecondStep, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Tegel';
const leni = 'leni@tegel.example';
const anna = 'anna@tegel.example';
const bram = 'bram@tegel.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
    mol   | zon      | kdv  | Mollen
  `),
  'staff.csv': table(`
    staff | group | days        | name      | email   | role     | until
    anna  | uil   | ma di wo    | Anna Smit | ${anna} | pm       |
    anna  | mol   | do          | Anna Smit | ${anna} | pm       |
    bram  | uil   | do vr       | Bram Kok  | ${bram} | pm       | ${day()}
    leni  | uil   |             | Leni Duin | ${leni} | teamlead |
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from
    noor  | uil   | ${aged(2)} | ma di | Noor       | Smit      | ${day(-90)}
    sam   | mol   | ${aged(2)} | do vr | Sam        | Dal       | ${day(-90)}
  `),
};

test.use({ settings: { MENTORKIND_SECOND_FACTOR: 'child-files' } });
test.describe.configure({ mode: 'serial' });

test.describe('B15: the PIN on the group tablet', () => {
  let tablet: Page;
  let path: string;
  let phone: Phone;

  test.beforeAll(async ({ browser }) => {
    tablet = await (await browser.newContext({ viewport: screens.tablet })).newPage();
  });
  test.afterAll(() => tablet.context().close());

  test('B15: a tablet is joined to its group, and the PIN on the group tablet opens that group only', async ({
    app,
    guard,
    signIn,
  }) => {
    guard.watch(tablet.context(), app.baseURL);
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna, bram);
    for (const person of [anna, bram]) {
      await (await signIn(person)).context().close();
    }
    await app.clock.to(day());
    const lead = await signIn(leni);
    ({ phone } = await setUpSecondStep(lead, app));
    await lead.goto('/groups');
    await lead.getByRole('link', { name: 'Uilen' }).click();
    await lead.getByRole('link', { name: 'Groepstablet' }).click();
    await a11y(lead);
    await lead.getByLabel('Naam van de tablet').fill('bij de deur');
    await lead.getByRole('button', { name: 'Maak een code' }).click();
    const code = await lead.locator('.secret').innerText();
    await a11y(lead);

    await tablet.goto(`${app.baseURL}/tablet`);
    await a11y(tablet);
    await tablet.getByLabel('Code').fill('AAAA-AAAA');
    await tablet.getByRole('button', { name: 'Koppelen' }).click();
    await expect(tablet.getByText('Deze code klopt niet')).toBeVisible();
    await tablet.getByLabel('Code').fill(code.toLowerCase());
    await tablet.getByRole('button', { name: 'Koppelen' }).click();
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Wie ben je?');
    await expect(tablet.getByRole('main')).not.toContainText('Smit');
    await expect(tablet.getByRole('main')).not.toContainText('Noor');
    await expect(tablet.getByRole('link', { name: 'Wie is er vandaag' })).toHaveCount(0);
    await a11y(tablet);

    // The first time with the password, which comes with a PIN.
    await tablet.getByRole('link', { name: 'Anna' }).click();
    path = new URL(tablet.url()).pathname;
    await a11y(tablet);
    const first = async (pin: string) => {
      await tablet.getByLabel('Wachtwoord').fill(chosenPassword);
      await tablet.getByLabel('Nieuwe pincode').fill(pin);
      await tablet.getByLabel('Nog een keer').fill(pin);
      await tablet.getByRole('button', { name: 'Pincode bewaren' }).click();
    };
    await first('1234');
    await expect(tablet.getByText('Deze pincode is te makkelijk te raden.')).toBeVisible();
    await first('2580');
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
    await expect(tablet.getByText('Noor').first()).toBeVisible();
    // She works with the moles too, but not on this tablet.
    await expect(tablet.getByText('Mollen')).toHaveCount(0);
    expect((await tablet.goto(`${app.baseURL}/overview`))?.status()).toBe(403);
    await lead.goto('/tablets');
    await expect(lead.getByText('gekoppeld', { exact: true })).toBeVisible();
    await a11y(lead);
  });

  test('B15: with the PIN on the group tablet the group is two taps away; a wrong PIN opens nothing', async ({ app, guard, page }) => {
    guard.watch(tablet.context(), app.baseURL);
    await tablet.goto(`${app.baseURL}/`);
    await tablet.getByText('Menu van').locator('..').click();
    await tablet.getByRole('button', { name: 'Uitloggen' }).click();
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Wie ben je?');
    await tablet.getByRole('link', { name: 'Anna' }).click();
    await tablet.getByLabel('Pincode').fill('2581');
    await tablet.getByRole('button', { name: 'Openen' }).click();
    await expect(tablet.getByText('Deze pincode klopt niet.')).toBeVisible();
    await a11y(tablet);
    await tablet.getByRole('link', { name: 'Iemand anders' }).click();

    const taps = new Taps();
    await taps.on(tablet.getByRole('link', { name: 'Anna' }));
    await tablet.getByLabel('Pincode').fill('2580');
    await taps.on(tablet.getByRole('button', { name: 'Openen' }));
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
    expect(taps.count, 'the name and the button, besides the PIN').toBe(2);

    // The same address on another device asks for the code of the team lead.
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Groepstablet koppelen');
  });

  test('B15: before a PIN the group tablet shows who is there by first name, on a day on which somebody gave one', async ({
    app,
    guard,
    signIn,
  }) => {
    guard.watch(tablet.context(), app.baseURL);
    const group = new URL(tablet.url()).pathname;
    await tablet.getByText('Menu van').locator('..').click();
    await tablet.getByRole('button', { name: 'Uitloggen' }).click();
    const taps = new Taps();
    await taps.on(tablet.getByRole('link', { name: 'Wie is er vandaag' }));
    expect(taps.count, 'who is there, without a PIN').toBe(1);
    const noor = tablet.getByRole('listitem').filter({ hasText: 'Noor' });
    await expect(noor).toContainText('wordt verwacht');
    await expect(noor).toContainText('vraag Anna');
    await expect(tablet.getByRole('main')).not.toContainText('Smit');
    await expect(tablet.getByRole('main').getByRole('link')).toHaveCount(1);
    await a11y(tablet);
    // It hears what a colleague taps on another device.
    const lead = await signIn(leni);
    await lead.getByLabel('Code van zes cijfers').fill(await phone.code(1));
    await expect(lead.getByRole('heading', { level: 1 })).not.toHaveText('Code van je app');
    await lead.goto(`${group}/day-handover`);
    await lead.getByRole('article', { name: 'Noor' }).getByRole('button', { name: 'Is er Noor' }).click();
    await expect(noor).toContainText('is er sinds');
    await lead.goto(`${group}/board/wall`);
    await expect(lead.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('is er sinds');
    await tablet.getByRole('link', { name: 'Wie ben je?' }).click();
    await tablet.getByRole('link', { name: 'Anna' }).click();
    await tablet.getByLabel('Pincode').fill('2580');
    await tablet.getByRole('button', { name: 'Openen' }).click();
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
  });

  test('B15: the group tablet closes when nobody touches it', async ({ app, guard }) => {
    guard.watch(tablet.context(), app.baseURL);
    await tablet.clock.install();
    await tablet.goto(`${app.baseURL}/`);
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
    await tablet.clock.runFor(200_000);
    await tablet.getByRole('heading', { level: 1 }).click();
    await tablet.clock.runFor(200_000);
    await expect(tablet.getByRole('heading', { level: 1 }), 'touched meanwhile').toHaveText('Uilen');
    await tablet.clock.runFor(100_000);
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Wie ben je?');
    await tablet.clock.resume();
  });

  test('B15: who left is not on the group tablet; unused it ends by itself, as the team lead sees', async ({ app, guard, signIn }) => {
    guard.watch(tablet.context(), app.baseURL);
    await tablet.goto(`${app.baseURL}/tablet`);
    await expect(tablet.getByRole('link', { name: 'Bram' })).toBeVisible();
    await expect(tablet.getByRole('link', { name: 'Wie is er vandaag' })).toBeVisible();
    await app.clock.forward(1);
    await tablet.reload();
    await expect(tablet.getByRole('link', { name: 'Wie is er vandaag' })).toHaveCount(0);
    await expect(tablet.getByRole('link', { name: 'Anna' })).toBeVisible();
    await expect(tablet.getByRole('link', { name: 'Bram' })).toHaveCount(0);
    await app.clock.forward(30);
    await tablet.goto(`${app.baseURL}${path}`);
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Groepstablet koppelen');

    // Her PIN opens nothing elsewhere: with her password she sets up a second step first.
    const own = await signIn(anna);
    await expect(own.getByRole('heading', { level: 1 })).toHaveText('Tweede stap bij inloggen');
    const lead = await signIn(leni);
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Code van je app');
  });
});
