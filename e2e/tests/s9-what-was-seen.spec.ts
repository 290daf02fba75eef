import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, sideways, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Verrekijker';
const anna = 'anna@verrekijker.example';
const bram = 'bram@verrekijker.example';
const iris = 'iris@thuis.example';
const omar = 'omar@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Omar Berg | ${omar} | ja
  `),
};

const seen = 'Noor klom zelf op de glijbaan en lachte hardop.';
const wrong = 'Zij klimt al maanden op de glijbaan. Schrijf liever dat zij er nu van af durft.';
const better = 'Noor durfde voor het eerst zelf van de glijbaan en lachte hardop.';

test.describe.configure({ mode: 'serial' });

async function comesIn(page: Page, email: string, app: Parameters<typeof openLetter>[1]) {
  const letters = (await app.mails(email)).length;
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(email);
  await page.locator('main form:not([hidden]) button').first().click();
  await expect.poll(async () => (await app.mails(email)).length).toBeGreaterThan(letters);
  await openLetter(page, app, email);
}

test('S8: both parents read what was seen as soon as they are told, and a message says no more than that there is one', async ({
  app,
  page,
  signIn,
}) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, bram);
  await app.clock.to(day());
  for (const one of [anna, bram]) await (await signIn(one)).context().close();
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Observeren' }).click();
  await mentor.getByLabel('Wat zag je?').fill(seen);
  await mentor.getByRole('button', { name: 'Verder naar afronden' }).click();
  await mentor.getByText('Nee, geen bijzonderheden').click();
  await mentor.getByRole('button', { name: 'Afronden' }).click();
  await expect(mentor.getByText(seen)).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  await comesIn(page, iris, app);
  await expect(page.getByRole('main')).not.toContainText('glijbaan');
  const letters = (await app.mails(omar)).length;
  await mentor.getByRole('link', { name: 'Vertel de ouders' }).first().click();
  await mentor.getByRole('button', { name: 'Bericht Allebei' }).click();
  await expect(mentor.getByRole('status')).toContainText('de ouders van Noor weten het');

  await page.goto('/family');
  await expect(page.getByRole('region', { name: 'Wat er van Noor is gezien' })).toContainText(seen);
  await expect(page.getByText('1 nieuw bericht')).toBeVisible();
  await page.getByRole('link', { name: 'Lees alles en reageer' }).click();
  await expect(page.getByRole('main')).toContainText('Alles gaat goed.');
  await a11y(page);
  expect(await sideways(page, 320)).toEqual([]);
  await expect.poll(async () => (await app.mails(omar)).length).toBe(letters + 1);
  expect((await app.mails(omar)).at(-1)?.text).not.toContain('glijbaan');
});

test('S9: a parent asks for a correction, the mentor answers it late and corrects, the other parent reads only the correction', async ({
  app,
  page,
  browser,
  guard,
  signIn,
}) => {
  await comesIn(page, iris, app);
  await page.getByRole('link', { name: 'Lees alles en reageer' }).click();
  await page.getByText('Reageer', { exact: false }).first().click();
  const text = page.getByLabel('Wat wilt u toevoegen of vragen?');
  await text.evaluate((area: HTMLTextAreaElement) => area.removeAttribute('required'));
  await page.getByRole('button', { name: 'Stuur aan de mentor' }).click();
  await expect(page.getByRole('alert').first(), 'nothing to send').toBeVisible();
  await text.fill(wrong);
  await page.getByLabel('ik vraag om een verbetering').check();
  await a11y(page);
  await page.getByRole('button', { name: 'Stuur aan de mentor' }).click();
  await expect(page.getByRole('status').first()).toContainText('Uw verzoek om een verbetering is bij de mentor.');
  await expect(page.getByText('u vraagt om een verbetering')).toBeVisible();

  await app.clock.forward(3);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  await expect(mentor.getByRole('listitem').filter({ hasText: 'Beantwoord het bericht van een ouder van Noor' })).toContainText('te laat');
  await mentor.getByRole('link', { name: /^Lezen en antwoorden/ }).click();
  await expect(mentor.getByText(wrong)).toBeVisible();
  const about = mentor.getByRole('link', { name: 'Vraagt om een verbetering van wat er is gezien' });
  await mentor.getByRole('textbox').first().fill('Dank u, wij schrijven het beter op.');
  await mentor.getByRole('button', { name: 'Versturen' }).click();
  await about.click();
  await mentor.getByRole('link', { name: 'Verbeteren' }).first().click();
  await mentor.getByLabel('Wat zag je?').fill(better);
  await mentor.getByRole('button', { name: /Verbeter|Bewaar/ }).first().click();
  await expect(mentor.getByText(better).first()).toBeVisible();

  const context = await browser.newContext();
  guard.watch(context, app.baseURL);
  const other = await context.newPage();
  await comesIn(other, omar, app);
  await other.getByRole('link', { name: 'Lees alles en reageer' }).click();
  await expect(other.getByRole('main')).toContainText(better);
  await expect(other.getByRole('main')).toContainText('Verbeterd op');
  await expect(other.getByRole('main')).not.toContainText('durft');
  const colleague = await signIn(bram);
  await colleague.goto(new URL(mentor.url()).pathname);
  await expect(colleague.getByText(wrong)).toHaveCount(0);
});
