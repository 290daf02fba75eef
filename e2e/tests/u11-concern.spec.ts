import { a11y, aged, day, expect, openLetter, sideways, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Linde';
const anna = 'anna@linde.example';
const bram = 'bram@linde.example';
const coen = 'coen@linde.example';
const zita = 'zita@linde.example';
const iris = 'iris@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit  | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok   | ${bram} | pm
    coen  |       |                | Coen Coach | ${coen} | coach
    zita  |       |                | Zita Zorg  | ${zita} | care
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

const about = 'Noor speelt de laatste weken alleen en eet weinig.';

test.describe.configure({ mode: 'serial' });

test('U11: nobody begins before a coach has confirmed the steps, and nothing typed is lost', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram, coen, zita);
  await app.clock.to(day());
  await signIn(bram);
  await signIn(zita);
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('link', { name: 'Zorg', exact: true }).click();
  await expect(mentor.getByText('nog niet bevestigd')).toContainText('Coen Coach');
  await mentor.getByLabel('Wat zie je?').fill(about);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Begin' }).click();
  await expect(mentor.getByRole('alert')).toContainText('Je tekst staat er nog.');
  await expect(mentor.getByLabel('Wat zie je?')).toHaveValue(about);

  const coach = await signIn(coen);
  await coach.goto('/concern-steps');
  await expect(coach.getByText('voorbeeld', { exact: true })).toBeVisible();
  await a11y(coach);
  await coach.getByRole('link', { name: 'Kijk na en bevestig' }).click();
  await coach.getByRole('group', { name: 'Stap 1' }).getByLabel('Binnen hoeveel werkdagen?').fill('3');
  for (const step of ['Stap 2', 'Stap 3']) {
    await coach.getByRole('group', { name: step }).getByLabel(/^Naam/).fill('');
    await coach.getByRole('group', { name: step }).getByLabel(/^Hoe doe je dat/).fill('');
  }
  await coach.getByRole('group', { name: 'Stap 4' }).getByLabel(/^Vanaf deze stap/).check();
  await a11y(coach);
  await coach.getByRole('button', { name: 'Bevestig deze stappen' }).click();
  await expect(coach.getByRole('status')).toContainText('De stappen zijn bevestigd.');

  await mentor.getByRole('button', { name: 'Begin' }).click();
  await expect(mentor.getByRole('status')).toContainText('De zorg staat erbij.');
  await expect(mentor.getByText('Aan zet: Mentor')).toBeVisible();
  await a11y(mentor);
  for (const width of [320, 360]) expect(await sideways(mentor, width)).toEqual([]);
});

test('U11: the step becomes late, parents come before the care coordinator, colleagues read nothing', async ({ app, signIn }) => {
  await app.clock.forward(7);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  const line = mentor.getByRole('listitem').filter({ hasText: 'Zorg om Noor: Verzamel wat je ziet' });
  await expect(line).toContainText('te laat');
  await line.getByRole('link', { name: /^Naar de zorg/ }).click();
  await mentor.getByLabel('Wat is er gedaan?').fill('Drie keer gekeken aan tafel.');
  await mentor.getByRole('button', { name: 'Gedaan' }).click();
  await expect(mentor.getByRole('heading', { name: /^Eerst de ouders, dan/ })).toBeVisible();
  await mentor.getByLabel(/^Wat zeiden de ouders/).fill('Thuis eet ze ook minder.');
  await mentor.getByRole('button', { name: 'Met de ouders gesproken' }).click();
  const concern = mentor.url();
  await expect(mentor.getByRole('heading', { name: /^Eerst toestemming van de ouders/ })).toBeVisible();
  await expect(mentor.getByText('Aan zet: Mentor')).toBeVisible();
  await mentor.getByRole('link', { name: 'Vraag toestemming' }).click();
  await expect(mentor.getByLabel('Waarvoor?')).toHaveValue('De zorgcoördinator kijkt mee');
  await mentor.getByLabel('Wat deel je?').fill('Wat wij aan tafel en bij het spelen zien.');
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Vraag het de ouders' }).click();
  await expect(mentor.getByRole('link', { name: 'Gevraagde toestemming' })).toBeVisible();
  await a11y(mentor);

  const colleague = await signIn(bram);
  expect([403, 404]).toContain((await colleague.goto(concern))!.status());
  await colleague.goto('/groups');
  await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await expect(colleague.getByText('eet weinig')).toHaveCount(0);
  await expect(colleague.getByRole('heading', { name: 'Zorg om dit kind' })).toHaveCount(0);
});

