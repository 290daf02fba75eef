import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const wipwap = 'Kinderopvang De Wipwap';
const glijbaan = 'Kinderopvang De Glijbaan';
const leni = 'leni@wipwap.example';
const petra = 'petra@glijbaan.example';
const ivo = 'ivo@invallers.example';
const els = 'els@wipwap.example';
const olga = 'olga@thuis.example';

/** What both planning packages say with the same keys: a group of one location with one child. */
function files(group: string, child: string, staff: string, guardians: string): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      g1    | l1       | kdv  | ${group}
    `),
    'staff.csv': table(`
      staff | group | days  | name      | email  | role
      ivo   | g1    | ma di | Ivo Tas   | ${ivo} | pm
      ${staff}
    `),
    'children.csv': table(`
      child | group | birth_date | days  | first_name | last_name | from
      k1    | g1    | ${aged(2)} | ma di | ${child}   | Roos      | ${day(-90)}
    `),
    'guardians.csv': table(`
      guardian | child | name | email | custody
      ${guardians}
    `),
  };
}

const atWipwap = files(
  'Egels',
  'Noor',
  `els  | g1 | wo do vr | Els Kroon  | ${els}  | pm
   leni | g1 |          | Leni Duin  | ${leni} | teamlead`,
  `o1 | k1 | Bo Roos   | bo@thuis.example | ja
   o2 | k1 | Olga Roos | ${olga}          | ja`,
);
const atGlijbaan = files(
  'Reeën',
  'Sam',
  `petra | g1 |  | Petra Zand | ${petra} | teamlead`,
  `o1 | k1 | Els Kroon | ${els}  | ja
   o2 | k1 | Olga Roos | ${olga} | ja`,
);

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Goes on at the other organisation, by the menu behind the initials. */
async function change(page: Page, organisation: string, taps = new Taps()): Promise<void> {
  await taps.on(page.locator('details.menu > summary'));
  await taps.on(page.getByRole('button', { name: organisation }));
}

/** The path of the only group that this person sees. */
async function groupOf(page: Page): Promise<string> {
  await page.goto('/groups');
  return new URL(page.url()).pathname;
}

test.describe.configure({ mode: 'serial' });

test.describe('S5: one person, two organisations', () => {
  test('S5: one person, two organisations: who is known at the one needs no new password for the other', async ({
    app,
    signIn,
  }) => {
    await app.import(wipwap, atWipwap);
    await app.import(glijbaan, atGlijbaan);
    await app.invite(wipwap, leni, els, ivo);
    await app.invite(glijbaan, petra);
    for (const email of [leni, els, petra]) {
      const page = await signIn(email);
      await page.context().close();
    }
    const first = await signIn(ivo);
    await expect(first.getByRole('region', { name: 'Vandaag op Egels' })).toBeVisible();
    await expect(first.getByText(glijbaan), 'nothing of an organisation where he has no access').toHaveCount(0);

    const before = (await app.mails(ivo)).length;
    await app.invite(glijbaan, ivo);
    await expect.poll(async () => (await app.mails(ivo)).length).toBe(before + 1);
    const mail = await app.mailTo(ivo);
    expect(mail.subject).toContain(glijbaan);
    expect(mail.links[0], 'he has a password already').toMatch(/\/sign-in$/);

  });

  test('S5: one person, two organisations: one password opens both, two taps change between them', async ({
    app,
    signIn,
  }) => {
    await app.clock.to(day());
    const page = await signIn(ivo);
    await expect(title(page)).toHaveText('Waar wil je heen?');
    await a11y(page);
    await page.getByRole('button', { name: wipwap }).click();
    await expect(page.getByRole('region', { name: 'Vandaag op Egels' })).toContainText('Noor');
    await expect(page.getByRole('main')).not.toContainText('Sam');

    const taps = new Taps();
    await change(page, glijbaan, taps);
    await expect(page.getByRole('region', { name: 'Vandaag op Reeën' })).toContainText('Sam');
    await expect(page.getByRole('main')).not.toContainText('Noor');
    expect(taps.count).toBe(2);
    await page.locator('details.menu > summary').click();
    await a11y(page);
  });

  test('S5: one person, two organisations: what belongs to the other one is not found', async ({ signIn }) => {
    const lead = await signIn(leni);
    const group = await groupOf(lead);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    await lead.getByRole('button', { name: 'Vraag het team' }).click();
    await expect(lead.getByRole('status')).toContainText('Het team van de groep ziet het voorstel');
    const division = new URL(lead.url()).pathname;

    const page = await signIn(ivo);
    await page.getByRole('button', { name: wipwap }).click();
    await expect(page.getByRole('region', { name: 'Vandaag op Egels' })).toBeVisible();
    await page.goto(`${division}/team`);
    await expect(title(page)).toHaveText('Kijk mee naar het voorstel');

    // The same browser, in a second window, goes on at the other organisation.
    const second = await page.context().newPage();
    await second.goto('/groups');
    await change(second, glijbaan);
    await expect(second.getByRole('region', { name: 'Vandaag op Reeën' })).toBeVisible();
    for (const path of [group, `${division}/team`]) {
      expect((await second.goto(path))?.status(), path).toBe(404);
    }
    await a11y(second);

    // What is sent from the first window, which still shows the one, is done at neither.
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Ik ben akkoord' }).click();
    expect((await answer).status()).toBe(404);
    await lead.reload();
    await expect(lead.getByText('Nog niet gereageerd:')).toContainText('Ivo');

    const other = await signIn(petra);
    const hers = await groupOf(other);
    for (const path of [group, division, `${division}/publish`]) {
      expect((await other.goto(path))?.status(), path).toBe(404);
    }
    expect((await lead.goto(hers))?.status(), 'and the other way round').toBe(404);
  });

  test('S5: one person, two organisations: at work for the one, a parent at the other', async ({ app, page, signIn }) => {
    const lead = await signIn(petra);
    await groupOf(lead);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect(title(lead)).toHaveText('Deze verdeling is bekendgemaakt');

    await expect.poll(async () => (await app.mailTo(els)).subject).toContain(glijbaan);
    await openLetter(page, app, els);
    await expect(title(page)).toHaveText('Sam Roos');
    await expect(page.getByText('Ivo Tas', { exact: true })).toBeVisible();
    expect((await page.goto('/groups'))?.status(), 'as a parent she sees no group').toBe(403);
    await page.goto('/family');
    await expect(page.getByRole('link', { name: 'Verder met een andere rol of organisatie' }), 'a code by mail opens no work').toHaveCount(0);

    const self = await signIn(els);
    await self.getByRole('button', { name: glijbaan }).click();
    await expect(title(self)).toHaveText('Sam Roos');
    await self.getByRole('link', { name: 'Verder met een andere rol of organisatie' }).click();
    await a11y(self);
    await self.getByRole('button', { name: wipwap }).click();
    await expect(title(self)).toHaveText('Te doen');
    expect((await self.goto('/family'))?.status(), 'as a colleague she is no parent').toBe(403);

    // The other parent does not open the message in time: only the one team lead has something to do.
    await app.clock.to(day(8));
    const told = await signIn(petra);
    await told.goto('/told');
    const due = told.getByRole('region', { name: 'Zelf vertellen' });
    await expect(due.getByRole('listitem')).toHaveCount(1);
    await expect(due).toContainText('Olga Roos');
    await expect(told.locator('.told-lines > li').filter({ hasText: 'Els Kroon' })).toContainText('geopend');
    await a11y(told);

    const elsewhere = await signIn(leni);
    await elsewhere.goto('/told');
    await expect(elsewhere.getByText('Je hoeft nu niemand zelf iets te vertellen.')).toBeVisible();
    await expect(elsewhere.getByRole('main')).not.toContainText('Sam');

    const trails = await app.cli(['audit', 'verify']);
    for (const organisation of [wipwap, glijbaan]) {
      expect(trails.stdout).toMatch(new RegExp(`^${organisation}: whole, \\d+ entries`, 'm'));
    }
  });

  test('U3: a parent at two organisations signs in once, and one tap leads from the one to the other', async ({ app, page }) => {
    const home: Record<string, string> = { [wipwap]: 'Noor Roos', [glijbaan]: 'Sam Roos' };
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(olga);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    const links = async () => (await app.mails(olga)).filter((mail) => mail.subject.startsWith('Uw nieuwe link voor'));
    await expect.poll(async () => (await links()).length).toBe(2);
    await openLetter(page, app, olga);

    const first = await title(page).innerText();
    const [here, there] = first === home[wipwap] ? [wipwap, glijbaan] : [glijbaan, wipwap];
    await expect(title(page)).toHaveText(home[here]!);
    await expect(page.getByRole('main')).not.toContainText(home[there]!);
    await expect(page.getByRole('link', { name: 'Verder met een andere rol of organisatie' }), 'she works nowhere').toHaveCount(0);
    await a11y(page);

    const taps = new Taps();
    await taps.on(page.getByRole('button', { name: `Ga naar ${there}` }));
    await expect(title(page)).toHaveText(home[there]!);
    await expect(page.getByRole('main')).not.toContainText(home[here]!);
    expect(taps.count).toBe(1);
    await expect(page.getByRole('button', { name: `Ga naar ${there}` })).toHaveCount(0);
    await a11y(page);

    await page.getByRole('button', { name: `Ga naar ${here}` }).click();
    await expect(title(page)).toHaveText(home[here]!);
  });
});
