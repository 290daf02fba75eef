import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Vuurtoren';
const leni = 'leni@vuurtoren.example';
const anna = 'anna@vuurtoren.example';
const ben = 'ben@vuurtoren.example';

/** Noor's parents were spoken with eleven months ago. */
const files = {
  'groups.csv': table(`
    group  | location | kind | name
    zeehond | kade    | kdv  | Zeehonden
  `),
  'staff.csv': table(`
    staff | group   | days           | name       | email   | role
    anna  | zeehond | ma di wo do vr | Anna Smit  | ${anna} | pm
    leni  | zeehond |                | Leni Duin  | ${leni} | teamlead
    ben   |         |                | Ben Beheer | ${ben}  | admin
  `),
  'children.csv': table(`
    child | group   | birth_date | days  | first_name | last_name | from         | mentor | last_talk
    k-7   | zeehond | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} |        | ${day(-330)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | custody
    g1       | k-7   | Iris Berg | ja
  `),
};

const leaves = table(`
  child | group   | birth_date | days  | first_name | last_name | from         | until      | mentor | last_talk
  k-7   | zeehond | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} | ${day(60)} |        | ${day(-330)}
`);

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another system: takes what comes in, after it has refused as often as it was told to. */
class System {
  readonly got: Got[] = [];
  private readonly refusals: number[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<System> {
    const system = new System(createServer());
    system.server.on('request', (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        system.got.push({ headers: request.headers, body });
        response.writeHead(system.refusals.shift() ?? 204).end();
      });
    });
    await new Promise<void>((ready) => system.server.listen(0, '127.0.0.1', ready));
    return system;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** What came in as this one, from 0; waits until it is there. */
  async hears(at: number): Promise<Got> {
    await expect.poll(() => this.got.length).toBe(at + 1);
    return this.got[at]!;
  }

  refuse(status: number): void {
    this.refusals.push(status);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }
}

/** As the Standard Webhooks say that the other side looks: one of the signatures is made with the secret. */
function isSigned({ headers, body }: Got, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const own = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((signature) => {
      const code = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
      return code.length === own.length && timingSafeEqual(code, own);
    });
}

test.describe.configure({ mode: 'serial' });

let system: System;
let webhook = '';

test.beforeAll(async () => {
  system = await System.start();
});

test.afterAll(async () => {
  await system.stop();
});