test('U11: the care coordinator waits for the consent that the step needs, and answers what it asks', async ({ app, page, signIn }) => {
  const care = await signIn(zita);
  await care.goto('/todo');
  await expect(care.getByText('Zorg om Noor')).toHaveCount(0);
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  await page.getByRole('link', { name: /De zorgcoördinator kijkt mee/ }).click();
  await page.getByRole('button', { name: 'Ik geef toestemming' }).click();
  await care.goto('/todo');
  await care.getByRole('link', { name: /^Naar de zorg/ }).click();
  await care.getByLabel('Met welke vraag is er gekeken?').fill('Eet Noor minder dan anderen?');
  await care.getByRole('button', { name: 'Gedaan' }).click();
  await expect(care.getByText('Aan zet: Zorgcoördinator')).toBeVisible();
  await expect(care.getByLabel(/^Hoe ernstig is het/)).toHaveJSProperty('validity.valueMissing', true);
  await care.getByLabel(/^Hoe ernstig is het/).fill('Niet ernstig. Een rustige plek.');
  await a11y(care);
  await care.getByRole('button', { name: 'Gedaan' }).click();
  await expect(care.getByText('Eet Noor minder dan anderen?')).toBeVisible();
});

test('S13: from an observation to a concern in one action', async ({ signIn }) => {
  const care = await signIn(zita);
  await care.goto('/todo');
  await care.getByRole('link', { name: /^Naar de zorg/ }).click();
  await care.getByLabel('Wat doen jullie, en wie doet wat?').fill('Noor eet naast Anna.');
  await care.getByRole('button', { name: 'Gedaan' }).click();
  await expect(care.getByLabel('Wanneer kijken jullie terug?'), 'a plan has its day').toHaveJSProperty('validity.valueMissing', true);
  await care.getByLabel('Wanneer kijken jullie terug?').fill(day(28));
  await care.getByRole('button', { name: 'Gedaan' }).click();
  await expect(care.getByRole('heading', { name: 'Terugkijken' })).toBeVisible();
  await a11y(care);
  await care.getByText('Maak een nieuw plan van aanpak').click();
  await care.getByLabel('Wat doen jullie, en wie doet wat?').fill('Noor eet elke dag naast Anna.');
  await care.getByLabel('Wanneer kijken jullie terug?').fill(day(35));
  await care.getByRole('button', { name: 'Bewaar het plan' }).click();
  await expect(care.getByRole('heading', { name: 'Plan van aanpak', exact: true })).toBeVisible();
  await care.goto('/concerns');
  await a11y(care);

  // From what was seen: one tap, and the text.
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await mentor.getByRole('textbox', { name: 'Wat zag je?' }).fill('Noor huilt bij elke wissel.');
  await mentor.getByRole('button', { name: 'Bewaar notitie' }).click();
  await mentor.getByRole('link', { name: 'Ik maak me zorgen' }).first().click();
  await expect(mentor.getByText('Naar aanleiding van de notitie')).toBeVisible();
  await mentor.getByLabel('Wat zie je?').fill('Bij elke wissel is Noor van slag.');
  await mentor.getByRole('button', { name: 'Begin' }).click();
  await expect(mentor.getByText('Aan zet: Mentor')).toBeVisible();
});

test('S8: parents read along from the step in the protocol, not what came before it, and no mail says it', async ({ app, page }) => {
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  const own = page.getByRole('region', { name: 'Zorg om Noor' });
  await expect(own).toContainText('Thuis eet ze ook minder.');
  await expect(own).toContainText('Noor eet naast Anna.');
  await expect(page.getByText('Drie keer gekeken aan tafel.')).toHaveCount(0);
  await expect(page.getByText('van slag')).toHaveCount(0);
  await a11y(page);
  expect((await app.mails(iris)).every((mail) => !/zorg om|Noor/i.test(mail.subject + mail.text))).toBe(true);
});
