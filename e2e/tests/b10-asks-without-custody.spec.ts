import type { Locator, Page } from '@playwright/test';
import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Kade';
const anna = 'anna@kade.example';
const bram = 'bram@kade.example';
const leni = 'leni@kade.example';
const petra = 'petra@kade.example';
const iris = 'iris@thuis.example';
const karel = 'karel@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name         | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit    | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok     | ${bram}  | pm
    leni  | egel  |                | Leni Duin    | ${leni}  | teamlead
    petra |       |                | Petra Beleid | ${petra} | policy
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from        | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name       | email    | custody
    g1       | noor  | Iris Berg  | ${iris}  | ja
    g2       | noor  | Karel Dal  | ${karel} | nee
  `),
};

const asks = 'Slaapt Noor goed bij jullie?';
const phoned = 'Eet Noor goed mee?';
const answers = 'Ja, zij slaapt elke middag twee uur.';
const own = /\/family\/inquiries\/[^/]+$/;
const question = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text });

/** Leni goes to what is kept of Karel. */
async function ofKarel(page: Page): Promise<void> {
  await page.goto('/groups');
  await page.getByText('Vaste dagen van team en kinderen').click();
  await page.getByRole('region', { name: 'Wie komt wanneer' }).getByRole('link', { name: 'Noor' }).click();
  await page.getByRole('link', { name: 'Gezin' }).click();
  await page.getByRole('link', { name: 'Karel Dal aanpassen' }).click();
}

/** To the question on the list of what is to do. */
async function toQuestion(page: Page): Promise<void> {
  await page.goto('/todo');
  const heading = page.getByRole('heading', { name: 'Beantwoord de vraag van een ouder zonder gezag over Noor' });
  await page.getByRole('listitem').filter({ has: heading }).getByRole('link', { name: /^Lezen en antwoorden/ }).click();
}

test.describe.configure({ mode: 'serial' });

test.describe('B10: a parent without custody may ask, and sees nothing of the file', () => {
  test('B10: nobody without custody gets a link who was not invited; whoever is asks on one calm page', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram, leni, petra);
    await app.clock.to(day());
    await (await signIn(anna)).context().close();
    await (await signIn(bram)).context().close();
    await changeProtocol(await signIn(petra), withSetting('inquiries.inquiry_working_days', 0, 5));
    const lead = await signIn(leni);
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(karel);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kijk in uw e-mail');
    expect(await app.mails(karel)).toEqual([]);

    await ofKarel(lead);
    await a11y(lead);
    await lead.getByRole('button', { name: 'Stuur een link om iets te vragen' }).click();
    await expect(lead.getByRole('status')).toContainText('Karel Dal krijgt een e-mail');
    const mail = await app.mailTo(karel);
    expect(`${mail.subject} ${mail.text.replace(mail.links[0]!, '')}`).not.toMatch(/noor|berg|anna|egels|kind\b|mentor/i);

    await app.clock.to(day(1));
    await openLetter(page, app, karel, own);
    const main = page.getByRole('main');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vragen over Noor');
    await expect(main).toContainText('U krijgt binnen 5 werkdagen antwoord');
    for (const word of ['Anna', 'Iris', 'Egels', 'Berg', 'zon']) {
      await expect(main).not.toContainText(new RegExp(`\\b${word}\\b`));
    }
    await a11y(page);
    await page.getByLabel('Wat wilt u weten?').fill('x'.repeat(1001));
    await page.getByRole('button', { name: 'Verstuur de vraag' }).click();
    await expect(page.getByRole('alert')).toContainText('Er passen er 1.000');
    await page.getByLabel('Wat wilt u weten?').fill(asks);
    await page.getByRole('button', { name: 'Verstuur de vraag' }).click();
    await expect(page.getByRole('status')).toContainText('Uw vraag is verstuurd.');
    await expect(question(page, asks)).toContainText('Er is nog geen antwoord. U krijgt het uiterlijk:');
    for (const [name, code] of [['English', 'en'], ['Türkçe', 'tr'], ['العربية', 'ar'], ['Polski', 'pl'], ['Українська', 'uk'], ['Nederlands', 'nl']]) {
      await page.getByRole('button', { name: name! }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', code!);
      await a11y(page);
    }
    const address = new URL(page.url()).pathname;
    await page.goto('/family/inquiries');
    await a11y(page);
    for (const path of ['/groups', '/todo', address.replace('/inquiries/', '/take-along/'), address.replace('/inquiries/', '/messages/')]) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
  });

  test('B10: late after the term; the mentor answers, a colleague reads nothing, and who has custody sees that something was told', async ({
    app,
    page,
    signIn,
  }) => {
    await app.clock.to(day(9));
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Beantwoord de vraag van een ouder zonder gezag over Noor' });
    await expect(line.locator('.badge.late')).toContainText('te laat');
    await line.getByText('Waarom?').click();
    await a11y(mentor);
    await toQuestion(mentor);
    const address = new URL(mentor.url()).pathname;
    await expect(question(mentor, asks)).toBeVisible();
    await expect(mentor.getByRole('main')).not.toContainText(karel);
    await a11y(mentor);
    const colleague = await signIn(bram);
    expect((await colleague.goto(address))?.status()).toBe(403);
    await colleague.goto('/todo');
    await expect(colleague.getByText('zonder gezag')).toHaveCount(0);

    const lead = await signIn(leni);
    await lead.goto(address);
    await mentor.getByLabel('Jouw antwoord').fill(answers);
    await mentor.getByRole('button', { name: 'Verstuur het antwoord' }).click();
    await expect(mentor.getByRole('status')).toContainText('Het antwoord is verstuurd.');
    await a11y(mentor);
    // The team lead had it open too: what is there stays, and what was typed is not lost.
    await lead.getByLabel('Jouw antwoord').fill('Heel goed, dank u.');
    await lead.getByRole('button', { name: 'Verstuur het antwoord' }).click();
    await expect(lead.getByRole('alert')).toContainText('Deze vraag is intussen al beantwoord.');
    await expect(lead.getByRole('main')).toContainText(answers);
    await expect(lead.getByRole('main')).toContainText('Heel goed, dank u.');

    await expect.poll(async () => (await app.mails(karel)).filter((mail) => mail.subject.startsWith('Nieuw bericht')).length).toBe(1);
    await openLetter(page, app, karel, own);
    await expect(question(page, asks)).toContainText(answers);
    await a11y(page);
    await page.getByLabel('Wat wilt u weten?').fill('Waar woont Iris nu?');
    await page.getByRole('button', { name: 'Verstuur de vraag' }).click();

    await toQuestion(lead);
    await lead.getByRole('radio', { name: 'we vertellen het ook aan een ouder met gezag niet' }).check();
    await lead.getByRole('button', { name: 'Verstuur dat er geen antwoord komt' }).click();
    await expect(lead.getByRole('status')).toContainText('de ouder leest dat er geen antwoord komt');
    await page.reload();
    await expect(question(page, 'Waar woont Iris nu?')).toContainText('omdat we dit ook aan een ouder met gezag niet vertellen');

    await page.context().clearCookies();
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await page.getByRole('link', { name: 'Wie bekeek het dossier?' }).click();
    const told = page.getByRole('region', { name: 'Verteld aan een ouder zonder gezag' });
    await expect(told.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByRole('main')).not.toContainText('Karel');
    await expect(page.getByRole('main')).not.toContainText(answers);
    await a11y(page);
  });

  test('B10: who has no e-mail asks by telephone: it is taken in, answered in the same term, and handed over', async ({ app, page, signIn }) => {
    await app.clock.to(day(10));
    const lead = await signIn(leni);
    await ofKarel(lead);
    await lead.goto(new URL(lead.url()).pathname.replace(/\/family\/.*$/, '/inquiries'));
    await lead.getByText('Schrijf een vraag op die anders binnenkwam').click();
    await lead.getByLabel('Wat wil deze ouder weten?').fill(phoned);
    // Without how it came, nothing is kept and nothing is lost.
    await lead.locator('form[action$="/inquiries"]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await lead.getByRole('button', { name: 'Leg de vraag vast' }).click();
    await expect(lead.getByRole('alert')).toContainText('Kies wie het vroeg en hoe.');
    await expect(lead.getByLabel('Wat wil deze ouder weten?')).toHaveValue(phoned);
    await a11y(lead);
    await expect(lead.getByRole('radio', { name: 'Iris Berg' })).toHaveCount(0);
    await lead.getByRole('radio', { name: 'telefonisch' }).check();
    await lead.getByRole('button', { name: 'Leg de vraag vast' }).click();
    await expect(lead.getByRole('status')).toContainText('De vraag is vastgelegd.');
    await expect(question(lead, phoned)).toContainText('telefonisch');

    await app.clock.to(day(20));
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const heading = mentor.getByRole('heading', { name: 'Beantwoord de vraag van een ouder zonder gezag over Noor' });
    const line = mentor.getByRole('listitem').filter({ has: heading });
    await expect(line.locator('.badge.late')).toContainText('te laat');
    await toQuestion(mentor);
    await mentor.getByLabel('Jouw antwoord').fill('Zij eet goed mee.');
    await mentor.getByRole('button', { name: 'Verstuur het antwoord' }).click();
    await expect(mentor.getByText('Vertel Karel Dal het antwoord zelf')).toBeVisible();
    await a11y(mentor);
    const colleague = await signIn(bram);
    expect((await colleague.goto(new URL(mentor.url()).pathname))?.status()).toBe(403);
    await openLetter(page, app, karel, own);
    await expect(question(page, phoned)).toContainText('Zij eet goed mee.');
  });

  test('B10: what a decision shuts is shut at once and without a reason', async ({ app, page, signIn }) => {
    const lead = await signIn(leni);
    await ofKarel(lead);
    await lead.getByText('Deze ouder mag ook niets vragen').click();
    await lead.locator('#asking').selectOption('court');
    await a11y(lead);
    await lead.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await expect(lead.getByRole('article', { name: 'Karel Dal' })).toContainText('geen gezag: ziet niets en mag niets vragen');
    const letters = (await app.mails(karel)).filter((mail) => mail.links.some((link) => link.includes('/p/')));
    await page.goto(letters.at(-1)!.links.find((link) => link.includes('/p/'))!);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
    await ofKarel(lead);
    await a11y(lead);
  });
});
