import type { Locator, Page } from '@playwright/test';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wissel';
const leni = 'leni@wissel.example';
const coen = 'coen@wissel.example';
const anna = 'anna@wissel.example';

/** The export; in the end Bram really leaves. */
function files(bramUntil = ''): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      rups  | zon      | kdv  | Rupsen
      mier  | zon      | kdv  | Mieren
    `),
    'staff.csv': table(`
      staff | group | days        | name       | email                | role     | until
      anna  | rups  | ma di wo do | Anna Smit  | ${anna}              | pm       |
      bram  | rups  | wo do vr    | Bram Kok   | bram@wissel.example  | pm       | ${bramUntil}
      eva   | rups  | ma vr       | Eva Bos    | eva@wissel.example   | pm       |
      dirk  | mier  | ma di wo    | Dirk Veen  | dirk@wissel.example  | pm       |
      leni  | rups  |             | Leni Duin  | ${leni}              | teamlead |
      coen  |       |             | Coen Coach | ${coen}              | coach    |
    `),
    'guardians.csv': table('guardian | child'),
    'children.csv': table(`
      child | group | birth_date | days     | first_name | last_name | from        | mentor
      noor  | rups  | ${aged(2)} | ma di    | Noor       | Berg      | ${day(-90)} | anna
      fien  | rups  | ${aged(2)} | di wo    | Fien       | Zee       | ${day(-90)} | anna
      sam   | rups  | ${aged(3)} | do vr    | Sam        | Dal       | ${day(-90)} | bram
      lot   | rups  | ${aged(2)} | wo vr    | Lot        | Ree       | ${day(-90)} | bram
      tim   | rups  | ${aged(1)} | ma vr    | Tim        | Klei      | ${day(-90)} | eva
      pien  | mier  | ${aged(2)} | ma di    | Pien       | Veld      | ${day(-90)} | dirk
    `),
  };
}

const outcome = (page: Page): Locator => page.getByRole('region', { name: /Dit zou het worden|Met de dagen zoals ze nu zijn/ });
const children = (page: Page): Locator => page.getByRole('region', { name: 'Kinderen', exact: true });
const child = (page: Page, name: string): Locator => children(page).locator('li.kid').filter({ hasText: name });
/** Taps a day of a colleague, and waits for the page with that change. */
async function tap(page: Page, who: string, weekday: string): Promise<void> {
  const before = page.url();
  await page.getByRole('group', { name: who }).getByRole('link', { name: new RegExp(`${who}, ${weekday}`) }).click();
  await page.waitForURL((url) => url.href !== before);
}

test.describe.configure({ mode: 'serial' });

test.describe('B1: what a change would do, before it happens', () => {
  let shared: string;

  test('B1: the team lead tries another roster and sees which children would change first', async ({ app, signIn }) => {
    await app.import(organisation, files());
    await app.invite(organisation, leni, coen, anna);
    await app.clock.to(day());
    const page = await signIn(leni);
    await signIn(coen);
    await signIn(anna);
    await page.getByRole('link', { name: 'Rupsen', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat als er iets verandert op Rupsen?');
    await expect(outcome(page)).toContainText('Iedereen houdt de eigen mentor.');
    await expect(page.getByText('door deze wijziging')).toHaveCount(0);
    await a11y(page);

    // One tap for each day: Anna no longer on Monday and Tuesday.
    await tap(page, 'Anna', 'maandag');
    await tap(page, 'Anna', 'dinsdag');
    await expect(page.getByRole('region', { name: 'Wat er verandert' })).toContainText('Anna werkt dan wo do');
    await expect(page.getByRole('group', { name: 'Anna' }).getByRole('link', { name: /dinsdag: vrij/ })).toBeVisible();
    await expect(outcome(page)).toContainText(/komt dat door deze wijziging/);
    // Noor is on Monday and Tuesday only, and so the first to change.
    await expect(children(page).locator('.rows > li').first()).toContainText('Noor');
    await expect(child(page, 'Noor')).toContainText('door deze wijziging');
    await a11y(page);
  });

  test('B1: the slider goes from keeping to the best days without asking the server', async ({ signIn }) => {
    const page = await signIn(leni);
    await page.getByRole('link', { name: 'Rupsen', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    await tap(page, 'Anna', 'maandag');
    await tap(page, 'Anna', 'dinsdag');
    const slider = page.getByRole('slider', { name: 'Mentoren houden of de beste dagen' });
    const changes = outcome(page).getByRole('row', { name: /^Krijgt een andere mentor/ }).getByRole('cell').last();
    // What the page itself asks, it has asked before the slider moves.
    await expect(page.locator('html.scripted')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    // The browser fetches the picture of the tab again whenever the address changes.
    page.on('request', (request) => request.url().includes('favicon') || requests.push(request.url()));
    await slider.focus();
    await slider.press('Home');
    const counts = [Number(await changes.innerText())];
    await expect(outcome(page)).toContainText('Iedereen houdt de eigen mentor.');
    await expect(slider).toHaveAttribute('aria-valuetext', /Iedereen houdt de eigen mentor/);
    for (let step = Number(await slider.getAttribute('max')); step > 0; step -= 1) {
      await slider.press('ArrowRight');
      counts.push(Number(await changes.innerText()));
    }
    expect(counts.length).toBeGreaterThan(1);
    expect(counts, 'never fewer changes on the way to the best days').toEqual([...counts].sort((one, two) => one - two));
    expect(counts.at(-1)).toBeGreaterThan(counts[0]!);
    expect(requests, 'moving the slider asks nothing').toEqual([]);
    // What is on the screen is in the address.
    await expect(page).toHaveURL(/[?&]p=0(&|#|$)/);
    shared = page.url();
    expect(shared).not.toMatch(/Noor|Anna|anna/);
    await page.reload();
    expect(Number(await changes.innerText())).toBe(counts.at(-1));
    await a11y(page);
  });

  test('B1: absence, a departure, a child and a colleague of another group can be tried too', async ({ signIn }) => {
    const page = await signIn(leni);
    await page.getByRole('link', { name: 'Rupsen', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    const add = (what: string): Locator => page.locator('details', { has: page.locator('summary', { hasText: what }) });
    await add('Iemand is een tijd afwezig').locator('summary').click();
    await add('Iemand is een tijd afwezig').getByLabel('Wie').selectOption({ label: 'Eva' });
    await add('Iemand is een tijd afwezig').getByLabel('Vanaf').fill(day(7));
    await add('Iemand is een tijd afwezig').getByLabel('Tot en met').fill(day(1));
    await add('Iemand is een tijd afwezig').getByRole('button', { name: 'Probeer' }).click();
    await expect(page.getByRole('alert')).toContainText('de laatste dag ligt voor de eerste');
    await add('Iemand is een tijd afwezig').locator('summary').click();
    await add('Iemand is een tijd afwezig').getByLabel('Wie').selectOption({ label: 'Eva' });
    await add('Iemand is een tijd afwezig').getByLabel('Vanaf').fill(day(7));
    await add('Iemand is een tijd afwezig').getByLabel('Tot en met').fill(day(120));
    await add('Iemand is een tijd afwezig').getByRole('button', { name: 'Probeer' }).click();
    await expect(page.getByRole('region', { name: 'Wat er verandert' })).toContainText('Eva is afwezig van');
    await expect(child(page, 'Tim')).toContainText('Eva is dan weg.');

    await add('Er komt een kind bij').locator('summary').click();
    await add('Er komt een kind bij').getByLabel('Eerste dag').fill(day(14));
    await add('Er komt een kind bij').getByLabel('dinsdag').check();
    await add('Er komt een kind bij').getByRole('button', { name: 'Probeer' }).click();
    await expect(child(page, 'Nieuw kind 1')).toContainText('Anna');

    await add('Een collega van een andere groep').locator('summary').click();
    await add('Een collega van een andere groep').getByLabel('Wie').selectOption({ label: 'Dirk' });
    await add('Een collega van een andere groep').getByLabel('maandag').check();
    await add('Een collega van een andere groep').getByRole('button', { name: 'Probeer' }).click();
    await expect(page.getByText('Dirk staat dan op twee groepen tegelijk: ma.')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Dirk' })).toBeVisible();
    await a11y(page);
    await page.getByRole('link', { name: 'Alles terug' }).click();
    await expect(outcome(page)).toContainText('Iedereen houdt de eigen mentor.');

    // The location as a whole, with the group where it matters.
    await page.goto('/overview');
    await page.getByRole('link', { name: 'zon', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    await expect(page.getByText('Geen verschil op Mieren, Rupsen')).toBeVisible();
    await add('Iemand stopt').locator('summary').click();
    await add('Iemand stopt').getByLabel('Wie').selectOption({ label: 'Bram' });
    await add('Iemand stopt').getByLabel('Laatste dag').fill(day(10));
    await add('Iemand stopt').getByRole('button', { name: 'Probeer' }).click();
    await expect(page.getByRole('region', { name: 'Rupsen', exact: true })).toContainText('Sam');
    await expect(page.getByText('Geen verschil op Mieren.')).toBeVisible();
    await a11y(page);
  });

  test('B1: a coach opens the shared address and looks on; a pm’er is refused', async ({ signIn }) => {
    const coach = await signIn(coen);
    await coach.goto(shared);
    await expect(child(coach, 'Noor')).toContainText('door deze wijziging');
    await expect(coach.getByRole('button', { name: 'Maak hier een voorstel van' })).toHaveCount(0);
    await a11y(coach);
    const mentor = await signIn(anna);
    expect((await mentor.goto(shared))?.status()).toBe(403);
    await mentor.goto('/groups');
    await expect(mentor.getByRole('link', { name: 'Wat als …' })).toHaveCount(0);
  });

  test('B1: what was tried comes true, and becomes a proposal', async ({ app, signIn }) => {
    const page = await signIn(leni);
    await page.getByRole('link', { name: 'Rupsen', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    const leaves = page.locator('details', { has: page.locator('summary', { hasText: 'Iemand stopt' }) });
    await leaves.locator('summary').click();
    await leaves.getByLabel('Wie').selectOption({ label: 'Bram' });
    await leaves.getByLabel('Laatste dag').fill(day(10));
    await leaves.getByRole('button', { name: 'Probeer' }).click();
    await expect(child(page, 'Sam')).toContainText('door deze wijziging');
    const address = page.url();

    // The planning follows, and the day passes: now it is no change any more.
    await app.import(organisation, files(day(10)));
    await app.clock.to(day(11));
    const later = await signIn(leni);
    await later.goto(address);
    await expect(outcome(later)).toContainText('Door deze wijziging verandert er geen mentor.');
    await expect(child(later, 'Sam')).toContainText('ook zonder deze wijziging');
    await later.getByRole('button', { name: 'Maak hier een voorstel van' }).click();
    await expect(later.getByRole('heading', { level: 1 })).toHaveText('Voorstel: 2 kinderen krijgen een andere mentor');
    await expect(later.getByRole('status')).toContainText('Er was geen eigen keuze voor nodig.');
    await a11y(later);
    await later.goto(address);
    await later.getByRole('link', { name: 'Bekijk het voorstel' }).click();
    await later.getByRole('link', { name: /^Maak bekend per/ }).click();
    await later.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect(later.getByRole('region', { name: 'Wat er verandert' })).toContainText('Sam');

    const mentor = await signIn(anna);
    await mentor.getByRole('link', { name: 'Groepen' }).click();
    await expect(mentor.getByText('Er is een nieuwe verdeling bekendgemaakt.')).toBeVisible();
  });
});

test.describe('B1: without script', () => {
  test('B1: the way from keeping to the best days is links', async ({ signIn }) => {
    const page = await signIn(leni);
    // Ours does not arrive; axe needs a browser that runs script.
    await page.route('**/*.js', (route) => route.abort());
    await page.reload();
    await expect(page.locator('html')).not.toHaveClass(/scripted/);
    await page.getByRole('link', { name: 'Rupsen', exact: true }).click();
    await page.getByRole('link', { name: 'Wat als …' }).click();
    await tap(page, 'Anna', 'maandag');
    await tap(page, 'Anna', 'dinsdag');
    const changes = outcome(page).getByRole('row', { name: /^Krijgt een andere mentor/ }).getByRole('cell').last();
    await expect(page.getByRole('slider')).toHaveCount(0);
    const way = page.getByRole('navigation', { name: 'Mentoren houden of de beste dagen' });
    await way.getByRole('link', { name: 'Zo veel mogelijk houden' }).click();
    const kept = Number(await changes.innerText());
    await way.getByRole('link', { name: 'De beste dagen' }).click();
    expect(Number(await changes.innerText())).toBeGreaterThan(kept);
    await a11y(page);
  });
});
