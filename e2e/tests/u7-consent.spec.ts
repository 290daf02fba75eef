import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const carla = 'carla@wilg.example';
const iris = 'iris@thuis.example';
const jan = 'jan@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna}  | pm
    carla | uil   | ma di wo do vr | Carla Vos | ${carla} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
    sem   | uil   | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-90)}  | carla  | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Jan Berg  | ${jan}  | ja
  `),
};

const contents = 'Wat we zien van praten en spelen.';
let consents = '';

test.describe.configure({ mode: 'serial' });

test('U7: consent is asked of both parents, given after reading, and silence is due', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, carla);
  await app.clock.to(day());
  await signIn(carla);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Toestemming', exact: true }).click();
  consents = mentor.url();
  await a11y(mentor);
  await mentor.getByRole('link', { name: 'Vraag toestemming' }).click();
  await expect(mentor.getByText('Gevraagd wordt: Iris Berg, Jan Berg.')).toBeVisible();
  await mentor.getByLabel('Waarvoor?').fill('Overleg met de logopedist');
  await mentor.getByLabel('Voor wie?').fill('Els Mond, praktijk De Mond');
  await mentor.getByLabel('Wat deel je?').fill(contents);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Vraag het de ouders' }).click();
  await expect(mentor.getByText('wacht op antwoord')).toBeVisible();
  await a11y(mentor);

  // A mail says that she is asked, not what or about whom, and leads to it.
  const letter = await app.mailTo(iris);
  expect(letter.subject).toBe(`Vraag van ${organisation}`);
  expect(letter.text).not.toMatch(/Noor|logopedist/);
  await openLetter(page, app, iris, /\/family\/consents\/[0-9a-f-]+$/);
  await expect(page.getByText(contents)).toBeVisible();
  // Neither answer stands out.
  const styles = ['Ik geef toestemming', 'Ik geef geen toestemming'].map((name) =>
    page.getByRole('button', { name, exact: true }).evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderColor]),
  );
  const [yes, no] = await Promise.all(styles);
  expect(yes).toEqual(no);
  await a11y(page);
  await page.getByRole('button', { name: 'Ik geef toestemming', exact: true }).click();
  await expect(page.getByText('Uw toestemming is vastgelegd.')).toBeVisible();
  await a11y(page);

  // One of two is no consent; a colleague of another group finds nothing.
  await mentor.goto(consents);
  await expect(mentor.getByText('wacht op antwoord')).toBeVisible();
  const other = await signIn(carla);
  expect([403, 404]).toContain((await other.goto(consents))!.status());

  // Jan says nothing: after the term the mentor is asked to ask again.
  await app.clock.forward(16);
  const later = await signIn(anna);
  await later.goto('/todo');
  const line = later.getByRole('listitem').filter({ hasText: 'nog eens om antwoord op de toestemming' });
  await expect(line).toContainText('te laat');
  await line.getByRole('link', { name: /^Naar de toestemming/ }).click();
  await later.getByText('Antwoord op papier').last().click();
  await later.getByRole('button', { name: 'Geeft toestemming Jan Berg' }).click();
  await expect(later.getByText('op papier, aangenomen door Anna Smit')).toBeVisible();
  await expect(later.getByText('geldig', { exact: true })).toBeVisible();
  // Jan hears that an answer of his was recorded.
  await expect(async () => expect((await app.mails(jan)).at(-1)!.text).toContain('een antwoord van u vastgelegd')).toPass();
});

test('B8: what is shared rests on the consent, and withdrawing it has effect at once', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  const share = async (what: string) => {
    await mentor.goto(`${consents.replace(/\/consents$/, '')}/professionals/new`);
    await mentor.getByRole('radio', { name: /^Els Mond/ }).check();
    await mentor.getByLabel('Met wie?').fill('Els Mond');
    await mentor.getByLabel('Functie').fill('logopedist');
    await mentor.getByLabel('Organisatie').fill('De Mond');
    await mentor.getByLabel('Waarom?').fill('Samen optrekken.');
    await mentor.getByLabel('Wat deel je?').fill(what);
  };
  await share('Noor zegt zinnen van twee woorden.');
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByText('Noor zegt zinnen van twee woorden.')).toBeVisible();

  // While the mentor types something more, Iris withdraws.
  await share('Noor oefent de r.');
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  const shared = page.getByRole('region', { name: 'Wat we over Noor met anderen deelden' });
  await expect(shared).toContainText('Noor zegt zinnen van twee woorden.');
  await page.getByRole('link', { name: 'Overleg met de logopedist' }).click();
  await page.getByRole('button', { name: 'Ik trek mijn toestemming in' }).click();
  await expect(page.getByText('Er wordt vanaf nu niets meer gedeeld.')).toBeVisible();

  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByRole('alert')).toContainText('geen toestemming');
  await expect(mentor.getByLabel('Wat deel je?'), 'nothing is lost').toHaveValue('Noor oefent de r.');
  await mentor.goto(consents);
  await expect(mentor.getByText('Noor oefent de r.')).toHaveCount(0);
});

test('U7: after a no a colleague makes no yes of it without the signed paper, and the no stays to be read', async ({ app, page, signIn }) => {
  const mentor = await signIn(anna);
  await mentor.goto(consents);
  await mentor.getByRole('link', { name: 'Overleg met de logopedist' }).click();
  await mentor.getByText('Antwoord op papier Iris Berg').click();
  await expect(mentor.getByText('Een ja op papier leg je alleen vast samen met de scan')).toBeVisible();
  // Beside it there is one to add to the answer that was given before.
  const paper = mentor.locator('input[name^=paper]');
  await expect(paper).toHaveJSProperty('required', true);
  await a11y(mentor);
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj << /Title (Akkoord) >> endobj\n%%EOF\n');
  await paper.setInputFiles({ name: 'akkoord.pdf', mimeType: 'application/pdf', buffer });
  await mentor.getByRole('button', { name: 'Geeft toestemming Iris Berg' }).click();
  await expect(mentor.getByText('Vastgelegd, met jouw naam.')).toBeVisible();
  await expect(mentor.getByText('geldig', { exact: true })).toBeVisible();
  await expect(mentor.getByText(/^ingetrokken op/)).toBeVisible();

  await expect(async () => expect((await app.mails(iris)).at(-1)!.text).toContain('een antwoord van u vastgelegd')).toPass();
  await page.context().clearCookies();
  await openLetter(page, app, iris, /\/family\/consents\/[0-9a-f-]+$/);
  await expect(page.getByText(/^ingetrokken op/)).toBeVisible();
  await expect(page.getByText(/op papier, aangenomen door Anna Smit/)).toBeVisible();
  await a11y(page);
});
