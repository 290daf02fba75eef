import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Iep';
const anna = 'anna@iep.example';
const bram = 'bram@iep.example';
const dora = 'dora@iep.example';
const iris = 'iris@thuis.example';
const jan = 'jan@thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    ree   | zon      | kdv  | Reeën
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram} | pm
    dora  | ree   | ma di wo do vr | Dora Bos  | ${dora} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor | last_talk
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
    g2       | noor  | Jan Berg  | ${jan}  | ja
  `),
};

const seen = 'Noor bouwt een toren van zes blokken.';
const tower = 'De toren van zes blokken';
let photos = '';
let picture = '';

/** A photo as a camera makes it. */
async function shot(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1600];
    const paint = canvas.getContext('2d')!;
    const sky = paint.createLinearGradient(0, 0, 0, 1600);
    sky.addColorStop(0, '#cfe3ee');
    sky.addColorStop(1, '#e9dcc5');
    paint.fillStyle = sky;
    paint.fillRect(0, 0, 2400, 1600);
    ['#2f6f5e', '#d08c3f', '#6a86b5', '#b4574f', '#8a9b4c', '#c9b458'].forEach((colour, n) => {
      paint.fillStyle = colour;
      paint.fillRect(1050 + n * 12, 1320 - n * 200, 300, 190);
    });
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return Buffer.from(data.split(',')[1]!, 'base64');
}

const jpeg = (buffer: Buffer) => ({ name: 'toren.jpg', mimeType: 'image/jpeg', buffer });

async function asParent(page: Page, app: Parameters<typeof openLetter>[1], email: string): Promise<void> {
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(email);
  await openLetter(page, app, email);
}

test.describe.configure({ mode: 'serial' });

test('S7: a photo waits until both parents said yes, and what is no photo is refused with the text kept', async ({ app, page, signIn }) => {
  await app.import(organisation, files, '--profile', 'second-home');
  await app.invite(organisation, anna, bram, dora);
  await app.clock.to(day());
  for (const person of [anna, dora]) await signIn(person);

  await asParent(page, app, iris);
  const card = page.getByRole('region', { name: 'Foto’s van Noor' });
  await expect(card).toContainText('nog geen antwoord');
  await card.getByRole('link', { name: 'Mogen wij foto’s van Noor maken?' }).click();
  await a11y(page);
  await page.getByRole('button', { name: 'Ja, dat mag' }).click();
  await expect(page.getByText('Dank u. U zegt ja tegen foto’s.')).toBeVisible();

  // One of two is no consent: what was written is kept.
  const writer = await signIn(bram);
  await writer.goto('/groups');
  await writer.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await writer.getByRole('link', { name: 'Observeren' }).click();
  await writer.getByLabel('Wat zag je?').fill(seen);
  const taps = new Taps();
  await taps.on(writer.getByRole('button', { name: 'Foto erbij' }));
  expect(taps.count).toBe(1);
  await expect(writer.getByText('Nog geen antwoord van Jan Berg.')).toBeVisible();
  await expect(writer.getByLabel('Maak of kies een foto')).toHaveCount(0);
  await a11y(writer);
  photos = writer.url();

  await asParent(page, app, jan);
  await page.getByRole('link', { name: 'Mogen wij foto’s van Noor maken?' }).click();
  await page.getByRole('button', { name: 'Ja, dat mag' }).click();

  await writer.reload();
  await writer.getByLabel('Wat is er te zien?').fill(tower);
  await writer.getByLabel('Alleen Noor is herkenbaar').check();
  const real = await shot(writer);
  const hostile: [string, string, Buffer][] = [
    ['leeg.jpg', 'Dit bestand is leeg', Buffer.alloc(0)],
    ['half.jpg', 'Dit is geen foto', real.subarray(0, real.length / 2)],
    ['plaatje.svg', 'Dit is geen foto', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['bewegend.gif', 'Dit is geen foto', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1')],
    ['foto.heic', 'HEIC-foto', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['groot.jpg', 'groter dan 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 0xff)],
  ];
  for (const [name, why, buffer] of hostile) {
    await writer.getByLabel('Maak of kies een foto').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await writer.getByRole('button', { name: 'Zet de foto erbij' }).click();
    await expect(writer.getByRole('alert'), name).toContainText(why);
    await expect(writer.getByLabel('Wat is er te zien?'), 'nothing is lost').toHaveValue(tower);
    await expect(writer.getByLabel('Alleen Noor is herkenbaar')).toBeChecked();
  }
  await a11y(writer);
  await writer.getByLabel('Maak of kies een foto').setInputFiles(jpeg(real));
  await writer.getByRole('button', { name: 'Zet de foto erbij' }).click();
  await expect(writer.getByRole('status')).toContainText('De foto staat erbij.');
  await expect(writer.getByRole('img', { name: tower })).toBeVisible();
  await a11y(writer);
  picture = (await writer.locator('main figure a').getAttribute('href'))!;
  const answer = await writer.request.get(picture);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });

  // Two more, of which one is taken away while it is a draft.
  await writer.getByLabel('Alleen Noor is herkenbaar').check();
  await writer.getByLabel('Maak of kies een foto').setInputFiles(jpeg(real));
  await writer.getByRole('button', { name: 'Zet de foto erbij' }).click();
  await writer.getByRole('link', { name: /^Haal foto weg ?: Foto bij/ }).click();
  await a11y(writer);
  await writer.getByRole('button', { name: 'Haal foto weg' }).click();
  await expect(writer.getByRole('status')).toContainText('De foto is weg.');
  await expect(writer.locator('main figure')).toHaveCount(1);
});

test('S12: a photo is for who told the parents first, and gone for all when one parent withdraws', async ({ app, page, signIn }) => {
  const writer = await signIn(bram);
  await writer.goto(photos);
  await writer.getByRole('link', { name: 'Verder naar afronden' }).click();
  await writer.getByText('Nee, geen bijzonderheden').click();
  await writer.getByRole('button', { name: 'Afronden' }).click();
  await expect(writer.getByRole('img', { name: tower })).toBeVisible();

  // Nobody of another group.
  const other = await signIn(dora);
  expect([403, 404]).toContain((await other.request.get(picture)).status());

  // The parents hear it first; the mentor is late with it.
  await asParent(page, app, jan);
  await expect(page.getByRole('img', { name: tower })).toHaveCount(0);
  await app.clock.forward(21);
  const mentor = await signIn(anna);
  await mentor.goto('/todo');
  const line = mentor.getByRole('listitem').filter({ hasText: 'Vertel de ouders van Noor over je observatie' });
  await expect(line).toContainText('te laat');
  await line.getByRole('button', { name: 'Bij ophalen Iris Berg' }).click();

  await asParent(page, app, jan);
  await expect(page.getByRole('region', { name: 'Foto’s van Noor' }).getByRole('img', { name: tower })).toBeVisible();
  await a11y(page);
  await page.getByRole('link', { name: 'Bekijk de foto’s of verander uw antwoord' }).click();
  await expect(page.getByRole('img', { name: tower })).toBeVisible();
  await a11y(page);
  // Jan has a file with the photo made, to take along.
  await page.goto('/family');
  await page.getByRole('link', { name: 'Neem het dossier mee' }).click();
  await page.getByRole('button', { name: 'Maak het bestand' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Het bestand is klaar.')).toBeVisible({ timeout: 500 });
  }).toPass();
  const file = `${new URL(page.url()).pathname}/file`;

  await asParent(page, app, iris);
  await page.getByRole('link', { name: 'Bekijk de foto’s of verander uw antwoord' }).click();
  await page.getByRole('button', { name: 'Ik trek mijn toestemming in' }).click();
  await expect(page.getByText('Vanaf nu ziet niemand de foto’s meer.')).toBeVisible();
  await expect(page.getByRole('img', { name: tower })).toHaveCount(0);
  expect((await page.request.get(picture)).status()).toBe(404);

  await asParent(page, app, jan);
  await expect(page.getByRole('img', { name: tower })).toHaveCount(0);
  expect((await page.request.get(file)).status(), 'the photo is in it').toBe(404);
  await page.getByRole('link', { name: 'Neem het dossier mee' }).click();
  await expect(page.getByText('Wij haalden het bestand weg')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Maak het bestand' })).toBeVisible();
  await a11y(page);
  await mentor.goto('/groups');
  await mentor.getByRole('link', { name: 'Noor', exact: true }).first().click();
  await expect(mentor.getByText('Er is een foto die niemand nu ziet.')).toBeVisible();
  await expect(mentor.getByRole('img', { name: tower })).toHaveCount(0);
  await mentor.getByRole('link', { name: 'Toestemming', exact: true }).click();
  await expect(mentor.getByText('Geen toestemming voor foto’s van Iris Berg.')).toBeVisible();
  await a11y(mentor);

  // After a no only Iris herself says yes again, and the photo is back.
  await expect(mentor.getByText('Een ja geeft de ouder nu zelf')).toBeVisible();
  await asParent(page, app, iris);
  await page.getByRole('link', { name: 'Bekijk de foto’s of verander uw antwoord' }).click();
  await page.getByRole('button', { name: 'Ja, dat mag' }).click();
  await expect(page.getByRole('img', { name: tower })).toBeVisible();
  await expect(page.getByText(/^ingetrokken op/), 'what she said before stays').toBeVisible();
  expect((await mentor.request.get(picture)).status()).toBe(200);

  // What Jan says at the door the mentor writes down.
  await mentor.reload();
  await mentor.getByText('Antwoord vastleggen').last().click();
  await mentor.getByLabel('In een gesprek').last().check();
  await mentor.getByRole('button', { name: 'Trekt in Jan Berg' }).click();
  await expect(mentor.getByText('(gezegd tegen Anna Smit)')).toBeVisible();
  await a11y(mentor);
  expect((await mentor.request.get(picture)).status()).toBe(404);
});
