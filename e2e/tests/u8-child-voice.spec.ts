import type { Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Boomhut';
const anna = 'anna@boomhut.example';
const bram = 'bram@boomhut.example';
const leni = 'leni@boomhut.example';
const petra = 'petra@boomhut.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    wolf  | zon      | bso  | Wolven
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | wolf  | ma di          | Anna Smit | ${anna} | pm
    bram  | wolf  | ma di wo do vr | Bram Kok  | ${bram} | pm
    leni  | wolf  |                | Leni Duin | ${leni} | teamlead
    petra |       |                | Petra Plan | ${petra} | policy
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from        | mentor | last_talk
    noor  | wolf  | ${aged(7)} | ma di wo do vr | Noor       | Berg      | ${day(-90)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const shares = 'Wil vaker buiten spelen.';
const writes = 'Dit is onze hut.';
const keeps = 'Vindt het donker eng.';

test.describe.configure({ mode: 'serial' });

test.describe('U8, B6 and S17: the child itself', () => {
  let tablet: Page;

  test.beforeAll(async ({ browser }) => {
    tablet = await (await browser.newContext({ locale: 'nl-NL', viewport: screens.tablet })).newPage();
  });
  test.afterAll(() => tablet.context().close());

  /** Taps the child's picture and its secret on the tablet. */
  async function comesIn(origin: string, secret: string[]): Promise<void> {
    await tablet.goto(`${origin}/tablet`);
    await tablet.getByRole('link', { name: 'Ik ben een kind' }).click();
    await tablet.getByRole('link', { name: 'Noor' }).click();
    for (const pictogram of secret) {
      await tablet.getByRole('button', { name: pictogram, exact: true }).click();
    }
  }

  test('B6: a child chooses its picture and three secret pictograms; a wrong secret opens nothing', async ({ app, guard, signIn }) => {
    guard.watch(tablet.context(), app.baseURL);
    await app.import(organisation, files, '--profile', 'second-home');
    await app.invite(organisation, anna, bram, leni, petra);
    for (const person of [anna, bram]) {
      await (await signIn(person)).context().close();
    }
    await app.clock.to(day());
    await changeProtocol(await signIn(petra), withSetting('child_voice.draw_from_years', 0, 7));
    const lead = await signIn(leni);
    await lead.goto('/tablets');
    await lead.getByLabel('Naam van de tablet').fill('in de hal');
    await lead.getByRole('button', { name: 'Maak een code' }).click();
    const code = await lead.locator('.secret').innerText();
    await tablet.goto(`${app.baseURL}/tablet`);
    await tablet.getByLabel('Code').fill(code);
    await tablet.getByRole('button', { name: 'Koppelen' }).click();

    const colleague = await signIn(bram);
    await colleague.goto('/groups');
    await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await colleague.getByRole('link', { name: 'Kind aan het woord' }).click();
    await colleague.getByRole('group', { name: 'Welk plaatje ben jij?' }).locator('label').filter({ hasText: 'kat' }).click();
    await colleague.getByRole('group', { name: 'Eerste geheime plaatje' }).locator('label').filter({ hasText: 'ster' }).click();
    await colleague.getByRole('group', { name: 'Tweede geheime plaatje' }).locator('label').filter({ hasText: 'maan' }).click();
    await colleague.getByRole('group', { name: 'Derde geheime plaatje' }).locator('label').filter({ hasText: 'zon' }).click();
    await a11y(colleague);
    await colleague.getByRole('button', { name: 'Bewaar' }).click();
    await expect(colleague.getByRole('status').first()).toContainText('Noor kan nu zelf op de groepstablet zeggen');

    await comesIn(app.baseURL, ['zon', 'zon', 'ster']);
    await expect(tablet.getByRole('alert')).toContainText('Dat klopt niet');
    await expect(tablet.getByText('Anna')).toHaveCount(0);
    await a11y(tablet);
  });

  test('U8: two taps from its own page, and the mentor knows; nobody else does', async ({ app, guard, signIn }) => {
    guard.watch(tablet.context(), app.baseURL);
    // The protocol in which a child draws holds from today.
    await app.clock.forward(1);
    await comesIn(app.baseURL, ['ster', 'maan', 'zon']);
    await expect(tablet.getByText('Jouw mentor')).toBeVisible();
    await expect(tablet.getByText('is er vandaag').first()).toBeVisible();
    await a11y(tablet);
    const taps = new Taps();
    await taps.on(tablet.getByText('Ik wil praten'));
    await a11y(tablet);
    await taps.on(tablet.getByRole('button', { name: 'Alleen ik' }));
    await expect(tablet.getByText('Anna weet het nu.')).toBeVisible();
    expect(taps.count).toBe(2);
    await a11y(tablet);

    // From the age of the protocol it draws or writes for its talk; an empty sheet is not kept.
    await tablet.getByText('Teken of schrijf iets').click();
    await tablet.getByRole('button', { name: 'Bewaar voor ons gesprek' }).click();
    await expect(tablet.getByRole('alert')).toContainText('Je blad is nog leeg');
    await a11y(tablet);
    await tablet.locator('.crayon.pen-2').click();
    const paper = (await tablet.getByRole('img', { name: 'Jouw blad' }).boundingBox())!;
    await tablet.mouse.move(paper.x + 60, paper.y + 60);
    await tablet.mouse.down();
    await tablet.mouse.move(paper.x + 200, paper.y + 120, { steps: 4 });
    await tablet.mouse.up();
    // A sheet that is almost full takes what still fits, and nothing that the server would refuse with the whole of it.
    await tablet.getByRole('img', { name: 'Jouw blad' }).evaluate((sheet) => {
      const full = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
      full.setAttribute('class', 'pen-0');
      full.setAttribute('points', Array(7_990).fill('1,1').join(' '));
      sheet.append(full);
    });
    for (const y of [300, 400]) {
      await tablet.mouse.move(paper.x + 60, paper.y + y);
      await tablet.mouse.down();
      await tablet.mouse.move(paper.x + 600, paper.y + y, { steps: 40 });
      await tablet.mouse.up();
    }
    const drawn = await tablet.locator('input[name="drawing"]').inputValue();
    expect(drawn.match(/,/g)).toHaveLength(8_000);
    expect(drawn.split(';')).toHaveLength(3);
    for (let lines = 0; lines < 2; lines++) await tablet.getByRole('button', { name: 'Laatste streep weg' }).click();
    await tablet.getByLabel('Of schrijf het op').fill(writes);
    await tablet.getByRole('button', { name: 'Bewaar voor ons gesprek' }).click();
    await expect(tablet.getByText('Bewaard. Anna kijkt ernaar')).toBeVisible();
    await a11y(tablet);

    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Noor wil met je praten' });
    await expect(line).toContainText('uiterlijk');
    await line.getByRole('link', { name: /^Gesprek vastleggen/ }).click();
    await a11y(mentor);
    const voice = new URL(mentor.url()).pathname;
    const [colleague, lead] = [await signIn(bram), await signIn(leni)];
    for (const [who, status] of [[colleague, 404], [lead, 403]] as const) {
      expect((await who.goto(voice))!.status()).toBe(status);
    }
    await colleague.goto('/todo');
    await expect(colleague.getByText('wil praten')).toHaveCount(0);
  });

  test('S17: without the mentor the contact hears it the same day; late, then talked about; parents read what is shared', async ({
    app,
    page,
    signIn,
  }) => {
    await app.clock.forward(1);
    const contact = await signIn(bram);
    await contact.goto('/todo');
    await expect(contact.getByText('Noor wil praten. Anna is er vandaag niet')).toBeVisible();
    await contact.getByRole('link', { name: 'Naar Noor' }).click();
    await expect(contact.getByText('Beloof geen geheim')).toBeVisible();

    await app.clock.to(day(7));
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    const line = mentor.getByRole('listitem').filter({ hasText: 'Noor wil met je praten' });
    await expect(line).toContainText('dagen te laat');
    await line.getByRole('link', { name: /^Gesprek vastleggen/ }).click();
    await expect(mentor.getByRole('img', { name: 'Tekening van Noor' }).locator('polyline.pen-2')).toHaveCount(1);
    await expect(mentor.getByText(writes)).toBeVisible();
    await mentor.getByLabel('Het kind wil dat de ouders ook zien wat het maakte').check();
    await mentor.getByLabel('Wat het kind wil delen').fill(shares);
    await mentor.getByLabel('Wat het kind voor zich houdt').fill(keeps);
    await mentor.getByRole('button', { name: 'Leg het gesprek vast' }).click();
    await expect(mentor.getByText(shares)).toBeVisible();
    await expect(mentor.getByText(keeps)).toHaveCount(0);
    await mentor.locator('main a[href^="/child-talks/"]').click();
    await expect(mentor.getByText(keeps)).toBeVisible();
    await a11y(mentor);
    await mentor.goto('/todo');
    await expect(mentor.getByText('wil met je praten')).toHaveCount(0);

    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.locator('main form button').first().click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByText(shares)).toBeVisible();
    await expect(page.getByText(writes)).toBeVisible();
    await expect(page.getByRole('img', { name: 'Tekening van Noor' })).toBeVisible();
    await expect(page.getByText('donker')).toHaveCount(0);
    await a11y(page);
  });

  test('B6: after too many wrong tries a child is told to wait and to ask for help, and the next day it comes in again', async ({ app, guard }) => {
    guard.watch(tablet.context(), app.baseURL);
    for (let tries = 0; tries < 5; tries++) {
      await comesIn(app.baseURL, ['zon', 'zon', 'ster']);
      await expect(tablet.getByRole('alert')).toContainText('Dat klopt niet');
    }
    // It is not asked for its pictograms any more, which the right ones would not help now either.
    await comesIn(app.baseURL, []);
    await expect(tablet.getByRole('button', { name: 'ster', exact: true })).toHaveCount(0);
    await expect(tablet.getByRole('alert')).toContainText('Even wachten.');
    await expect(tablet.getByRole('alert')).toContainText('Vraag hulp aan iemand van de groep.');
    await expect(tablet.getByRole('heading', { level: 1 })).toContainText('Noor');
    await expect(tablet.getByText('Jouw mentor')).toHaveCount(0);
    await a11y(tablet);
    await tablet.getByRole('link', { name: 'Klaar' }).click();
    await expect(tablet.getByRole('link', { name: 'Ik ben een kind' })).toBeVisible();

    await app.clock.forward(1);
    await comesIn(app.baseURL, ['ster', 'maan', 'zon']);
    await expect(tablet.getByText('Jouw mentor')).toBeVisible();
  });
});