test('B14: another system is told at once who becomes whose mentor, by a webhook that the administrator adds', async ({
  app,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, leni, anna, ben);
  await app.clock.to(day());
  const admin = await signIn(ben);
  await admin.goto('/people');
  await admin.getByRole('link', { name: 'Koppelingen' }).click();
  await admin.getByRole('link', { name: 'Webhooks' }).click();
  await expect(admin.getByText('Er is nog geen webhook')).toBeVisible();
  await a11y(admin);

  // Inside the network of the server there is nothing to be told.
  await admin.getByLabel('Adres van het andere systeem').fill('https://192.168.1.20/hook');
  await admin.getByRole('checkbox', { name: 'wie van welk kind mentor is' }).check();
  await admin.getByRole('checkbox', { name: 'welk kind in welke groep een plaats heeft' }).check();
  await admin.getByRole('button', { name: 'Voeg de webhook toe' }).click();
  await expect(admin.getByRole('alert')).toContainText('binnen het netwerk van de server');
  await a11y(admin);

  await admin.getByLabel('Adres van het andere systeem').fill(system.address);
  await admin.getByRole('button', { name: 'Voeg de webhook toe' }).click();
  const secret = (await admin.locator('code.address').textContent())!;
  expect(secret).toMatch(/^whsec_/);
  await a11y(admin);
  await admin.getByRole('link', { name: 'Het geheim staat in het andere systeem' }).click();
  webhook = new URL(admin.url()).pathname;
  await expect(admin.getByRole('main')).not.toContainText(secret);
  await expect(admin.getByText('Er is nog niets gebeurd')).toBeVisible();
  await a11y(admin);

  // A test shows that it works.
  await admin.getByRole('button', { name: 'Stuur een proefbericht' }).click();
  const trial = await system.hears(0);
  expect(JSON.parse(trial.body).type).toBe('webhook.test');
  expect(isSigned(trial, secret)).toBe(true);
  expect(isSigned(trial, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);

  // The team lead makes a division known; the other system has a bad moment.
  system.refuse(500);
  const lead = await signIn(leni);
  await signIn(anna);
  await lead.goto('/overview');
  await lead.getByRole('article').filter({ hasText: 'Zeehonden' }).getByRole('button', { name: 'Maak een voorstel' }).click();
  await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
  const first = await system.hears(1);
  expect(isSigned(first, secret)).toBe(true);
  const told = JSON.parse(first.body);
  expect(told.type).toBe('mentorship.started');
  expect(told.data).toMatchObject({ child: 'k-7', mentor: 'anna', group: 'zeehond', until: null });
  expect(first.body, 'keys, no names').not.toMatch(/Noor|Anna|Zeehonden/);

  await admin.reload();
  const line = admin.getByRole('row').filter({ hasText: 'mentorship.started' });
  await expect(line).toContainText('antwoord 500');
  await expect(line).toContainText('nog niet aangekomen');
  await expect(admin.getByRole('row').filter({ hasText: 'webhook.test' })).toContainText('aangekomen');
  await a11y(admin);

  // Later it is sent again by itself: the same, signed anew.
  await app.clock.forward(1);
  const second = await system.hears(2);
  expect(second.body).toBe(first.body);
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
  expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThan(Number(first.headers['webhook-timestamp']));
  expect(isSigned(second, secret)).toBe(true);
});

test('B14: a webhook is paused, gets another secret and ends, and is nobody’s but the administrator’s', async ({ app, signIn }) => {
  const admin = await signIn(ben);
  await admin.goto(webhook);
  const line = admin.getByRole('row').filter({ hasText: 'mentorship.started' });
  await expect(line).toContainText('antwoord 204');
  await line.getByRole('button', { name: /^Stuur opnieuw/ }).click();
  await system.hears(3);

  await admin.getByRole('link', { name: 'Nieuw geheim' }).click();
  await a11y(admin);
  await admin.getByRole('button', { name: 'Maak een nieuw geheim' }).click();
  const secret = (await admin.locator('code.address').textContent())!;
  await admin.getByRole('link', { name: 'Het geheim staat in het andere systeem' }).click();
  await admin.getByRole('button', { name: 'Stilzetten' }).click();
  await expect(admin.getByText('Een beheerder heeft de webhook stilgezet')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Stuur een proefbericht' })).toHaveCount(0);
  await a11y(admin);

  // What happens meanwhile waits: the child leaves in a while, says the planning.
  await app.import(organisation, { ...files, 'children.csv': leaves });
  await admin.getByRole('button', { name: 'Weer aanzetten' }).click();
  const ended = await system.hears(4);
  expect(JSON.parse(ended.body)).toMatchObject({ type: 'placement.ended', data: { child: 'k-7', until: day(60) } });
  expect(isSigned(ended, secret)).toBe(true);

  const lead = await signIn(leni);
  for (const path of ['/webhooks', webhook, `${webhook}/end`]) {
    expect((await lead.goto(path))!.status(), 'webhooks are the administrator’s').toBe(403);
  }
  await admin.getByRole('link', { name: 'Beëindigen' }).click();
  await a11y(admin);
  await admin.getByRole('button', { name: 'Beëindig de webhook' }).click();
  await expect(admin.getByText('Er is nog geen webhook')).toBeVisible();

  // Who works with the child sees the same as the other system heard.
  const mentor = await signIn(anna);
  await mentor.goto('/groups');
  await expect(mentor.getByRole('main')).toContainText('1 kind · 1 mentor');
  await expect(mentor.getByRole('main')).toContainText(/Noor\s*tot en met/);
  expect(system.got.length, 'nothing after its end').toBe(5);
});

test('B14: another system is told what becomes due, late and settled as the days go by', async ({ app, signIn }) => {
  const admin = await signIn(ben);
  await admin.goto('/webhooks');
  await admin.getByLabel('Adres van het andere systeem').fill(system.address);
  await admin.getByRole('checkbox', { name: /^wat er voor een kind of groep gedaan moet worden/ }).check();
  await admin.getByRole('button', { name: 'Voeg de webhook toe' }).click();
  await expect(admin.locator('code.address')).toHaveText(/^whsec_/);

  // The yearly talk with Noor's parents comes near; nobody does anything.
  await app.clock.forward(10);
  const due = JSON.parse((await system.hears(5)).body);
  expect(due).toMatchObject({
    type: 'obligation.due',
    data: { kind: 'parent-talk', child: 'k-7', group: 'zeehond', state: 'due' },
  });
  await app.clock.forward(34);
  const late = JSON.parse((await system.hears(6)).body);
  expect(late).toEqual({ type: 'obligation.late', timestamp: late.timestamp, data: { ...due.data, state: 'late' } });
  expect(late.timestamp.slice(0, 10) > late.data.due, 'told after its last day').toBe(true);

  // The team lead and the mentor see the same, and the mentor holds the talk.
  const before = await signIn(leni);
  await before.goto('/todo');
  await expect(before.getByRole('region', { name: 'Zeehonden' })).toContainText(/\d te laat/);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  const line = mentor.getByRole('listitem').filter({ hasText: 'Houd het oudergesprek met de ouders van Noor' });
  await expect(line).toContainText(/dag(en)? te laat/);
  await line.getByRole('button', { name: /^Vandaag gehad/ }).click();
  await expect(mentor.getByText(/^Vastgelegd: gesprek over Noor/)).toBeVisible();
  await app.clock.forward(1);
  const settled = JSON.parse((await system.hears(7)).body);
  expect(settled).toMatchObject({ type: 'obligation.settled', data: { id: due.data.id } });
  expect(JSON.stringify(system.got), 'keys, no names').not.toMatch(/Noor|Anna|Zeehonden/);

  const lead = await signIn(leni);
  await lead.goto('/todo');
  await expect(lead.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(lead.getByRole('main')).not.toContainText(/\d te laat/);
});
