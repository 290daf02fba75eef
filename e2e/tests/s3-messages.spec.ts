import { readFile } from 'node:fs/promises';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Brievenbus';
const anna = 'anna@brievenbus.example';
const bram = 'bram@brievenbus.example';
const leni = 'leni@brievenbus.example';
const iris = 'iris@thuis.example';
const omar = 'omar@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di          | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
    leni  | egel  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Omar Berg | ${omar} | ja
  `),
};

const asks = 'Noor slaapt thuis slecht. Merken jullie er iets van?';
const letter = Buffer.from('%PDF-1.7\n1 0 obj << /Title (Het slaapritme) >> endobj\n%%EOF\n');
const adds = 'Neem dinsdag haar knuffel mee.';
const answers = 'Ja, zij is eerder moe. Zullen we het er dinsdag over hebben?';

test.describe.configure({ mode: 'serial' });

test.describe('S3: messages between a parent and the mentor', () => {
  test('S3: a parent reads when there is an answer, and writes; the mail says nothing of it', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram, leni);
    await app.clock.to(day());
    await (await signIn(anna)).context().close();
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.locator('main form button').first().click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await page.getByRole('link', { name: 'Bericht aan Anna' }).click();
    await expect(page.getByText('U krijgt binnen 2 werkdagen antwoord')).toBeVisible();
    await a11y(page);
    await page.getByLabel('Bericht', { exact: true }).fill('x'.repeat(4001));
    await page.getByRole('button', { name: 'Versturen' }).click();
    await expect(page.getByRole('alert')).toContainText('Er passen er 4.000');
    await page.getByLabel('Bericht', { exact: true }).fill(asks);
    await page.getByText('Foto of PDF meesturen').click();
    await page.getByLabel('Kies een bestand').setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<svg onload="alert(1)"/>') });
    await page.getByRole('button', { name: 'Versturen' }).click();
    await expect(page.getByRole('alert')).toContainText('Dit is geen foto of PDF die we kunnen lezen.');
    await expect(page.getByLabel('Bericht', { exact: true })).toHaveValue(asks);
    await a11y(page);
    await page.getByLabel('Kies een bestand').setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: letter });
    await page.getByRole('button', { name: 'Versturen' }).click();
    await expect(page.getByRole('status').first()).toContainText('Het bericht is verstuurd.');
    await expect(page.getByRole('button', { name: 'Intrekken' })).toBeVisible();
  });

  test('S3: late after two working days; a colleague reads nothing; the mentor answers', async ({ app, signIn }) => {
    await app.clock.forward(3);
    const colleague = await signIn(bram);
    await colleague.goto('/todo');
    await expect(colleague.getByText('Noor slaapt')).toHaveCount(0);
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Beantwoord het bericht van een ouder van Noor' });
    await expect(line).toContainText('1 dag te laat');
    await line.getByRole('link', { name: /^Lezen en antwoorden/ }).click();
    await expect(mentor.getByText(asks)).toBeVisible();
    await expect(mentor.getByText('Gelezen', { exact: true })).toBeVisible();
    const downloading = mentor.waitForEvent('download');
    await mentor.getByRole('link', { name: 'PDF (1 kB)' }).click();
    const sent = await downloading;
    expect(sent.suggestedFilename()).toBe('bericht.pdf');
    expect(await readFile(await sent.path())).toEqual(letter);
    const file = new URL(sent.url()).pathname;
    await a11y(mentor);
    const thread = new URL(mentor.url()).pathname;
    const lead = await signIn(leni);
    for (const [who, status] of [[colleague, 404], [lead, 403]] as const) {
      expect((await who.request.get(file)).status()).toBe(status);
      expect((await who.goto(thread))!.status()).toBe(status);
      await expect(who.getByText(asks)).toHaveCount(0);
    }
    await mentor.getByRole('button', { name: /^Maak er een notitie van/ }).click();
    await expect(mentor.getByRole('status').first()).toContainText('De notitie staat in het dossier van Noor.');
    await mentor.getByLabel('Bericht', { exact: true }).fill(answers);
    await mentor.getByRole('button', { name: 'Versturen' }).click();
    await expect(mentor.getByText(answers)).toBeVisible();
    await mentor.goto('/todo');
    await expect(mentor.getByText('Beantwoord het bericht')).toHaveCount(0);
    const mail = await app.mailTo(iris);
    expect(mail.text).not.toContain('Noor');
    expect(mail.text).not.toContain('dinsdag');
  });
});

test.describe('S9: the parent reads what came of it', () => {
  test('S9: the link in the mail opens the answer; a note of it; the other parent sees nothing', async ({ app, page, signIn, browser, guard }) => {
    await openLetter(page, app, iris, /\/family\/messages\/[0-9a-f-]+$/);
    await expect(page.getByText(answers)).toBeVisible();
    await expect(page.getByText('Anna Smit heeft hier een notitie van gemaakt.')).toBeVisible();
    await a11y(page);

    // Who is at home sees that there is another one.
    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.goto(`${new URL(mentor.url()).pathname}/messages`);
    await mentor.getByRole('link', { name: 'Iris Berg' }).click();
    await mentor.getByLabel('Bericht', { exact: true }).fill(adds);
    await mentor.getByRole('button', { name: 'Versturen' }).click();
    await expect(mentor.getByText(adds)).toBeVisible();
    await page.goto('/family');
    await expect(page.getByText('1 nieuw bericht')).toBeVisible();
    await page.getByRole('link', { name: 'Ongelezen berichten: 1' }).click();
    await expect(page.getByText(adds)).toBeVisible();

    const other = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
    guard.watch(other.context(), app.baseURL);
    await other.goto(`${app.baseURL}/p`);
    await other.getByLabel('E-mailadres').fill(omar);
    await other.locator('main form button').first().click();
    await app.mailTo(omar);
    await openLetter(other, app, omar);
    await other.getByRole('link', { name: 'Bericht aan Anna' }).click();
    await expect(other.getByText('Er zijn nog geen berichten.')).toBeVisible();
    await expect(other.getByText('slaapt')).toHaveCount(0);
    await other.context().close();
  });
});
