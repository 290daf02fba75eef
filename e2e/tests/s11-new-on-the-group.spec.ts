import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

test.use({ locale: 'en-GB' });

test('S11: a colleague who is new on the group sees first what was not read, in one tap each', async ({ app, signIn }) => {
  const english = 'Kinderopvang De Sering';
  const [vera, noa, otto] = ['vera@sering.example', 'noa@sering.example', 'otto@sering.example'];
  await app.import(english, {
    'groups.csv': table(`
      group | location | kind | name
      das   | zon      | kdv  | Dassen
    `),
    'staff.csv': table(`
      staff | group | days           | name       | email    | role     | from
      vera  | das   | ma di wo do vr | Vera Linde | ${vera}  | pm       |
      noa   | das   | ma di wo do vr | Noa Beuk   | ${noa}   | pm       | ${day(7)}
      otto  | das   |                | Otto Eik   | ${otto}  | teamlead |
    `),
    'children.csv': table(`
      child | group | birth_date | days           | first_name | last_name | from
      fem   | das   | ${aged(2)} | ma di wo do vr | Fem        | Veld      | ${day(-90)}
      abel  | das   | ${aged(2)} | ma di wo do vr | Abel       | Akker     | ${day(-90)}
    `),
    'guardians.csv': table('guardian | child'),
  });
  await app.invite(english, vera, noa, otto);
  for (const email of [noa, vera, otto]) {
    await (await signIn(email)).context().close();
  }
  await app.clock.to(day());
  const mentor = await signIn(vera);
  const put = async (child: string, what: string, important: boolean) => {
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Group board' }).click();
    await mentor.getByRole('link', { name: 'New agreement' }).click();
    await mentor.getByLabel('About whom is it?').selectOption({ label: child });
    await mentor.getByLabel('What was agreed?').fill(what);
    if (important) await mentor.getByLabel(/^Important/).check();
    await mentor.getByRole('button', { name: 'Put on the group board' }).click();
    await expect(mentor.getByRole('status')).toContainText('The agreement is on the group board.');
  };
  await put('Fem Veld', 'Her grandmother collects her on Fridays.', true);
  await put('Abel Akker', 'Drinks from an open cup.', true);
  await put('Abel Akker', 'Likes to sit at the window.', false);
  const board = new URL(mentor.url()).pathname;

  // Noa begins a week later.
  await app.clock.to(day(7));
  const newcomer = await signIn(noa);
  await newcomer.goto(board);
  const asked = newcomer.getByRole('region', { name: 'Agreements to read' }).getByRole('listitem');
  await expect(newcomer.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('Agreements to read');
  await expect(asked).toHaveCount(2);
  await expect(asked.first(), 'the newest first').toContainText('Drinks from an open cup.');
  await a11y(newcomer);
  await newcomer.goto('/todo');
  const taps = new Taps();
  await taps.on(newcomer.getByRole('button', { name: /^Read.*Abel/ }));
  expect(taps.count, 'an agreement was read').toBe(1);
  await expect(newcomer.getByRole('status')).toContainText('Read: the agreement about Abel.');
  await newcomer.goto(board);
  await expect(asked).toHaveCount(1);
  await expect(newcomer.getByRole('region', { name: 'This holds now' }).getByRole('listitem')).toHaveCount(2);
  const lead = await signIn(otto);
  await lead.goto(board);
  await expect(lead.getByText('2 of 2 colleagues have read this.')).toHaveCount(1);
  await expect(lead.getByText('Not yet: Noa Beuk.')).toHaveCount(1);
});
