import type { Locator, Page } from '@playwright/test';
import { savedTwice, whole } from '../harness/pdf.ts';
import { a11y, aged, codeFor, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang Het Vlot';
const leni = 'leni@vlot.example';
const carla = 'carla@vlot.example';
const iris = 'iris@thuis.example';
const joost = 'joost@thuis.example';
const karel = 'karel@thuis.example';
const pia = 'pia@thuis.example';

/** The export, with what changes in the course of the story. */
function files({ annaDays = 'ma di', bramDays = 'wo do vr' } = {}): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      egel  | zon      | kdv  | Egels
      ree   | zon      | bso  | Reeën
    `),
    'staff.csv': table(`
      staff | group | days           | name       | email              | role
      anna  | egel  | ${annaDays}    | Anna Smit  | anna@vlot.example  | pm
      bram  | egel  | ${bramDays}    | Bram Kok   | bram@vlot.example  | pm
      carla | ree   | ma di wo do vr | Carla Roos | ${carla}           | pm
      leni  | egel  |                | Leni Duin  | ${leni}            | teamlead
    `),
    'children.csv': table(`
      child | group | birth_date | days           | first_name | last_name | from
      noor  | egel  | ${aged(2)} | ma di wo do vr | Noor       | Berg      | ${day(-90)}
      sam   | egel  | ${aged(3)} | ma di          | Sam        | Dal       | ${day(-90)}
      bo    | ree   | ${aged(7)} | ma di          | Bo         | Veld      | ${day(-90)}
    `),
    'guardians.csv': table(`
      guardian | child | name       | email               | custody
      g1       | noor  | Iris Berg  | ${iris}             | ja
      g2       | noor  | Joost Berg | ${joost}            | ja
      g3       | noor  | Karel Oom  | ${karel}            | nee
      g4       | sam   | Lena Dal   |                     | ja
      g5       | sam   | Mila Dal   | mila@bounce.example | ja
      g6       | bo    | Pia Veld   | ${pia}              | ja
    `),
  };
}

/** Makes a division of the group known, from a date. */
async function makeKnown(page: Page, group: string, from: string): Promise<void> {
  await page.goto('/overview');
  await page.getByRole('article').filter({ hasText: group }).getByRole('button', { name: 'Maak een voorstel' }).click();
  await page.getByRole('link', { name: /^Maak bekend per/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Vanaf').fill(from);
  await dialog.getByRole('button', { name: 'Maak bekend' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');
}

const due = (page: Page): Locator => page.getByRole('region', { name: 'Zelf vertellen' });
const dueLine = (page: Page, who: string): Locator => due(page).getByRole('listitem').filter({ hasText: who });
const line = (page: Page, who: string): Locator => page.locator('.told-lines > li').filter({ hasText: who });
const toldOf = async (page: Page, group: string): Promise<void> => {
  await page.getByRole('link', { name: 'Bekendmaking' }).click();
  await page.getByRole('link', { name: group, exact: true }).click();
};

test.describe.configure({ mode: 'serial' });

test.describe('U3: parents are told who the mentor is', () => {
  test('U3: each parent with custody gets one mail without a word about the child', async ({ app, signIn }) => {
    await app.import(organisation, files());
    await app.invite(organisation, leni, carla);
    await app.clock.to(day());
    const page = await signIn(leni);
    await signIn(carla);
    await makeKnown(page, 'Egels', day());
    await makeKnown(page, 'Reeën', day());

    for (const email of [iris, joost, pia]) {
      await expect.poll(async () => (await app.mails(email)).length).toBe(1);
      const mail = await app.mailTo(email);
      expect(`${mail.subject}\n${mail.text.replace(mail.links[0]!, '')}`).not.toMatch(/noor|sam\b|\bbo\b|berg|anna|bram|carla|egels|mentor|kind\b|baby/i);
      expect(mail.links).toHaveLength(1);
    }
    expect(await app.mails(karel)).toEqual([]);

    await toldOf(page, 'Egels');
    await expect(line(page, 'Iris Berg')).toContainText('gemaild');
    await expect(page.getByRole('main')).not.toContainText('Karel Oom');
    await a11y(page);
  });

  test('U3: a wrong code is refused, the right one shows the mentor with no tap, and the team lead sees it', async ({
    app,
    page,
    signIn,
  }) => {
    await page.goto((await app.mailTo(iris)).links[0]!);
    await a11y(page);
    const code = await codeFor(app, iris, () => page.getByRole('button', { name: 'Stuur mij een code' }).click());
    await a11y(page);
    const wrong = code === '123456' ? '654321' : '123456';
    await page.locator('input.code').fill(wrong);
    await expect(page.getByText('Deze code werkt niet.')).toBeVisible();
    await a11y(page);
    await page.locator('input.code').fill(code);

    // What follows is there without a tap.
    await expect(page).toHaveURL(/\/family$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noor Berg');
    await expect(page.getByText('Bram Kok', { exact: true })).toBeVisible();
    await expect(page.getByRole('img', { name: /woensdag.*donderdag.*vrijdag/i }).first()).toBeVisible();
    await expect(page.getByText('Bram is er vandaag niet. Vraag vandaag naar Anna.')).toBeVisible();
    await expect(page.getByText('Wij hebben genoteerd dat u dit hebt gelezen.')).toBeVisible();
    const news = page.getByRole('region', { name: 'Wat is er nieuw' });
    await expect(news.getByRole('link', { name: /^Nieuwe mentor .*Bram$/ })).toBeVisible();
    await a11y(page);

    const lead = await signIn(leni);
    await toldOf(lead, 'Egels');
    await expect(line(lead, 'Iris Berg')).toContainText('geopend');
    await expect(line(lead, 'Joost Berg')).toContainText('gemaild');
  });

  test('U3: a bounced mail and a missing address are due at once: a letter, told in person, undone and told', async ({
    signIn,
  }) => {
    const page = await signIn(leni);
    await toldOf(page, 'Egels');
    await expect(dueLine(page, 'Mila Dal')).toContainText('De e-mail is teruggekomen.');
    await expect(dueLine(page, 'Lena Dal')).toContainText('er is geen adres bekend');
    await expect(dueLine(page, 'Joost Berg')).toHaveCount(0);

    await dueLine(page, 'Lena Dal').getByRole('link', { name: 'Brief' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('De mentor van Sam');
    await expect(page.getByRole('article')).toContainText('Beste Lena Dal');
    await expect(page.getByRole('article')).toContainText('Anna Smit is de mentor van Sam.');
    await a11y(page);
    const order = ['De mentor van Sam', 'Beste Lena Dal', 'Anna Smit is de mentor van Sam.', 'Leni Duin'];
    whole((await savedTwice(page)).path, { title: 'De mentor van Sam', lang: 'nl', order });
    await page.getByRole('link', { name: 'Terug' }).click();

    await dueLine(page, 'Lena Dal').getByRole('button', { name: 'Verteld' }).click();
    await expect(page.getByRole('status')).toContainText('Genoteerd: Lena Dal weet het.');
    await expect(dueLine(page, 'Lena Dal')).toHaveCount(0);
    await page.getByRole('button', { name: 'Toch niet' }).click();
    await expect(dueLine(page, 'Lena Dal')).toBeVisible();
    await dueLine(page, 'Lena Dal').getByRole('button', { name: 'Verteld' }).click();
    await dueLine(page, 'Mila Dal').getByRole('button', { name: 'Verteld' }).click();
    await expect(line(page, 'Lena Dal')).toContainText(/verteld.*door Leni Duin/s);
    await expect(due(page)).toHaveCount(0);
  });

  test('U3: who does not open the message in five working days is told in person', async ({ app, signIn }) => {
    // The fifth working day is the Monday after; a day more for a test that runs around midnight.
    await app.clock.to(day(6));
    const early = await signIn(leni);
    await toldOf(early, 'Egels');
    await expect(due(early)).toHaveCount(0);
    await app.clock.to(day(9));
    const page = await signIn(leni);
    await toldOf(page, 'Egels');
    await expect(dueLine(page, 'Joost Berg')).toContainText('na 5 werkdagen nog niet geopend');
    await a11y(page);
    await dueLine(page, 'Joost Berg').getByRole('button', { name: 'Verteld' }).click();
    await expect(due(page)).toHaveCount(0);
    await expect(line(page, 'Joost Berg')).toContainText('verteld');
  });

  test('U3: at the BSO the mentor tells the child itself', async ({ signIn }) => {
    const page = await signIn(carla);
    await page.getByRole('link', { name: 'Bekendmaking' }).click();
    await expect(dueLine(page, 'Bo zelf')).toContainText('Op de BSO hoort het kind zelf ook wie de mentor is.');
    await a11y(page);
    await dueLine(page, 'Bo zelf').getByRole('button', { name: 'Verteld' }).click();
    await expect(dueLine(page, 'Bo zelf')).toHaveCount(0);
    await expect(line(page, 'Bo zelf')).toContainText(/verteld.*door Carla Roos/s);
  });

  test('U3: without custody, or as parent of another child, one sees nothing', async ({ app, page, browser, guard }) => {
    await page.goto('/p');
    await a11y(page);
    await page.getByLabel('E-mailadres').fill(karel);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kijk in uw e-mail');
    await a11y(page);
    expect(await app.mails(karel)).toEqual([]);

    const context = await browser.newContext({ baseURL: app.baseURL });
    guard.watch(context, app.baseURL);
    const other = await context.newPage();
    await openLetter(other, app, pia);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Bo Veld');
    await expect(other.getByRole('main')).not.toContainText('Noor');
    for (const path of ['/groups', '/told', '/overview']) {
      expect((await other.goto(path))?.status(), path).toBe(403);
    }
    await context.close();
  });

  test('U3: a parent reads from when there is another mentor', async ({ app, page, signIn }) => {
    await app.import(organisation, files({ annaDays: 'ma di wo do', bramDays: 'vr' }));
    const lead = await signIn(leni);
    await makeKnown(lead, 'Egels', day(28));
    await openLetter(page, app, iris);
    await expect(page.getByText('Bram Kok', { exact: true })).toBeVisible();
    const next = page.locator('.card', { hasText: /Vanaf .+: .+/ });
    await expect(next.getByText('Anna Smit', { exact: true })).toBeVisible();
    await a11y(page);
    await app.clock.to(day(30));
    await openLetter(page, app, iris);
    await expect(page.getByText('Anna Smit', { exact: true })).toBeVisible();
    await expect(page.getByText('Bram Kok', { exact: true })).toHaveCount(0);
  });
});
