import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Haven';
const leni = 'leni@haven.example';
const anna = 'anna@haven.example';
const ben = 'ben@haven.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    meeuw | kade     | kdv  | Meeuwen
  `),
  'staff.csv': table(`
    staff | group | days           | name       | email   | role
    anna  | meeuw | ma di wo do vr | Anna Smit  | ${anna} | pm
    leni  | meeuw |                | Leni Duin  | ${leni} | teamlead
    ben   |       |                | Ben Beheer | ${ben}  | admin
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from        | mentor | mentor_since
    k-7   | meeuw | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | anna   | ${day(-80)}
    k-8   | meeuw | ${aged(2)} | ma di | Sem        | Tak       | ${day(-90)} | anna   | ${day(-80)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | custody
    g1       | k-7   | Iris Berg | ja
  `),
};

/** As another system calls: without a browser, by a token and the keys of the planning package. */
function system(baseURL: string, token: string) {
  return async (method: string, path: string, body?: object, key: string = crypto.randomUUID()) => {
    const answer = await fetch(`${baseURL}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

const ill = (key: string) => ({ who: 'child', key, from: day(0), until: day(20), reason: 'ill' });

test.describe.configure({ mode: 'serial' });

let token = '';

test('B14: another system reads who is whose mentor and says who is ill, with a token that the administrator makes', async ({
  app,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, leni, anna, ben);
  await app.clock.to(day());
  await signIn(anna);
  await signIn(leni);
  const admin = await signIn(ben);
  await admin.goto('/people');
  await admin.getByRole('link', { name: 'Koppelingen' }).click();
  await a11y(admin);
  await admin.getByLabel('Waarvoor is de sleutel?').fill('Het rooster');
  await admin.getByRole('checkbox', { name: /van welk kind mentor/ }).check();
  await admin.getByRole('checkbox', { name: /afwezig is/ }).check();
  await admin.getByLabel('Geldig tot en met').fill(day(6));
  await admin.getByRole('button', { name: 'Maak de sleutel' }).click();
  token = (await admin.locator('code.address').textContent())!;
  await a11y(admin);
  await admin.getByRole('link', { name: 'De sleutel staat in het andere systeem' }).click();
  await expect(admin.getByRole('listitem').filter({ hasText: 'Het rooster' })).toContainText('nog niet gebruikt');
  await expect(admin.getByRole('main')).not.toContainText(token);
  await a11y(admin);

  const ask = system(app.baseURL, token);
  const mentorships = await ask('GET', '/mentorships');
  expect(mentorships.body.items).toContainEqual(expect.objectContaining({ child: 'k-7', mentor: 'anna', since: day(-80) }));
  expect(JSON.stringify(mentorships.body), 'keys, no names').not.toContain('Noor');
  expect((await ask('GET', '/aggregates')).status, 'a scope that the token does not have').toBe(403);

  const first = await ask('POST', '/absences', ill('k-7'), 'melding-1');
  expect(first.status).toBe(201);
  expect(await ask('POST', '/absences', ill('k-7'), 'melding-1'), 'sent again after a failure').toEqual(first);
  expect((await ask('POST', '/absences', ill('k-8'), 'melding-1')).status).toBe(422);
  await admin.reload();
  await expect(admin.getByRole('listitem').filter({ hasText: 'Het rooster' })).toContainText('laatst gebruikt');
});

test('B14: after its last day a token opens nothing, and the team lead sees what came in before', async ({ app, signIn }) => {
  await app.clock.forward(7);
  const ask = system(app.baseURL, token);
  expect((await ask('POST', '/absences', ill('k-8'))).status).toBe(401);
  expect((await ask('GET', '/mentorships')).status).toBe(401);

  const lead = await signIn(leni);
  await lead.goto('/groups');
  const today = lead.getByRole('region', { name: 'Vandaag' });
  await expect(today.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('ziek');
  await expect(today.getByRole('button', { name: 'Ziek Sem' }), 'nobody said so in time').toBeVisible();
  expect((await lead.goto('/tokens'))!.status(), 'tokens are the administrator’s').toBe(403);

  const admin = await signIn(ben);
  await admin.goto('/tokens');
  await expect(admin.getByText('verlopen')).toBeVisible();
  await admin.getByRole('link', { name: 'Beëindigen: Het rooster' }).click();
  await a11y(admin);
  await admin.getByRole('button', { name: 'Beëindig de sleutel' }).click();
  await expect(admin.getByText('Er is nog geen koppeling')).toBeVisible();
});
