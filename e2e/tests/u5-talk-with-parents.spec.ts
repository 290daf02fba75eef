import { changeProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Esdoorn';
const anna = 'anna@esdoorn.example';
const bram = 'bram@esdoorn.example';
const iris = 'iris@thuis.example';
const joost = 'joost@thuis.example';
const cora = 'cora@thuis.example';
const pia = 'pia@esdoorn.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
    pia   |       |                | Pia Plan  | ${pia}  | policy
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di | Noor       | Berg      | ${day(-500)} | anna   | ${day(-300)}
    sem   | egel  | ${aged(8)} | ma di | Sem        | Dal       | ${day(-90)}  | bram   |
  `),
  'guardians.csv': table(`
    guardian | child | name       | email     | custody
    g1       | noor  | Iris Berg  | ${iris}   | ja
    g2       | noor  | Joost Berg | ${joost}  | ja
    g3       | noor  | Karel Oom  | k@thuis.example | nee
    g4       | sem   | Cora Dal   | ${cora}   | ja
  `),
};

const title = 'Houd het oudergesprek met de ouders van Noor';

test.describe.configure({ mode: 'serial' });

test.describe('U5: the yearly talk with parents, from moment to report', () => {
  test('U5: the mentor offers three moments in five taps, and a parent chooses one in two', async ({ app, page, signIn }) => {
    await app.import(organisation, files, '--profile', 'un1ek');
    await app.invite(organisation, anna, bram, pia);
    await app.clock.to(day());
    await signIn(bram);
    await signIn(pia);
    await signIn(anna);
    await app.clock.forward(60);
    const mentor = await signIn(anna);
    const line = mentor.getByRole('listitem').filter({ has: mentor.getByRole('heading', { name: title }) });
    const taps = new Taps();
    await taps.on(line.getByRole('link', { name: /^Bied momenten aan/ }));
    await expect(mentor.getByLabel('Dag').nth(2)).not.toHaveValue('');
    await a11y(mentor);
    await taps.on(mentor.getByRole('button', { name: 'Stuur naar de ouders' }));
    expect(taps.count, 'the suggestions suit').toBeLessThanOrEqual(5);
    await expect(mentor.getByRole('status')).toContainText('De ouders van Noor kunnen kiezen uit 3 momenten.');

    // A mail without a word about the child, to both who have custody and to nobody else.
    const mail = await app.mailTo(iris);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Noor|gesprek/i);
    await app.mailTo(joost);
    expect(await app.mails('k@thuis.example')).toEqual([]);

    await openLetter(page, app, iris, /\/family#talk-[0-9a-f-]+$/);
    await a11y(page);
    const choosing = new Taps();
    await choosing.on(page.getByRole('radio').nth(1));
    await choosing.on(page.getByRole('button', { name: 'Kies dit moment' }));
    expect(choosing.count).toBe(2);
    await expect(page.getByText('We spreken elkaar')).toBeVisible();
    await page.getByLabel('Waar wilt u het over hebben?').fill('Noor slaapt thuis slecht.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await expect(page.getByText('Noor slaapt thuis slecht.')).toBeVisible();
    await a11y(page);
  });

  test('U5: the other parent cannot choose again, and sees what was agreed', async ({ app, page }) => {
    await openLetter(page, app, joost);
    await expect(page.getByText('We spreken elkaar')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Kies dit moment' })).toHaveCount(0);
    await expect(page.getByText('Noor slaapt thuis slecht.'), 'each parent has the own words').toHaveCount(0);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Zet in mijn agenda' }).click();
    expect((await download).suggestedFilename()).toBe('gesprek.ics');
  });

  test('U5: the calendar of the mentor knows when, not with whom, until its address is withdrawn', async ({ signIn, request }) => {
    const mentor = await signIn(anna);
    await mentor.goto('/me');
    await mentor.getByRole('link', { name: 'Agenda koppelen' }).click();
    await mentor.getByRole('button', { name: 'Maak een adres' }).click();
    await a11y(mentor);
    const address = await mentor.getByText('/calendar/').innerText();
    const calendar = await (await request.get(address)).text();
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar).not.toContain('Noor');
    await expect(mentor.getByRole('link', { name: 'Ik heb het adres' })).toBeVisible();
    await mentor.reload();
    await expect(mentor.getByText(address), 'it is shown once').toHaveCount(0);
    expect((await request.get(address)).status(), 'to look again makes no other').toBe(200);
    await mentor.getByRole('button', { name: 'Trek het adres in' }).click();
    await expect(mentor.getByRole('status')).toContainText('Het adres is ingetrokken.');
    expect((await request.get(address)).status()).toBe(404);
  });

  test('U5: a reminder, the preparation, the report; a text that is too long loses nothing', async ({ app, page, signIn }) => {
    const reminded = async () => (await app.mails(iris)).some((mail) => /U heeft een afspraak bij .*17:00/.test(mail.text));
    await expect(async () => {
      await app.clock.forward(1);
      await expect.poll(reminded, { timeout: 3_000 }).toBe(true);
    }).toPass({ timeout: 45_000 });
    await app.clock.forward(2);
    const mentor = await signIn(anna);
    await expect(mentor.getByRole('region', { name: 'Vandaag', exact: true })).toContainText('Hoe ging het?');
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Oudergesprek' }).click();
    await expect(mentor.getByText('Noor slaapt thuis slecht.')).toBeVisible();
    await a11y(mentor);
    await mentor.getByLabel('Wat is er besproken?').fill('a'.repeat(20_000));
    await mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
    await expect(mentor.getByRole('alert')).toContainText('Deze tekst heeft 20.000 tekens.');
    await expect(mentor.getByRole('alert'), 'the page begins at what is wrong').toBeFocused();

    // In a second window something was kept meanwhile: nothing is overwritten or shared without a look.
    const second = await mentor.context().newPage();
    await second.goto(new URL(mentor.url()).pathname.replace(/\/report$/, ''));
    await second.getByLabel('Wat is er besproken?').fill('Noor eet met smaak.');
    await second.getByRole('button', { name: 'Bewaar, nog niet delen' }).click();
    await expect(second.getByRole('status')).toBeVisible();
    await second.close();
    await mentor.getByLabel('Wat is er besproken?').fill('Noor slaapt hier goed. We letten samen op het dutje.');
    await mentor.getByLabel(/^Wat spreken jullie af/).fill('Over zes weken bellen we.');
    await mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
    await expect(mentor.getByRole('alert')).toContainText('Noor eet met smaak.');
    await expect(mentor.getByLabel('Wat is er besproken?')).toHaveValue('Noor slaapt hier goed. We letten samen op het dutje.');
    await a11y(mentor);
    await mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
    await expect(mentor.getByRole('status')).toContainText('gedeeld met de ouders van Noor');
    await a11y(mentor);

    await openLetter(page, app, iris);
    await expect(page.getByText('Over zes weken bellen we.')).toBeVisible();
    await a11y(page);
    await page.getByText('Uw kant toevoegen').click();
    await page.getByLabel('Wat wilt u toevoegen?').fill('Het gaat al beter.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await mentor.reload();
    await expect(mentor.getByText('Het gaat al beter.')).toBeVisible();
  });

  test('U5: a colleague of the group reads the report and cannot change it', async ({ signIn }) => {
    const colleague = await signIn(bram);
    await colleague.goto('/groups');
    await colleague.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await colleague.getByRole('link', { name: 'Oudergesprek' }).click();
    await expect(colleague.getByText('Over zes weken bellen we.', { exact: true })).toBeVisible();
    await expect(colleague.getByRole('button', { name: 'Deel met de ouders' })).toHaveCount(0);
  });

  test('U5: what a parent says at the door is written down, and that parent reads who wrote it', async ({ app, page, signIn }) => {
    const mentor = await signIn(anna);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Oudergesprek' }).click();
    await mentor.getByRole('link', { name: 'Opschrijven wat een ouder zei' }).click();
    await a11y(mentor);
    await mentor.getByLabel('Joost Berg').check();
    await mentor.getByLabel('Wat wil deze ouder bij het verslag zeggen?').fill('Bij mij slaapt ze goed.');
    await mentor.getByRole('button', { name: 'Leg vast' }).click();
    await expect(mentor.getByRole('status')).toContainText('Opgeschreven bij het gesprek over Noor.');
    await expect(mentor.getByText(/gezegd in een gesprek en opgeschreven door/)).toBeVisible();

    await openLetter(page, app, joost);
    await expect(page.getByText(/^U zei in een gesprek/)).toBeVisible();
    await expect(page.getByText('Bij mij slaapt ze goed.')).toBeVisible();
    await a11y(page);
  });

  test('U5: from the age in the protocol on a child is invited too, and stands in the report', async ({ app, page, signIn }) => {
    const policy = await signIn(pia);
    await changeProtocol(policy, withSetting('talks.child_from_years', 0, 8));
    await app.clock.forward(60);

    const mentor = await signIn(bram);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Sem', exact: true }).first().click();
    await mentor.goto(`${new URL(mentor.url()).pathname}/talks/new?kind=parent-talk`);
    await expect(mentor.getByText('Sem wordt ook uitgenodigd: dat gebeurt vanaf 8 jaar.')).toBeVisible();
    await a11y(mentor);
    await mentor.getByRole('button', { name: 'Stuur naar de ouders' }).click();
    await expect(mentor.getByRole('status')).toContainText('De ouders van Sem kunnen kiezen');

    await openLetter(page, app, cora);
    await expect(page.getByText('Sem is ook uitgenodigd voor dit gesprek.')).toBeVisible();
    await a11y(page);
    await page.getByRole('button', { name: 'Sem komt mee' }).click();
    await expect(page.getByText('U zei: Sem komt mee.')).toBeVisible();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Kies dit moment' }).click();
    await expect(page.getByText('We spreken elkaar')).toBeVisible();

    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Sem', exact: true }).first().click();
    await mentor.getByRole('link', { name: 'Oudergesprek' }).click();
    const invited = mentor.getByRole('region', { name: 'Sem is uitgenodigd' });
    await expect(invited).toContainText('Cora Dal zegt dat het kind meekomt.');
    await invited.getByLabel('Wij vertelden het zelf').check();
    await invited.getByLabel('Ja', { exact: true }).check();
    await a11y(mentor);
    await invited.getByRole('button', { name: 'Leg vast' }).click();
    await expect(invited).toContainText('Zelf verteld. Het kind wil erbij zijn.');

    await expect(mentor.getByLabel('Sem', { exact: true }), 'it said that it comes').toBeChecked();
    await mentor.getByLabel('Wat is er besproken?').fill('Sem vertelde zelf hoe het gaat.');
    await mentor.getByRole('button', { name: 'Deel met de ouders' }).click();
    await expect(mentor.getByText('Erbij waren: ouders, het kind.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Erbij waren: ouders, het kind.')).toBeVisible();
    await expect(page.getByRole('button', { name: /Sem komt/ })).toHaveCount(0);
  });

  test('U5: a moment that was agreed at the door stands with its time at once, in three taps', async ({ app, page, signIn }) => {
    const mentor = await signIn(bram);
    await mentor.goto('/groups');
    await mentor.getByRole('link', { name: 'Sem', exact: true }).first().click();
    await mentor.goto(`${new URL(mentor.url()).pathname}/talks/new?kind=parent-talk`);
    const suggested = await mentor.getByLabel('Dag').first().inputValue();
    const moment = mentor.getByRole('group', { name: 'Al met de ouders afgesproken' });
    const taps = new Taps();
    await taps.on(mentor.getByText('Al met de ouders afgesproken').first());
    await moment.getByLabel('Dag').fill(suggested);
    await moment.getByLabel('Tijd').fill('23:00');
    await taps.on(mentor.getByRole('button', { name: 'Leg de afspraak vast' }));
    await expect(mentor.getByRole('alert')).toContainText('Er is niets afgesproken.');
    await expect(moment.getByLabel('Dag'), 'what was typed stays').toHaveValue(suggested);
    await a11y(mentor);
    await moment.getByLabel('Tijd').fill('16:15');
    await taps.on(mentor.getByRole('button', { name: 'Leg de afspraak vast' }));
    expect(taps.count, 'one of them for the mistake').toBe(3);
    await expect(mentor.getByRole('status')).toContainText('Het gesprek over Sem is');
    await expect(mentor.getByRole('status')).toContainText('16:15');

    await openLetter(page, app, cora);
    await expect(page.getByText('We spreken elkaar')).toContainText('16:15');
    await expect(page.getByRole('button', { name: 'Kies dit moment' }), 'there is nothing to choose').toHaveCount(0);
    await page.getByLabel('Waar wilt u het over hebben?').fill('Zwemles.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await mentor.reload();
    await expect(mentor.getByText('Zwemles.')).toBeVisible();
  });
});

test.describe('S9: parents read what the protocol promises', () => {
  test('S9: in plain words, what changes from when, and from that day on the other number', async ({ app, page, signIn }) => {
    const policy = await signIn(pia);
    await changeProtocol(policy, withSetting('messages.answer_working_days', 2, 1));
    await openLetter(page, app, cora);
    await page.getByRole('link', { name: 'Wat u van ons mag verwachten' }).click();
    const messages = page.getByRole('region', { name: 'Berichten' });
    await expect(messages).toContainText('krijgt u binnen 2 werkdagen antwoord');
    await expect(page.getByRole('region', { name: 'Gesprekken' })).toContainText('Elk jaar is er een oudergesprek.');
    const coming = page.getByRole('region', { name: /^Vanaf .+ verandert dit$/ });
    await expect(coming.getByRole('listitem')).toHaveText(['Op een bericht aan de mentor krijgt u binnen 1 werkdag antwoord.']);
    await a11y(page);
    expect((await policy.goto('/family/protocol'))!.status(), 'staff read the protocol itself').toBe(403);

    await app.clock.forward(1);
    await openLetter(page, app, cora);
    await page.getByRole('link', { name: 'Wat u van ons mag verwachten' }).click();
    await expect(messages).toContainText('krijgt u binnen 1 werkdag antwoord');
    await expect(coming).toHaveCount(0);
    await page.getByRole('link', { name: 'Uw eigen pagina' }).click();
    await page.getByRole('link', { name: 'Bericht aan Bram' }).click();
    await expect(page.getByText('U krijgt binnen 1 werkdag antwoord')).toBeVisible();
  });
});
