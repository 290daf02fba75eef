import type { BrowserContext, Page } from '@playwright/test';
import { screens } from '../browser.ts';
import { chosenPassword } from '../harness/sign-in.ts';
import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Stekker';
const leni = 'leni@stekker.example';
const anna = 'anna@stekker.example';
const carla = 'carla@stekker.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    uil   | zon      | kdv  | Uilen
    mol   | zon      | kdv  | Mollen
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anna  | uil   | ma di wo do vr | Anna Smit   | ${anna}  | pm
    carla | mol   | ma di wo do vr | Carla Boom  | ${carla} | pm
    leni  | uil   |                | Leni Duin   | ${leni}  | teamlead
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days     | first_name | last_name  | from
    noor  | uil   | ${aged(2)} | ma di wo | Noor       | Rivierdal  | ${day(-90)}
    sem   | uil   | ${aged(3)} | ma di wo | Sem        | Bergzicht  | ${day(-90)}
  `),
};

/** Sem was in the group of the owls until yesterday. */
const moved = table(`
  child | group | birth_date | days     | first_name | last_name  | from        | until
  noor  | uil   | ${aged(2)} | ma di wo | Noor       | Rivierdal  | ${day(-90)} |
  sem   | uil   | ${aged(3)} | ma di wo | Sem        | Bergzicht  | ${day(-90)} | ${day(-1)}
  sem   | mol   | ${aged(3)} | ma di wo | Sem        | Bergzicht  | ${day()}    |
