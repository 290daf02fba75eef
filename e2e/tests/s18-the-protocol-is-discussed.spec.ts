import { a11y, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const petra = 'petra@wilg.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days        | name         | email    | role
    anna  | egel  | ma di wo do | Anna Smit    | ${anna}  | pm
    petra |       |             | Petra Beleid | ${petra} | policy
  `),
  'children.csv': table('child | group | birth_date | days | from'),
  'guardians.csv': table('guardian | child'),
};

const due = 'Bespreek het protocol';
const words = 'Acht weken is lang, elke zes weken past beter.';

test('S18: the discussion is due on the day that was agreed, with the remarks of the year', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, petra);
  await app.clock.to(day());
  await signIn(petra);
  const mentor = await signIn(anna);
  await mentor.goto('/protocol');
  await mentor.getByRole('link', { name: /^Opmerking ?: Elke 8 weken een groepsbespreking/ }).click();
  await mentor.getByLabel('Wat wil je erover zeggen?').fill(words);
  await a11y(mentor);
  await mentor.getByRole('button', { name: 'Op de agenda zetten' }).click();
  await expect(mentor.getByRole('status')).toContainText('Staat op de agenda');
  await expect(mentor.getByRole('button', { name: 'Vastleggen' })).toHaveCount(0);

  // The policy officer agrees on a day; one in the past is refused.
  await app.clock.forward(1);
  const early = await signIn(petra);
  await early.goto('/protocol/review');
  await early.getByLabel('De volgende bespreking is op').fill(day(1));
  await early.getByRole('button', { name: 'Alleen de volgende datum bewaren' }).click();
  await expect(early.getByRole('alert')).toContainText('Kies een dag na vandaag');
  await early.getByLabel('De volgende bespreking is op').fill(day(7));
  await early.getByRole('button', { name: 'Alleen de volgende datum bewaren' }).click();
  await expect(early.getByRole('status')).toContainText('De volgende bespreking is op');
  await early.goto('/todo');
  await expect(early.getByRole('listitem').filter({ hasText: due })).toContainText('uiterlijk');

  await app.clock.to(day(10));
  const policy = await signIn(petra);
  await policy.goto('/todo');
  const line = policy.getByRole('listitem').filter({ hasText: due });
  await expect(line).toContainText('3 dagen te laat');
  await line.getByText('Waarom?').click();
  await expect(line).toContainText('Jaarlijks: Bespreking protocol en werkinstructies mentorschap');
  await line.getByRole('link', { name: 'Naar de bespreking' }).click();
  const remarks = policy.getByRole('region', { name: 'Opmerkingen van collega’s' });
  await expect(remarks).toContainText('Elke 8 weken een groepsbespreking');
  await expect(remarks).toContainText(words);
  await policy.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(policy.getByRole('alert')).toContainText('kruis aan dat er niets besloten is');
  await expect(remarks).toContainText(words);
  await policy.getByLabel('Wat er besloten is').fill('We proberen zes weken.');
  await a11y(policy);
  await policy.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(policy.getByRole('status')).toContainText('Vastgelegd. De volgende bespreking is op');
  const held = policy.getByRole('region', { name: 'Eerdere besprekingen' });
  await held.getByText('Waar het over ging').click();
  await expect(held).toContainText('Geen afgeronde observaties');
  await expect(held.getByText(words)).toBeVisible();
  await policy.goto('/todo');
  await expect(policy.getByText(due)).toHaveCount(0);

  const reader = await signIn(anna);
  await reader.goto('/protocol/review');
  await expect(reader.getByRole('region', { name: 'Eerdere besprekingen' })).toContainText('We proberen zes weken.');
  await expect(reader.getByRole('region', { name: 'Jouw opmerkingen' })).not.toContainText(words);
  await reader.getByText('Waar het over ging').click();
  await expect(reader.getByText(words)).toBeVisible();
  await a11y(reader);
});
