import type { Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Trekvogel';
const anna = 'anna@trekvogel.example';
const bram = 'bram@trekvogel.example';
const dora = 'dora@trekvogel.example';
const kees = 'kees@trekvogel.example';
const leni = 'leni@trekvogel.example';
const iris = 'iris@thuis.example';
const agreement = 'Sleeps after her fruit, with her own cuddly toy.';
const seen = 'Noor built a tower of eight blocks.';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    wolf  | zon      | bso  | Wolven
    ree   | maan     | kdv  | Reeën
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
    kees  | wolf  | ma di wo do vr | Kees Riet | ${kees} | pm
    dora  | ree   | ma di wo do vr | Dora Bos  | ${dora} | pm
    leni  | egel  |                | Leni Duin | ${leni} | teamlead
    leni  | wolf  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from        | mentor
    noor  | egel  | ${aged(2)} | ma di wo do vr | Noor       | Berg      | ${day(-90)} | anna
    lot   | egel  | ${aged(2)} | ma di          | Lot        | Ree       | ${day(-90)} |
    teun  | wolf  | ${aged(8)} | ma di wo do vr | Teun       | Klei      | ${day(-90)} | kees
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const due = (page: Page, title: string | RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const tell = "Tell Noor's parents about your observation";

async function observe(page: Page, particulars: string): Promise<void> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await page.getByRole('link', { name: 'Observe', exact: true }).click();
  await page.getByLabel('What did you see?').fill(seen);
  await page.getByRole('button', { name: 'Go on to finish' }).click();
  await page.getByText(particulars).click();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText(seen).first()).toBeVisible();
}

test.use({ locale: 'en-GB' });
test.describe.configure({ mode: 'serial' });

