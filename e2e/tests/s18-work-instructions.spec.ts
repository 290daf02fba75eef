import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const bram = 'bram@wilg.example';
const nora = 'nora@wilg.example';
const leni = 'leni@wilg.example';
const petra = 'petra@wilg.example';

/** Nora begins on the first Friday. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name         | email    | role     | from
    anna  | egel  | ma di wo do vr | Anna Smit    | ${anna}  | pm       |
    bram  | egel  | ma di wo do vr | Bram Kok     | ${bram}  | pm       |
    nora  | egel  | ma di wo do vr | Nora Ree     | ${nora}  | pm       | ${day(4)} 
    leni  | egel  |                | Leni Duin    | ${leni}  | teamlead |
    petra |       |                | Petra Beleid | ${petra} | policy   |
  `),
  'children.csv': table('child | group | birth_date | days | from'),
  'guardians.csv': table('guardian | child'),
};

const name = 'PR.PR.PED.WI-001 Veilig slapen';
const first = 'Leg een baby altijd op de rug.';
const second = 'Leg een baby op de rug, zonder kussen.';

test('S18: a work instruction is read by whom it is for, late, and again in a new version', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, bram, nora, leni, petra);
  await app.clock.to(day());
  await changeProtocol(await signIn(petra), withSetting('work_instruction.instruction_read_working_days', 0, 1));

  // What is not whole is refused and nothing is lost.
  await app.clock.to(day(1));
  const [policy, colleague] = [await signIn(petra), await signIn(bram)];
  await policy.goto('/protocol');
  await policy.getByRole('link', { name: 'Werkinstructies', exact: true }).click();
  await expect(policy.getByRole('heading', { name: 'Er gelden geen werkinstructies' })).toBeVisible();
  await policy.getByRole('link', { name: 'Nieuwe werkinstructie' }).click();
  await policy.getByLabel('Nummer').fill('PR.PR.PED.WI-001');
  await policy.getByLabel('Titel').fill('Veilig slapen');
  await policy.getByRole('textbox', { name: 'Tekst' }).fill(first);
  await policy.getByLabel('Geldt vanaf').fill('1990-01-01');
  await policy.getByRole('button', { name: 'Bewaar' }).click();
  await expect(policy.getByRole('alert')).toContainText('Kies wie haar moet lezen.');
  await expect(policy.getByRole('alert')).toContainText('Kies een dag van');
  await expect(policy.getByRole('textbox', { name: 'Tekst' })).toHaveValue(first);
  await policy.getByLabel('pedagogisch medewerkers').check();
  await policy.getByLabel('Geldt vanaf').fill(day(1));
  await policy.getByRole('button', { name: 'Eerst bekijken' }).click();
  await expect(policy.getByRole('region', { name: 'Zo komt het te staan' })).toContainText('moeten 2 collega’s haar lezen');
  await a11y(policy);
  await policy.getByRole('button', { name: 'Bewaar' }).click();
  await expect(policy.getByRole('status')).toContainText('Bewaard. Ze geldt vanaf');
  const address = policy.url();

  // Who must read it finds it under what is to do, and says so with one tap; who may not write it is refused.
  const reader = await signIn(anna);
  await reader.goto('/todo');
  const toRead = reader.getByRole('region', { name: 'Werkinstructies om te lezen' });
  await expect(toRead).toContainText('Lees haar uiterlijk');
  await toRead.getByRole('link', { name }).click();
  await expect(reader.getByText(first)).toBeVisible();
  await a11y(reader);
  const taps = new Taps();
  await taps.on(reader.getByRole('button', { name: 'Gelezen en begrepen' }));
  expect(taps.count).toBe(1);
  await expect(reader.getByRole('status')).toContainText(`Je hebt ${name} gelezen.`);
  await a11y(reader);
  await reader.goto('/todo');
  await expect(toRead).toHaveCount(0);
  // What a colleague thinks of it waits for the discussion.
  await reader.goto(address);
  await reader.getByRole('link', { name: 'Opmerking', exact: true }).click();
  await reader.getByLabel('Wat wil je erover zeggen?').fill('Ook over een slaapzak.');
  await reader.getByRole('button', { name: 'Op de agenda zetten' }).click();
  await policy.goto('/protocol/review');
  await expect(policy.getByRole('region', { name: 'Opmerkingen van collega’s' })).toContainText(name);
  await expect(policy.getByText('Ook over een slaapzak.')).toBeVisible();
  await policy.goto(address);
  expect((await colleague.goto(`${address}/change`))!.status()).toBe(403);

  // The working day has passed: it is late for who did not read it, the team lead sees who, and that it is not Anna.
  await app.clock.to(day(3));
  const lead = await signIn(leni);
  await lead.goto('/todo');
  await expect(lead.getByText('1 collega van jouw teams leest nog een werkinstructie. Daarvan is 1 te laat.')).toBeVisible();
  await lead.getByRole('link', { name: 'Bekijk wie' }).click();
  await lead.getByRole('link', { name }).click();
  const readers = lead.getByRole('region', { name: 'Wie nog leest' });
  await expect(readers.getByRole('listitem')).toHaveText(/Bram Kok\s*te laat, uiterlijk/);
  await a11y(lead);

  // A new version asks again, and the new colleague for the first time.
  const writer = await signIn(petra);
  await writer.goto(address);
  await writer.getByRole('link', { name: 'Verander de werkinstructie' }).click();
  await writer.getByRole('textbox', { name: 'Tekst' }).fill(second);
  await writer.getByRole('button', { name: 'Bewaar' }).click();
  await expect(writer.getByRole('region', { name: 'Wie nog leest' }).getByRole('listitem')).toContainText('2 van 2 lezen nog.');
  await expect(writer.getByText('Bram Kok')).toHaveCount(0);
  await app.clock.to(day(4));
  const starter = await signIn(nora);
  await starter.goto('/todo');
  await starter.getByRole('region', { name: 'Werkinstructies om te lezen' }).getByRole('link', { name }).click();
  await expect(starter.getByText(second)).toBeVisible();
  await starter.getByRole('link', { name: 'Versie 1' }).click();
  await expect(starter.getByText(first)).toBeVisible();
  await expect(starter.getByText('Dit is niet de versie die geldt.')).toBeVisible();
  await starter.getByRole('link', { name: 'Naar de versie die geldt' }).click();
  await starter.getByRole('button', { name: 'Gelezen en begrepen' }).click();
  await expect(starter.getByRole('status')).toContainText('Je hebt');

  // The discussion of the protocol lists it with how many did not read it, without names.
  const leader = await signIn(petra);
  await leader.goto('/protocol/review');
  const listed = leader.getByRole('region', { name: 'Werkinstructies' });
  await expect(listed).toContainText(name);
  await expect(listed).toContainText('2 van 3 lezen nog.');
  await expect(listed).not.toContainText('Anna');
  await a11y(leader);
});
