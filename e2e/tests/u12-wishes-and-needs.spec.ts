import { a11y, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Iep';
const anna = 'anna@iep.example';
const carla = 'carla@iep.example';
const leni = 'leni@iep.example';
const iris = 'iris@thuis.example';
const paul = 'paul@thuis.example';

/** Noor starts in three weeks, with Anna as her mentor. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days        | name      | email    | role
    anna  | egel  | ma di wo do | Anna Smit | ${anna}  | pm
    carla | uil   | ma di wo do | Carla Vos | ${carla} | pm
    leni  | egel  |             | Leni Duin | ${leni}  | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date   | days  | first_name | last_name | from       | mentor
    noor  | egel  | ${day(-200)} | ma di | Noor       | Berg      | ${day(21)} | anna
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Paul Berg | ${paul} | ja
  `),
};

const due = 'Antwoord op wat Noor nodig heeft';

test.describe.configure({ mode: 'serial' });

test.describe('U12: what a child needs is told before it comes, and answered', () => {
  test('U12: a parent tells it at home, and it becomes late for the mentor who does not answer', async ({
    app,
    page,
    signIn,
  }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, carla, leni);
    await app.clock.to(day());
    for (const colleague of [anna, carla, leni]) await signIn(colleague);
    await page.goto('/p');
    await page.getByLabel('E-mailadres').fill(iris);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await page.getByRole('link', { name: 'Vertellen of aanpassen' }).click();
    await page.getByLabel('Slapen').fill('Slaapt van twaalf tot twee, met het grijze konijn.');
    await page.getByLabel('Troosten').fill('Even wiegen en zacht zingen.');
    await a11y(page);
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await expect(page.getByText('De mentor van Noor leest het')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Wat Noor nodig heeft' }).getByText('Nog geen antwoord')).toHaveCount(2);

    await app.clock.to(day(9));
    const lead = await signIn(leni);
    await lead.goto('/todo');
    const late = lead.getByRole('listitem').filter({ hasText: due }).first();
    await expect(late).toContainText('te laat');
    await late.getByText('Waarom?').click();
    await expect(late).toContainText('aan wensen en behoeften van het kind tegemoet kan worden gekomen');
  });

  test('S10: the mentor answers, plans a first visit, and both parents read it; another group does not', async ({
    app,
    page,
    signIn,
  }) => {
    const mentor = await signIn(anna);
    await mentor.goto('/todo');
    await mentor.getByRole('link', { name: `Lezen en antwoorden ${due}` }).first().click();
    const sleep = mentor.getByRole('region', { name: 'Slapen' });
    await expect(sleep.getByLabel('Wat ouders vertellen')).toHaveValue(/grijze konijn/);
    await sleep.getByLabel('Zo doen wij het').fill('Het konijn ligt klaar in haar bed.');
    await sleep.getByRole('button', { name: 'Antwoord bewaren' }).click();
    await expect(mentor.getByRole('status')).toContainText('Bewaard.');
    const comfort = mentor.getByRole('region', { name: 'Troosten' });
    await comfort.getByLabel('Zo doen wij het').fill('We zingen mee.');
    await comfort.getByRole('button', { name: 'Antwoord bewaren' }).click();
    await a11y(mentor);
    const topics = new URL(mentor.url()).pathname;
    await mentor.goto('/todo');
    await expect(mentor.getByText(due)).toHaveCount(0);

    // What a colleague saves meanwhile stays; what she had typed herself stands beside it.
    await mentor.goto(topics);
    const how = sleep.getByLabel('Zo doen wij het');
    await how.fill('Eigen woorden, niet bewaard.');
    const lead = await signIn(leni);
    await lead.goto(topics);
    const hers = lead.getByRole('region', { name: 'Slapen' });
    await hers.getByLabel('Zo doen wij het').fill('Met het konijn en de lamp uit.');
    await hers.getByRole('button', { name: /^Bewaren/ }).click();
    await expect(lead.getByRole('status')).toContainText('Bewaard.');
    await mentor.goto(topics);
    await expect(how).toHaveValue('Met het konijn en de lamp uit.');
    const beside = sleep.getByRole('group', { name: /nieuwere tekst/ });
    await expect(beside).toContainText('Eigen woorden, niet bewaard.');
    await a11y(mentor);
    await beside.getByRole('button', { name: 'Vervang door deze tekst' }).click();
    await expect(how).toHaveValue('Eigen woorden, niet bewaard.');
    await expect(beside).toHaveCount(0);
    await how.fill('Nog iets eigens.');
    await lead.goto(topics);
    await hers.getByLabel('Zo doen wij het').fill('Met het konijn, lamp uit.');
    await hers.getByRole('button', { name: /^Bewaren/ }).click();
    await expect(lead.getByRole('status')).toContainText('Bewaard.');
    await mentor.goto(topics);
    await beside.getByRole('button', { name: 'Gooi deze tekst weg' }).click();
    await mentor.reload();
    await expect(how).toHaveValue('Met het konijn, lamp uit.');
    await expect(beside).toHaveCount(0);

    // A visit in the past is refused, one before the first day is planned.
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Wennen' }).click();
    const address = mentor.url();
    await expect(mentor.getByText('2 van de 5 onderwerpen ingevuld')).toBeVisible();
    await mentor.getByLabel('Dag').fill(day(1));
    await mentor.getByRole('button', { name: 'Wenmoment plannen' }).click();
    await expect(mentor.getByRole('alert')).toContainText('Deze dag is voorbij');
    await mentor.getByLabel('Dag').fill(day(14));
    await mentor.getByRole('button', { name: 'Wenmoment plannen' }).click();
    await expect(mentor.getByRole('status')).toContainText('Gepland op');
    await a11y(mentor);

    const other = await signIn(carla);
    await other.goto(address);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');

    // The mail about the visit leads to it.
    await app.mailTo(paul);
    await openLetter(page, app, paul);
    await expect(page.getByRole('region', { name: 'Noor komt wennen' })).toContainText('9.30 – 11.00');
    const needs = page.getByRole('region', { name: 'Wat Noor nodig heeft' });
    await expect(needs).toContainText('Met het konijn, lamp uit.');
    await expect(needs.getByText('Nog geen antwoord')).toHaveCount(0);
    await a11y(page);
  });
});
