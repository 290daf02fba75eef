import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Vlier';
const anna = 'anna@vlier.example';
const carla = 'carla@vlier.example';
const iris = 'iris@vlier-thuis.example';

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
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

const report = { name: 'verslag.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nOns verslag.\n%%EOF\n') };
const svg = { name: 'verslag.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<svg onload="alert(1)"/>') };

test('B8: U7: a document goes to a professional by a link and a code on the parents’ consent, comes back with a receipt, and is gone after its days', async ({
  app,
  browser,
  page,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, anna, carla);
  await app.clock.to(day());
  const other = await signIn(carla);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Toestemming', exact: true }).click();
  const consents = mentor.url();
  await mentor.getByRole('link', { name: 'Vraag toestemming' }).click();
  await mentor.getByLabel('Waarvoor?').fill('Overleg met de logopedist');
  await mentor.getByLabel('Voor wie?').fill('Els Mond, praktijk De Mond');
  await mentor.getByLabel('Wat deel je?').fill('Ons verslag van praten en spelen.');
  await mentor.getByRole('button', { name: 'Vraag het de ouders' }).click();
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByRole('link', { name: 'Overleg met de logopedist' }).click();
  await page.getByRole('button', { name: 'Ik geef toestemming', exact: true }).click();
  await expect(page.getByText('Uw toestemming is vastgelegd.')).toBeVisible();

  // What is no document is refused by what is in it, and nothing that was typed is lost.
  await mentor.goto(`${consents.replace(/\/consents$/, '')}/professionals/new`);
  await mentor.getByRole('radio', { name: /^Els Mond/ }).check();
  await mentor.getByLabel('Met wie?').fill('Els Mond');
  await mentor.getByLabel('Functie').fill('logopedist');
  await mentor.getByLabel('Organisatie').fill('De Mond');
  await mentor.getByLabel('Waarom?').fill('Samen optrekken.');
  await mentor.getByLabel('Wat deel je?').fill('Ons verslag.');
  await mentor.getByLabel('Document (mag leeg blijven)').setInputFiles(svg);
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByRole('alert')).toBeVisible();
  await expect(mentor.getByLabel('Wat deel je?')).toHaveValue('Ons verslag.');
  await a11y(mentor);
  await mentor.getByLabel('Document (mag leeg blijven)').setInputFiles(report);
  await mentor.getByRole('button', { name: 'Leg vast' }).click();
  await expect(mentor.getByRole('heading', { name: 'Het document staat klaar' })).toBeVisible();
  await a11y(mentor);
  const link = (await mentor.locator('#link').textContent())!;
  const code = (await mentor.locator('#code').textContent())!;

  // The therapist, in a browser of her own.
  const outside = await (await browser.newContext({ locale: 'nl-NL', viewport: { width: 320, height: 700 } })).newPage();
  await outside.goto(link);
  await outside.getByLabel('Code').fill('aaaa-aaaa');
  await outside.getByRole('button', { name: 'Open' }).click();
  await expect(outside.getByText('Dit is niet de goede code')).toBeVisible();
  await a11y(outside);
  await outside.getByLabel('Code').fill(code.toLowerCase());
  await outside.getByRole('button', { name: 'Open' }).click();
  await expect(outside.getByText('Voor Els Mond, De Mond.')).toBeVisible();
  await expect(outside.getByText('Noor')).toHaveCount(0);
  await a11y(outside);
  const download = outside.waitForEvent('download');
  await outside.getByRole('button', { name: 'Download het document' }).click();
  expect((await download).suggestedFilename()).toBe('document.pdf');
  await outside.getByLabel('Naam').fill('Els Mond');
  await outside.getByLabel('Functie').fill('logopedist');
  await outside.getByRole('button', { name: 'Ontvangen en gelezen' }).click();
  await expect(outside.getByText('gelezen door Els Mond, logopedist')).toBeVisible();

  // Mentor and parent see that it arrived; a colleague of another group finds nothing.
  await mentor.goto(consents);
  await expect(mentor.getByRole('main')).toContainText('gelezen door Els Mond, logopedist');
  await a11y(mentor);
  await page.goto('/family');
  await expect(page.getByRole('region', { name: 'Wat we over Noor met anderen deelden' })).toContainText('gelezen door Els Mond');
  expect([403, 404]).toContain((await other.goto(new URL(consents).pathname))!.status());

  // After its days the link opens nothing, and the document is not kept here either.
  await app.clock.forward(21);
  await outside.goto(link);
  await outside.getByLabel('Code').fill(code);
  await outside.getByRole('button', { name: 'Open' }).click();
  await expect(outside.getByText('de link werkt niet meer')).toBeVisible();
  const later = await signIn(anna);
  await later.goto(consents);
  await expect(later.getByRole('main')).toContainText('gelezen door Els Mond, logopedist');
  await expect(later.getByRole('button', { name: /^Sluit de link/ })).toHaveCount(0);
});