test.describe('B15: daily tasks cost no more taps in English', () => {
  test('B15: in English a division is proposed in one tap and made known in two', async ({ app, signIn }) => {
    await app.import(organisation, files, '--profile', 'second-home');
    await app.invite(organisation, anna, bram, dora, kees, leni);
    await app.clock.to(day());
    for (const email of [anna, bram, dora, kees]) {
      await (await signIn(email)).context().close();
    }
    const lead = await signIn(leni);
    const card = lead.getByRole('article').filter({ hasText: 'Egels' });
    const proposing = new Taps();
    await proposing.on(card.getByRole('button', { name: 'Make a proposal' }));
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Proposal: 1 child gets a first mentor');
    expect(proposing.count).toBe(1);
    const publishing = new Taps();
    await publishing.on(lead.getByRole('link', { name: /^Make known from/ }));
    await publishing.on(lead.getByRole('dialog').getByRole('button', { name: 'Make known' }));
    await expect(lead.getByRole('heading', { level: 1 })).toHaveText('This division was made known');
    expect(publishing.count).toBe(2);
  });

  test('B15: in English a note takes three taps, a line for pick-up two, an agreement is read in one', async ({ signIn }) => {
    const colleague = await signIn(bram);
    const noting = new Taps();
    await noting.on(colleague.getByRole('link', { name: 'Noor', exact: true }).first());
    await noting.on(colleague.getByLabel('What did you see?'));
    await colleague.getByLabel('What did you see?').fill('Sang along in the circle.');
    await noting.on(colleague.getByRole('button', { name: 'Save note' }));
    await expect(colleague.getByRole('status')).toContainText('Saved with Noor.');
    expect(noting.count).toBe(3);

    await colleague.goto('/');
    const telling = new Taps();
    await telling.on(colleague.getByRole('link', { name: 'Day line Noor' }));
    await telling.on(colleague.getByRole('button', { name: 'Ate well' }));
    await expect(colleague.getByRole('status')).toContainText('Added: Ate well.');
    expect(telling.count).toBe(2);

    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Group board' }).first().click();
    await mentor.getByRole('link', { name: 'New agreement' }).click();
    await mentor.getByLabel('About whom is it?').selectOption({ label: 'Noor Berg' });
    await mentor.getByLabel('What was agreed?').fill(agreement);
    await mentor.getByLabel(/^Until and including/).fill(day(30));
    await mentor.getByLabel(/^Important/).check();
    await mentor.getByRole('button', { name: 'Put on the group board' }).click();
    await expect(mentor.getByText(agreement, { exact: true })).toBeVisible();

    await colleague.goto('/');
    const reading = new Taps();
    await reading.on(colleague.getByRole('button', { name: /^Read/ }));
    await expect(colleague.getByRole('status')).toContainText('Read: the agreement about Noor.');
    expect(reading.count).toBe(1);
  });

  test('B15: in English what is due is there without a tap, told in two, and three moments are offered in five', async ({
    app,
    page,
    signIn,
  }) => {
    await observe(await signIn(bram), 'Yes, there are particulars');
    const mentor = await signIn(anna);
    await mentor.goto('/');
    await expect(due(mentor, tell)).toBeVisible();
    await a11y(mentor);
    const telling = new Taps();
    await telling.on(due(mentor, tell).getByRole('button', { name: 'At pick-up Iris Berg' }));
    await expect(mentor.getByRole('status')).toContainText('Noted: the parents of Noor know.');
    expect(telling.count).toBeLessThanOrEqual(2);

    const offering = new Taps();
    await offering.on(mentor.getByRole('link', { name: /^Offer moments/ }));
    await offering.on(mentor.getByRole('button', { name: 'Send to the parents' }));
    await expect(mentor.getByRole('status')).toContainText('The parents of Noor can choose from 3 moments.');
    expect(offering.count, 'the suggestions suit').toBeLessThanOrEqual(5);

    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByText('Anna Smit', { exact: true }), 'with no tap').toBeVisible();
    const choosing = new Taps();
    await choosing.on(page.getByRole('radio').nth(1));
    await choosing.on(page.getByRole('button', { name: 'Choose this moment' }));
    await expect(page.getByText('We meet')).toBeVisible();
    expect(choosing.count).toBe(2);
    await a11y(page);
  });

  test('B15: in English a child asks for a talk in two taps on the tablet of its group', async ({ app, browser, guard, signIn }) => {
    const lead = await signIn(leni);
    await lead.goto('/tablets');
    await lead.getByLabel('Group').selectOption({ label: 'Wolven · zon' });
    await lead.getByLabel('Name of the tablet').fill('in the hall');
    await lead.getByRole('button', { name: 'Make a code' }).click();
    const code = await lead.locator('.secret').innerText();
    const context = await browser.newContext({ locale: 'en-GB', viewport: screens.tablet });
    guard.watch(context, app.baseURL);
    const tablet = await context.newPage();
    await tablet.goto(`${app.baseURL}/tablet`);
    await tablet.getByLabel('Code').fill(code);
    await tablet.getByRole('button', { name: 'Join' }).click();

    const mentor = await signIn(kees);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Teun', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'The child speaks' }).click();
    await mentor.getByRole('link', { name: 'Picture and secret' }).click();
    const secret = { First: 'star', Second: 'moon', Third: 'sun' };
    await mentor.getByRole('group', { name: 'Which picture are you?' }).locator('label').filter({ hasText: 'cat' }).click();
    for (const [place, pictogram] of Object.entries(secret)) {
      await mentor.getByRole('group', { name: `${place} secret picture` }).locator('label').filter({ hasText: pictogram }).click();
    }
    await mentor.getByRole('button', { name: 'Keep', exact: true }).click();

    await tablet.goto(`${app.baseURL}/tablet`);
    await tablet.getByRole('link', { name: 'I am a child' }).click();
    await tablet.getByRole('link', { name: 'Teun' }).click();
    for (const pictogram of Object.values(secret)) {
      await tablet.getByRole('button', { name: pictogram, exact: true }).click();
    }
    const asking = new Taps();
    await asking.on(tablet.getByText('I want to talk'));
    await asking.on(tablet.getByRole('button', { name: 'Just me' }));
    await expect(tablet.getByText('Kees knows it now.')).toBeVisible();
    expect(asking.count).toBe(2);
    await a11y(tablet);
    await context.close();
  });

  test('B15: in English what nobody tells is late for the team lead too, and another group has no way in', async ({ app, signIn }) => {
    const colleague = await signIn(bram);
    await observe(colleague, 'No, nothing in particular');
    const file = new URL(colleague.url()).pathname;
    expect((await (await signIn(dora)).goto(file))!.status()).toBe(404);
    await app.clock.to(day(21));
    const mentor = await signIn(anna);
    await mentor.goto('/');
    await expect(due(mentor, tell)).toContainText(/\d+ days late/);
    const lead = await signIn(leni);
    await lead.goto('/todo');
    await expect(due(lead, tell)).toContainText(/\d+ days late/);
    await a11y(lead);
  });
});
