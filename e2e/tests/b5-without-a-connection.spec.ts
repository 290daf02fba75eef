import type { BrowserContext, Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { chosenPassword } from '../harness/sign-in.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Stekker';
const leni = 'leni@stekker.example';
const anna = 'anna@stekker.example';
const carla = 'carla@stekker.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
    mol   | zon      | kdv  | Mollen
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anna  | uil   | ma di wo do vr | Anna Smit   | ${anna}  | pm
    carla | mol   | ma di wo do vr | Carla Boom  | ${carla} | pm
    leni  | uil   |                | Leni Duin   | ${leni}  | teamlead
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days     | first_name | last_name  | from
    noor  | uil   | ${aged(2)} | ma di wo | Noor       | Rivierdal  | ${day(-90)}
    sem   | uil   | ${aged(3)} | ma di wo | Sem        | Bergzicht  | ${day(-90)}
  `),
};

/** Everything that the browser has kept of the answers of the server. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        texts.push(request.url, (await answer?.text()) ?? '');
      }
    }
    return texts.join('\n');
  });

/** The worker lives on its own clock: it takes it for so many hours later. */
async function later(context: BrowserContext, hours: number): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, hours * 3_600_000);
}

test('B5: without a connection the tablet of a group shows today until midnight, and nothing confidential', async ({
  app,
  browser,
  guard,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, leni, anna, carla);
  await (await signIn(anna)).context().close();
  await app.clock.to(day());
  const lead = await signIn(leni);
  await lead.goto('/tablets');
  await lead.getByLabel('Groep').selectOption('Uilen');
  await lead.getByRole('button', { name: 'Maak een code' }).click();
  const code = await lead.locator('.secret').innerText();

  const context = await browser.newContext({ viewport: screens.tablet, baseURL: app.baseURL });
  guard.watch(context, app.baseURL);
  let tablet = await context.newPage();
  await tablet.goto('/tablet');
  await tablet.getByLabel('Code').fill(code);
  await tablet.getByRole('button', { name: 'Koppelen' }).click();
  await tablet.getByRole('link', { name: 'Anna' }).click();
  await tablet.getByLabel('Wachtwoord').fill(chosenPassword);
  await tablet.getByLabel('Nieuwe pincode').fill('2580');
  await tablet.getByLabel('Nog een keer').fill('2580');
  expect(await kept(tablet), 'before anybody gave a PIN nothing is kept').toBe('');
  await tablet.getByRole('button', { name: 'Pincode bewaren' }).click();
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
  const group = new URL(tablet.url()).pathname;
  await tablet.getByRole('link', { name: 'Noor' }).first().click();
  await tablet.getByLabel('Wat zag je?').fill('Slaapt slecht, thuis is het onrustig');
  await tablet.getByRole('button', { name: 'Bewaar notitie' }).click();
  await expect(tablet.getByText('onrustig')).toBeVisible();
  await tablet.goto(`${group}/day-handover`);
  await tablet.getByRole('article', { name: 'Noor' }).getByRole('button', { name: 'Is er Noor' }).click();
  await expect(tablet.getByText('is er sinds').first()).toBeVisible();
  await tablet.goto(`${group}/today`);
  await a11y(tablet);
  await expect(tablet.getByText('Geen verbinding')).toBeHidden();

  await tablet.goto(group);
  await expect.poll(() => kept(tablet)).toContain('is er sinds');
  const all = await kept(tablet);
  expect(all).toContain('Noor');
  for (const secret of ['Rivierdal', 'Bergzicht', 'onrustig', 'Smit', '/children/', 'csrf']) {
    expect(all, `${secret} is kept on the tablet`).not.toContain(secret);
  }

  // The line breaks; also who closes the browser and opens it again finds today.
  await context.setOffline(true);
  await tablet.close();
  tablet = await context.newPage();
  await tablet.goto(group);
  await expect(tablet.getByText('Geen verbinding. Dit is hoe het om')).toBeVisible();
  await expect(tablet.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('is er sinds');
  await expect(tablet.getByRole('listitem').filter({ hasText: 'Sem' })).toContainText('wordt verwacht');
  await expect(tablet.getByRole('main')).not.toContainText('Rivierdal');
  await tablet.goto('/tablet/children');
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Geen verbinding');

  // Midnight: the worker throws the copy away.
  await later(context, 24);
  await tablet.goto(group);
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Geen verbinding');
  await expect(tablet.getByRole('main')).not.toContainText('Noor');
  expect(await kept(tablet)).not.toContain('Noor');

  // The line is back a day later: who wants to go on gives the PIN.
  await context.setOffline(false);
  await app.clock.forward(1);
  await tablet.getByRole('link', { name: 'Probeer opnieuw' }).click();
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Wie ben je?');
  await tablet.getByRole('link', { name: 'Anna' }).click();
  await tablet.getByLabel('Pincode').fill('2580');
  await tablet.getByRole('button', { name: 'Openen' }).click();
  await expect.poll(() => kept(tablet)).toContain('Noor');

  // Colleagues of another group have nothing to do with it; the team lead sees it, and ends the tablet.
  const other = await signIn(carla);
  expect((await other.goto(`${group}/today`))?.status()).toBe(404);
  const again = await signIn(leni);
  await again.goto(`${group}/today`);
  await expect(again.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('wordt verwacht');
  await again.goto('/tablets');
  await again.getByRole('button', { name: 'Ontkoppelen' }).click();
  await tablet.goto('/tablet');
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Groepstablet koppelen');
  await expect.poll(() => kept(tablet)).toBe('');
  await context.close();
});
