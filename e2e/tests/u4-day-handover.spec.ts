import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const anna = 'anna@els.example';
const bram = 'bram@els.example';
const carla = 'carla@els.example';
const leni = 'leni@els.example';
const iris = 'iris@thuis.example';
const words = 'Bouwde met Sem een hoge toren.';

/** The same houses, with each of the two protocols. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok   | ${bram}  | pm
    carla | uil   | ma di wo do vr | Carla Vos  | ${carla} | pm
    leni  | egel  |                | Leni Duin  | ${leni}  | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-500)} | bram
    lot   | uil   | ${aged(2)} | ma di wo do vr | Lot        | Ree       | ${day(-90)}  | carla
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

/** The same people at the other organisation. */
const at = (email: string) => email.replace('els', 'linde').replace('thuis', 'linde-thuis');
const linde = Object.fromEntries(
  Object.entries(files).map(([name, text]) => [name, text.replaceAll('@els.', '@linde.').replaceAll('@thuis.', '@linde-thuis.')]),
);

const card = (page: Page, child: string) => page.getByRole('article', { name: child });

test.describe.configure({ mode: 'serial' });

test.describe('whoever is there hands over', () => {
  test('U4: a line for pick-up in two taps, told by whoever is there; parents read it after that; S7: the name of another child is looked at first', async ({
    app,
    page,
    signIn,
  }) => {
    await app.import('Kinderopvang De Els', files, '--profile', 'un1ek');
    await app.invite('Kinderopvang De Els', anna, bram, carla, leni);
    await app.import('Kinderopvang De Linde', linde, '--profile', 'second-home');
    await app.invite('Kinderopvang De Linde', at(anna), at(bram));
    await app.clock.to(day());
    for (const email of [anna, leni, at(anna), at(bram)]) {
      await signIn(email);
    }
    const colleague = await signIn(bram);
    await colleague.goto('/todo');
    const taps = new Taps();
    await taps.on(colleague.getByRole('link', { name: 'Dagbericht Noor' }));
    await taps.on(colleague.getByRole('button', { name: 'Goed gegeten' }));
    await expect(colleague.getByRole('status')).toContainText('Staat erbij: Goed gegeten.');
    expect(taps.count).toBeLessThanOrEqual(2);
    await expect(colleague.getByText('Wie er is, vertelt het.')).toBeVisible();
    await colleague.getByText('In eigen woorden').click();
    await colleague.getByLabel('Wat wil je vertellen?').fill('x'.repeat(201));
    await colleague.getByRole('button', { name: 'Zet erbij' }).click();
    await expect(colleague.getByText('De tekst heeft 201 tekens')).toBeVisible();
    await colleague.getByLabel('Wat wil je vertellen?').fill(words);
    await colleague.getByRole('button', { name: 'Zet erbij' }).click();
    await expect(colleague.getByText('De naam Sem staat in de tekst.')).toBeVisible();
    await expect(colleague.getByLabel('Wat wil je vertellen?')).toHaveValue(words);
    await a11y(colleague);
    await colleague.getByLabel('Ik heb gekeken, de tekst blijft zo').check({ force: true });
    await colleague.getByRole('button', { name: 'Zet erbij' }).click();
    await expect(colleague.getByText(words, { exact: true })).toBeVisible();
    await a11y(colleague);

    // Somebody of another group has nothing to do with it; the parents read nothing yet.
    const other = await signIn(carla);
    expect((await other.goto(new URL(colleague.url()).pathname))!.status()).toBe(404);
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByText(words)).toHaveCount(0);

    await colleague.getByRole('link', { name: 'Dagoverdracht Egels' }).click();
    await a11y(colleague);
    await card(colleague, 'Noor').getByText('Verteld aan …').click();
    await card(colleague, 'Noor').getByRole('button', { name: 'Verteld aan Iris Berg' }).click();
    await expect(colleague.getByRole('status')).toContainText('De dag van Noor is verteld aan Iris Berg.');
    await expect(card(colleague, 'Noor')).toContainText('door Bram');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'De dag van Noor' })).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await a11y(page);
  });

  test('S15: at the closing the groups are together, and who is there then hands over; a week later the lines are gone', async ({
    app,
    signIn,
  }) => {
    const lead = await signIn(leni);
    await lead.getByRole('link', { name: 'Egels', exact: true }).click();
    await lead.getByRole('link', { name: 'Alle dagen' }).click();
    await lead.locator('main .actions a[href$="/days/merge"]').click();
    await lead.locator('select[name=with]').selectOption({ label: 'Uilen' });
    await lead.locator('[name=part][value=closing]').check();
    await lead.locator('[name=time]').fill('17:30');
    await lead.getByRole('button', { name: 'Opslaan' }).click();
    const other = await signIn(carla);
    await other.goto('/groups');
    await other.getByRole('link', { name: 'Dagoverdracht' }).click();
    await expect(card(other, 'Noor')).toContainText('van Egels');
    await expect(card(other, 'Noor')).toContainText(words);
    await card(other, 'Noor').getByRole('link', { name: 'Noor' }).click();
    await other.getByRole('button', { name: 'Moe' }).click();
    await other.getByRole('button', { name: 'Verteld aan iemand anders' }).click();
    await expect(other.getByText(/Verteld aan iemand anders om .* door Carla/)).toBeVisible();

    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    await mentor.getByRole('link', { name: 'Dagbericht Noor' }).click();
    await mentor.getByRole('button', { name: /^Bewaar als notitie.*toren/ }).click();
    await expect(mentor.getByRole('status')).toContainText('Bewaard als notitie');
    const address = mentor.url();
    await app.clock.forward(7);
    const later = await signIn(bram);
    await later.goto(address);
    await expect(later.getByText('Nog geen dagbericht. Tik')).toBeVisible();
    await expect(later.getByText(words)).toHaveCount(0);
    await later.goto(address.replace('/day', ''));
    await expect(later.getByText(words).first()).toBeVisible();
  });
});

test.describe('the mentor hands over first', () => {
  test('S14: the mentor tells; when the mentor is ill, the card and the parents name the colleague', async ({
    app,
    page,
    signIn,
  }) => {
    const mentor = await signIn(at(anna));
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Dagoverdracht' }).click();
    await expect(card(mentor, 'Noor')).toContainText('Jij bent de mentor en vertelt het.');
    await expect(card(mentor, 'Sem')).toContainText('Bram (mentor) vertelt het.');
    await expect(mentor.getByRole('article').first()).toHaveAccessibleName('Noor');

    await app.clock.forward(1);
    const colleague = await signIn(at(bram));
    await colleague.goto('/groups');
    await colleague.getByRole('button', { name: 'Ziek Anna' }).click();
    await colleague.getByRole('link', { name: 'Dagoverdracht' }).click();
    await expect(card(colleague, 'Noor')).toContainText('Jij vertelt het: Anna is er niet bij het ophalen.');
    await a11y(colleague);
    await card(colleague, 'Noor').getByRole('link', { name: 'Noor' }).click();
    await colleague.getByRole('button', { name: 'Goed geslapen' }).click();
    await colleague.getByRole('button', { name: 'Verteld aan Iris Berg' }).click();

    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(at(iris));
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await app.mailTo(at(iris));
    await openLetter(page, app, at(iris));
    await expect(page.getByText('Vraag vandaag naar Bram.')).toBeVisible();
    await expect(page.getByText('Goed geslapen')).toBeVisible();
  });
});