`);

const lead = 'lidia@lamp.example';
const anton = 'anton@lamp.example';
const cor = 'cor@lamp.example';

const elsewhere = {
  'groups.csv': table(`
    group | location | kind | name
    otter | maan     | kdv  | Otters
    bever | maan     | kdv  | Bevers
  `),
  'staff.csv': table(`
    staff | group | days           | name        | email    | role
    anton | otter | ma di wo do vr | Anton Roos  | ${anton} | pm
    cor   | bever | ma di wo do vr | Cor Linde   | ${cor}   | pm
    lidia | otter |                | Lidia Steen | ${lead}  | teamlead
  `),
  'guardians.csv': table('guardian | child'),
  'children.csv': table(`
    child | group | birth_date | days     | first_name | last_name | from
    fee   | otter | ${aged(2)} | ma di wo | Fee        | Waterkant | ${day(-90)}
  `),
};

/** Everything that the browser has kept of the answers of the server. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        texts.push(request.url, (await answer?.text()) ?? '');
      }
    }
    return texts.join('\n');
  });

/** Everything that waits on the tablet, as whoever takes out its storage would read it. */
const waiting = (page: Page): Promise<{ count: number; text: string }> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open('queue');
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const all = await new Promise<{ sealed: Uint8Array }[]>((done) => {
      const request = database.transaction('letters').objectStore('letters').getAll();
      request.onsuccess = () => done(request.result as { sealed: Uint8Array }[]);
    });
    database.close();
    const decoder = new TextDecoder();
    return { count: all.length, text: all.map((letter) => decoder.decode(letter.sealed)).join('') + JSON.stringify(all) };
  });

/** In how many names something can be written on the tablet. */
const pensOn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('queue');
      request.onsuccess = () => done(request.result);
    });
    const count = await new Promise<number>((done) => {
      const request = database.transaction('pens').objectStore('pens').count();
      request.onsuccess = () => done(request.result);
    });
    database.close();
    return count;
  });

/** Writes a line or note about a child on today's page. */
async function writes(page: Page, child: string, about: string, words: string): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: child });
  await row.getByText('Schrijf op').click();
  await row.getByLabel('Wat wil je opschrijven?').fill(words);
  await row.getByText(about, { exact: true }).click();
  await row.getByRole('button', { name: 'Zet erbij' }).click();
  await expect(row.getByText('opgeschreven')).toBeVisible();
}

/** Cuts the line or restores it: of pages, and of the worker, which Chromium leaves out when no page is open. */
async function line(context: BrowserContext, whole: boolean): Promise<void> {
  if (!whole) await context.setOffline(true);
  for (const worker of context.serviceWorkers()) {
    await worker.evaluate((whole) => {
      const own = self as typeof self & { whole?: typeof fetch };
      own.whole ??= own.fetch;
      own.fetch = whole ? own.whole : () => Promise.reject(new TypeError('the line is cut'));
    }, whole);
  }
  // A page that hears of its line asks at once: by then the worker has it too.
  if (whole) await context.setOffline(false);
}

/** The worker lives on its own clock: it takes it for so many hours later. */
async function later(context: BrowserContext, hours: number): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, hours * 3_600_000);
}

test('B5: without a connection the tablet of a group shows today until midnight, and nothing confidential', async ({
  app,
  browser,
  guard,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, leni, anna, carla);
  await (await signIn(anna)).context().close();
  await app.clock.to(day());
  const lead = await signIn(leni);
  await lead.goto('/groups');
  await lead.getByRole('link', { name: 'Uilen' }).click();
  await lead.getByRole('link', { name: 'Groepstablet' }).click();
  await lead.getByRole('button', { name: 'Maak een code' }).click();
  const code = await lead.locator('.secret').innerText();

  const context = await browser.newContext({ viewport: screens.tablet, baseURL: app.baseURL });
  guard.watch(context, app.baseURL);
  let tablet = await context.newPage();
  await tablet.goto('/tablet');
  await tablet.getByLabel('Code').fill(code);
  await tablet.getByRole('button', { name: 'Koppelen' }).click();
  await tablet.getByRole('link', { name: 'Anna' }).click();
  await tablet.getByLabel('Wachtwoord').fill(chosenPassword);
  await tablet.getByLabel('Nieuwe pincode').fill('2580');
  await tablet.getByLabel('Nog een keer').fill('2580');
  expect(await kept(tablet), 'before anybody gave a PIN nothing is kept').toBe('');
  await tablet.getByRole('button', { name: 'Pincode bewaren' }).click();
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Uilen');
  const group = new URL(tablet.url()).pathname;
  await tablet.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await tablet.getByLabel('Wat zag je?').fill('Slaapt slecht, thuis is het onrustig');
  await tablet.getByRole('button', { name: 'Bewaar notitie' }).click();
  await expect(tablet.getByText('onrustig').first()).toBeVisible();
  await tablet.goto(`${group}/day-handover`);
  await tablet.getByRole('article', { name: 'Noor' }).getByRole('button', { name: 'Is er Noor' }).click();
  await expect(tablet.getByText('is er sinds').first()).toBeVisible();
  await tablet.goto(`${group}/today`);
  await a11y(tablet);
  await expect(tablet.getByText('Geen verbinding')).toBeHidden();

  await tablet.goto(group);
  await expect.poll(() => kept(tablet)).toContain('is er sinds');
  const all = await kept(tablet);
  expect(all).toContain('Noor');
  for (const secret of ['Rivierdal', 'Bergzicht', 'onrustig', 'Smit', '/children/', 'csrf']) {
    expect(all, `${secret} is kept on the tablet`).not.toContain(secret);
  }

  // The line breaks; also who closes the browser and opens it again finds today.
  await line(context, false);
  await tablet.close();
  tablet = await context.newPage();
  await tablet.goto(group);
  await expect(tablet.getByText('Geen verbinding. Dit is hoe het om')).toBeVisible();
  await expect(tablet.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('is er sinds');
  await expect(tablet.getByRole('listitem').filter({ hasText: 'Sem' })).toContainText('wordt verwacht');
  await expect(tablet.getByRole('main')).not.toContainText('Rivierdal');

  // Anna goes on writing. Nobody reads it back on the tablet, also not from its storage.
  const sem = tablet.getByRole('listitem').filter({ hasText: 'Sem' });
  const taps = new Taps();
  await taps.on(sem.getByRole('button', { name: 'Is er Sem' }));
  expect(taps.count, 'who is here, without a connection').toBe(1);
  await expect(sem.getByText('opgeschreven')).toBeVisible();
  await writes(tablet, 'Sem', 'Notitie', 'Bouwt een hoge toren');
  await writes(tablet, 'Noor', 'Eten en drinken', 'At twee boterhammen');
  await expect(tablet.getByText('3 regels wachten op verbinding, er is niets verloren.')).toBeVisible();
  await a11y(tablet);
  const sealed = await waiting(tablet);
  expect(sealed.count).toBe(3);
  for (const secret of ['toren', 'boterhammen', 'presence']) {
    expect(sealed.text, `${secret} can be read on the tablet`).not.toContain(secret);
  }
  // Browser and server are shut and started again; then the line is back.
  await tablet.close();
  await app.crash();
  tablet = await context.newPage();
  await tablet.goto(group);
  await expect(tablet.getByText('3 regels wachten op verbinding')).toBeVisible();
  await line(context, true);
  // The page is read again as soon as something arrived: what was asked of the one before has no answer.
  // It is sent at once, or at the next try, half a minute later.
  const left = () => waiting(tablet).then(({ count }) => count, () => 'reading again');
  await expect.poll(left, { timeout: 45_000 }).toBe(0);
  await lead.goto(`${group}/day-handover`);
  await expect(lead.getByRole('article', { name: 'Sem' }).getByText('is er sinds')).toBeVisible();
  await expect(lead.getByText('At twee boterhammen')).toHaveCount(1);
  await lead.goto(group);
  await lead.getByRole('link', { name: 'Sem', exact: true }).first().click();
  await expect(lead.getByText('Bouwt een hoge toren')).toHaveCount(1);

  // Sem goes to another group before the next line arrives: Anna sees what she wrote, and decides.
  await tablet.goto(`${group}/today`);
  await expect(tablet.getByRole('heading', { name: 'Wie schrijft?' })).toBeVisible();
  await line(context, false);
  await writes(tablet, 'Sem', 'Notitie', 'Mist zijn vriend');
  await app.import(organisation, { ...files, 'children.csv': moved });
  await line(context, true);
  await expect(tablet.getByText('Wie het schreef, kiest wat blijft.')).toBeVisible();
  await tablet.getByRole('link', { name: 'Bekijk het' }).click();
  await expect(tablet.getByText('Mist zijn vriend')).toBeVisible();
  await a11y(tablet);
  await tablet.getByRole('button', { name: 'Toch zo bewaren' }).click();
  await expect(tablet.getByText('Bewaren kan niet')).toBeVisible();
  await tablet.getByText('Weggooien').click();
  await tablet.getByRole('button', { name: 'Ja, gooi weg' }).click();
  await expect(tablet.getByText('Er wacht niets op jou')).toBeVisible();

  await tablet.goto(group);
  await expect.poll(() => kept(tablet)).not.toContain('Sem');
  await line(context, false);
  await tablet.goto('/tablet/children');
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Geen verbinding');

  // Midnight: the worker throws the copy away.
  await later(context, 24);
  await tablet.goto(group);
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Geen verbinding');
  await expect(tablet.getByRole('main')).not.toContainText('Noor');
  expect(await kept(tablet)).not.toContain('Noor');

  // The line is back a day later: who wants to go on gives the PIN.
  await line(context, true);
  await app.clock.forward(1);
  await tablet.getByRole('link', { name: 'Probeer opnieuw' }).click();
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Wie ben je?');
  await tablet.getByRole('link', { name: 'Anna' }).click();
  await tablet.getByLabel('Pincode').fill('2580');
  await tablet.getByRole('button', { name: 'Openen' }).click();
  await expect.poll(() => kept(tablet)).toContain('Noor');

  // Colleagues of another group have nothing to do with it; the team lead sees it, and ends the tablet.
  const other = await signIn(carla);
  expect((await other.goto(`${group}/today`))?.status()).toBe(404);
  const again = await signIn(leni);
  await again.goto(`${group}/today`);
  await expect(again.getByRole('listitem').filter({ hasText: 'Noor' })).toContainText('wordt verwacht');
  await again.goto('/tablets');
  await again.getByRole('button', { name: 'Ontkoppelen' }).click();
  await tablet.goto('/tablet');
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Groepstablet koppelen');
  await expect.poll(() => kept(tablet)).toBe('');
  await context.close();
});

test('B5: an agreement on the screen when the connection goes is confirmed once; one that was withdrawn waits for who read it', async ({
  app,
  browser,
  guard,
  signIn,
}) => {
  await app.import('Kinderopvang De Lamp', elsewhere, '--profile', 'second-home');
  await app.invite('Kinderopvang De Lamp', lead, anton, cor);
  for (const email of [anton, cor]) {
    await (await signIn(email)).context().close();
  }
  await app.clock.to(day(1));
  const leader = await signIn(lead);
  await leader.goto('/groups');
  await leader.getByRole('link', { name: 'Otters' }).click();
  const group = new URL(leader.url()).pathname;
  const agree = async (what: string) => {
    await leader.goto(`${group}/board/new`);
    await leader.getByLabel('Over wie gaat het?').selectOption({ label: 'Fee Waterkant' });
    await leader.getByLabel('Wat is er afgesproken?').fill(what);
    await leader.getByLabel(/^Tot en met/).fill(day(1));
    await leader.getByLabel(/^Belangrijk/).check();
    await leader.getByRole('button', { name: 'Zet op het groepsbord' }).click();
    await expect(leader.getByRole('status')).toContainText('De afspraak staat op het groepsbord.');
  };
  await agree('Slaapt vandaag bij het raam.');
  await agree('Krijgt vandaag geen melk.');
  await leader.goto(group);
  await leader.getByRole('link', { name: 'Groepstablet' }).click();
  await leader.getByRole('button', { name: 'Maak een code' }).click();
  const code = await leader.locator('.secret').innerText();

  const context = await browser.newContext({ viewport: screens.tablet, baseURL: app.baseURL });
  guard.watch(context, app.baseURL);
  let tablet = await context.newPage();
  await tablet.goto('/tablet');
  await tablet.getByLabel('Code').fill(code);
  await tablet.getByRole('button', { name: 'Koppelen' }).click();
  await tablet.getByRole('link', { name: 'Anton' }).click();
  await tablet.getByLabel('Wachtwoord').fill(chosenPassword);
  await tablet.getByLabel('Nieuwe pincode').fill('2580');
  await tablet.getByLabel('Nog een keer').fill('2580');
  await tablet.getByRole('button', { name: 'Pincode bewaren' }).click();
  await expect.poll(() => kept(tablet)).toContain('Fee');
  await tablet.goto(`${group}/board`);
  await expect(tablet.getByRole('button', { name: /^Gelezen/ })).toHaveCount(2);
  await expect.poll(() => pensOn(tablet)).toBe(1);

  // The line breaks while he reads: his taps are kept, and cannot be read on the tablet.
  await line(context, false);
  const taps = new Taps();
  await taps.on(tablet.getByRole('button', { name: 'Gelezen : Fee, Slaapt vandaag bij het raam.' }));
  expect(taps.count, 'an agreement was read, without a connection').toBe(1);
  await expect(tablet.getByText('gelezen, wacht op verbinding').filter({ visible: true })).toHaveCount(1);
  await tablet.getByRole('button', { name: /^Gelezen/ }).click();
  await expect(tablet.getByText('2 regels wachten op verbinding, er is niets verloren.')).toBeVisible();
  await a11y(tablet);
  const sealed = await waiting(tablet);
  expect(sealed.count).toBe(2);
  expect(sealed.text).not.toContain('read');
  // A tablet that is left alone leaves the page too: agreements do not stay on the screen.
  await tablet.getByText('Menu van').locator('..').click();
  await tablet.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(tablet.getByText('Geen verbinding. Dit is hoe het om')).toBeVisible();
  await expect(tablet.getByText('melk')).toHaveCount(0);
  await tablet.close();

  // Meanwhile one is withdrawn. The line is back a day later, when the last day of the other is over.
  await leader.goto(`${group}/board`);
  await leader.getByRole('link', { name: /^Terugkijken : Fee, Krijgt/ }).click();
  await leader.getByText('Trek in', { exact: true }).click();
  await leader.getByRole('button', { name: 'Ja, trek in' }).click();
  await expect(leader.getByRole('status')).toContainText('Ingetrokken.');
  // A page whose session ends before it listens would be answered with the way to sign in.
  await leader.context().close();
  await app.clock.forward(1);
  await line(context, true);
  tablet = await context.newPage();
  await tablet.goto('/tablet');
  await tablet.getByRole('link', { name: 'Anton' }).click();
  await tablet.getByLabel('Pincode').fill('2580');
  await tablet.getByRole('button', { name: 'Openen' }).click();
  await expect(tablet.getByText('Wie het schreef, kiest wat blijft.')).toBeVisible();
  expect((await waiting(tablet)).count).toBe(0);
  await tablet.getByRole('link', { name: 'Bekijk het' }).click();
  await expect(tablet.getByText('De afspraak over Fee geldt niet meer')).toBeVisible();
  await expect(tablet.getByText('teruggenomen')).toBeVisible();
  await a11y(tablet);
  await tablet.getByText('Weggooien').click();
  await tablet.getByRole('button', { name: 'Ja, gooi weg' }).click();
  await expect(tablet.getByText('Er wacht niets op jou')).toBeVisible();

  // The team lead sees that it was read; a colleague of another group sees nothing of it.
  const later = await signIn(lead);
  await later.goto(`${group}/board`);
  await later.getByText('Voorbij (1)').click();
  await expect(later.getByText('1 van 1 collega’s hebben dit gelezen.')).toBeVisible();
  expect((await (await signIn(cor)).goto(`${group}/board`))?.status()).toBe(404);
  await context.close();
});
