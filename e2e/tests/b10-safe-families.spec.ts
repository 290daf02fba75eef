import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Brug';
const leni = 'leni@brug.example';
const anna = 'anna@brug.example';
const iris = 'iris@thuis.example';
const joost = 'joost@thuis.example';
const karel = 'karel@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    leni  | egel  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from
    noor  | egel  | ${aged(2)} | ma di wo do vr | Noor       | Berg      | ${day(-90)}
  `),
  'guardians.csv': table(`
    guardian | child | name       | email    | phone      | relation | custody
    g1       | noor  | Iris Berg  | ${iris}  | 0612345678 | moeder   | ja
    g2       | noor  | Joost Berg | ${joost} |            | vader    | ja
    g3       | noor  | Karel Dal  | ${karel} |            | vader    | nee
  `),
};

/** From the group's page to Noor, and on to her family. */
async function family(page: Page): Promise<void> {
  await page.goto('/groups');
  await page.getByText('Vaste dagen van team en kinderen').click();
  await page.getByRole('region', { name: 'Wie komt wanneer' }).getByRole('link', { name: 'Noor' }).click();
  await page.getByRole('link', { name: 'Gezin' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gezin van Noor');
}

const card = (page: Page, name: string) => page.getByRole('article', { name });

/** Leni records from when somebody has custody, or no longer. */
async function custody(page: Page, name: string, has: 'ja' | 'nee', from: string, basis: string): Promise<void> {
  await family(page);
  await page.getByRole('link', { name: `${name} aanpassen` }).click();
  await page.getByRole('radio', { name: has === 'ja' ? 'ja, vanaf die dag' : 'nee, vanaf die dag niet meer' }).check();
  await page.getByLabel('Vanaf', { exact: true }).fill(from);
  const form = page.getByRole('region', { name: 'Gezag', exact: true });
  await form.getByLabel('Waarop is dit gebaseerd?').selectOption(basis);
  await page.getByRole('button', { name: 'Leg het gezag vast' }).click();
  await expect(page.getByRole('status')).toContainText(`Het gezag van ${name} is vastgelegd.`);
}

test.describe.configure({ mode: 'serial' });

test.describe('B10: both parents count, as far as the law goes', () => {
  test('B10: custody ends on a date: until then both parents see the mentor, from then on one of them', async ({
    app,
    page,
    signIn,
  }) => {
    await app.import(organisation, files);
    await app.invite(organisation, leni, anna);
    await app.clock.to(day());
    const lead = await signIn(leni);
    await signIn(anna);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect.poll(async () => (await app.mails(joost)).length).toBe(1);

    await custody(lead, 'Joost Berg', 'nee', day(7), 'court');
    await expect(card(lead, 'Joost Berg')).toContainText('krijgt bericht en ziet wie de mentor is');
    await expect(card(lead, 'Joost Berg')).toContainText('Gezag stopt');
    await expect(card(lead, 'Joost Berg')).toContainText('uitspraak van de rechter');
    await a11y(lead);
    await lead.getByRole('link', { name: 'Joost Berg aanpassen' }).click();
    await a11y(lead);

    await openLetter(page, app, joost);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noor Berg');

    // What is left to him is to ask: nothing of the file, behind the same link.
    await app.clock.to(day(7));
    await page.context().clearCookies();
    await openLetter(page, app, joost, /\/family\/inquiries\/[^/]+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vragen over Noor');
    await expect(page.getByRole('main')).not.toContainText('Anna');
    await expect(page.getByRole('main')).not.toContainText('Iris');
    await page.context().clearCookies();

    await openLetter(page, app, iris);
    await expect(page.getByText('Anna Smit', { exact: true })).toBeVisible();
    const again = await signIn(leni);
    await family(again);
    await expect(card(again, 'Joost Berg')).toContainText('geen gezag: ziet niets uit het dossier, mag iets vragen');
    await expect(card(again, 'Iris Berg')).toContainText('krijgt bericht en ziet wie de mentor is');

  });

  test('B10: a planning that says otherwise changes nothing, and says so', async ({ signIn }) => {
    const again = await signIn(leni);
    await again.goto('/import');
    const planning = { ...files, 'staff.csv': files['staff.csv'].replace(/^leni.*\r\n/m, '') };
    await again
      .getByLabel('Kies de bestanden')
      .setInputFiles(Object.entries(planning).map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
    await again.getByRole('button', { name: 'Controleer de bestanden' }).click();
    await expect(again.getByRole('main')).toContainText('Het gezag is hier met datum vastgelegd en blijft zoals het is.');
    await family(again);
    await expect(card(again, 'Joost Berg')).toContainText('De planning zegt: met gezag.');
  });

  test('B10: on the day custody starts the mentor is announced to that parent', async ({ app, page, signIn }) => {
    const lead = await signIn(leni);
    await custody(lead, 'Karel Dal', 'ja', day(14), 'recognition');
    await expect(card(lead, 'Karel Dal')).toContainText('Krijgt gezag');
    expect(await app.mails(karel)).toEqual([]);
    await app.clock.to(day(14));
    await expect.poll(async () => (await app.mails(karel)).length).toBe(1);
    await openLetter(page, app, karel);
    await expect(page.getByText('Anna Smit', { exact: true })).toBeVisible();
    await a11y(page);
  });

  test('S9: who may have no contact gets nothing, and no link works', async ({ app, page, signIn }) => {
    const lead = await signIn(leni);
    await family(lead);
    await lead.getByRole('link', { name: 'Vastleggen wie geen contact mag hebben' }).click();
    await a11y(lead);
    await lead.getByRole('radio', { name: 'Karel Dal' }).check();
    await lead.getByLabel('Waarop is dit gebaseerd?').selectOption('custodian');
    await lead.getByRole('button', { name: 'Leg vast' }).click();
    await expect(lead.getByRole('alert')).toContainText('Een verzoek van de andere ouder is dan niet genoeg');
    await lead.getByLabel('Waarop is dit gebaseerd?').selectOption('court');
    await lead.getByLabel('Datum van het besluit').fill(day(13));
    await lead.getByRole('button', { name: 'Leg vast' }).click();
    await expect(lead.getByRole('status')).toContainText('De collega’s van Noor zien nu een waarschuwing.');
    await a11y(lead);

    await page.goto((await app.mails(karel))[0]!.links[0]!);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
    await openLetter(page, app, iris);
    await expect(page.getByRole('main')).not.toContainText('Karel');
  });

  test('S9: the colleague at the door sees who may have no contact, and no more than needed', async ({ signIn }) => {
    // On the page of the group it is there without a tap.
    const colleague = await signIn(anna);
    const warning = 'Geen contact: Karel Dal mag Noor niet zien en niet ophalen.';
    await colleague.goto('/groups');
    await expect(colleague.getByText(warning)).toBeVisible();
    await a11y(colleague);
    await colleague.getByRole('link', { name: warning }).click();
    await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Gezin van Noor');
    await expect(colleague.getByRole('main')).not.toContainText('Iris');
    await a11y(colleague);
    for (const path of ['/ban', '/death']) {
      expect((await colleague.goto(`${new URL(colleague.url()).pathname.replace(/\/(ban|death)$/, '')}${path}`))?.status()).toBe(403);
    }
  });

  test('B10: a secret address is known to those who need it alone', async ({ signIn }) => {
    const lead = await signIn(leni);
    await family(lead);
    await lead.getByRole('link', { name: 'Iris Berg aanpassen' }).click();
    await lead.getByRole('checkbox', { name: 'Adres, telefoon en e-mail zijn geheim' }).check();
    await lead.getByRole('button', { name: 'Bewaar de gegevens' }).click();
    await expect(card(lead, 'Iris Berg')).toContainText('geheim adres');
    await expect(card(lead, 'Iris Berg')).toContainText('0612345678');
    await a11y(lead);

    const colleague = await signIn(anna);
    await family(colleague);
    await expect(colleague.getByText('Geheim adres: geef aan niemand door waar Iris Berg (Noor) woont')).toBeVisible();
    await expect(colleague.getByRole('main')).not.toContainText('0612345678');
    await expect(colleague.getByRole('main')).not.toContainText(iris);
  });
});
