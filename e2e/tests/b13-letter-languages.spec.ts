import { savedTwice, whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Steiger';
const leni = 'leni@steiger.example';
const wim = 'wim@steiger.example';
const selin = 'selin@thuis.example';

/** Six children whose parents read six languages; Selin has a mail address, and does not open the message. */
const families = [
  { lang: 'nl', child: 'Noor', parent: 'Iris Berg', said: 'Nederlands', email: '' },
  { lang: 'en', child: 'Emma', parent: 'Grace Hill', said: 'Engels', email: '' },
  { lang: 'tr', child: 'Deniz', parent: 'Selin Aksoy', said: 'Turks', email: selin },
  { lang: 'ar', child: 'Yara', parent: 'Hala Saleh', said: 'Arabisch', email: '' },
  { lang: 'pl', child: 'Zosia', parent: 'Ewa Lis', said: 'Pools', email: '' },
  { lang: 'uk', child: 'Mila', parent: 'Oksana Bila', said: 'Oekraïens', email: '' },
];

const words: Record<string, string[]> = {
  nl: ['Beste Iris Berg', 'Anna Smit', 'Met vriendelijke groet'],
  en: ['Grace Hill', 'Anna Smit', 'Leni Duin'],
  tr: ['Sayın Selin Aksoy', 'için mentor', 'Saygılarımızla'],
  ar: ['Hala Saleh', 'Anna Smit', 'Leni Duin'],
  pl: ['Ewa Lis', 'jest mentorem', 'Z poważaniem'],
  uk: ['Oksana Bila', 'ментор', 'З повагою'],
};

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    mier  | maan     | kdv  | Mieren
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email            | role
    anna  | egel  | ma di wo do vr | Anna Smit | anna@steiger.example | pm
    leni  | egel  |                | Leni Duin | ${leni}          | teamlead
    wim   | mier  |                | Wim Vos   | ${wim}           | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from
    ${families.map(({ lang, child }) => `${lang} | egel | ${aged(2)} | ma di | ${child} | Proef | ${day(-90)}`).join('\n    ')}
  `),
  'guardians.csv': table(`
    guardian | child | name | email | language | custody
    ${families.map(({ lang, parent, email }) => `g${lang} | ${lang} | ${parent} | ${email} | ${lang} | ja`).join('\n    ')}
  `),
};

test('B13: the letter about the mentor is printed in the language of whoever gets it, in six languages, after the term for opening the mail', async ({
  app,
  signIn,
}) => {
  test.setTimeout(120_000);
  await app.import(organisation, files);
  await app.invite(organisation, leni, wim);
  await app.clock.to(day());
  let lead = await signIn(leni);
  await (await signIn(wim)).context().close();
  await lead.goto('/overview');
  await lead.getByRole('article').filter({ hasText: 'Egels' }).getByRole('button', { name: 'Maak een voorstel' }).click();
  await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByLabel('Vanaf').fill(day());
  await dialog.getByRole('button', { name: 'Maak bekend' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Deze verdeling is bekendgemaakt');

  // Five working days later Selin has not opened the message.
  await app.clock.to(day(9));
  lead = await signIn(leni);
  const told = async () => {
    await lead.goto('/told');
    return lead.getByRole('region', { name: 'Zelf vertellen' });
  };
  let address = '';
  for (const { lang, parent, said } of families) {
    const line = (await told()).getByRole('listitem').filter({ hasText: parent });
    await line.getByRole('link', { name: 'Brief' }).click();
    const paper = lead.getByRole('article');
    await expect(paper).toHaveAttribute('lang', lang);
    await expect(paper).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
    await expect(lead.locator('html')).toHaveAttribute('lang', 'nl');
    await expect(lead.getByText(`Deze brief is in het ${said}.`)).toBeVisible();
    await a11y(lead);
    const title = (await lead.getByRole('heading', { level: 1 }).textContent())!;
    whole((await savedTwice(lead)).path, { title, lang, order: words[lang]! });
    address = new URL(lead.url()).pathname;
  }

  // Another language is chosen: for somebody who reads the letter aloud.
  await lead.getByRole('link', { name: 'Nederlands' }).click();
  await expect(lead.getByText('Volgens de planning leest Oksana Bila Oekraïens.')).toBeVisible();
  await expect(lead.getByRole('article')).toContainText('Beste Oksana Bila');
  whole((await savedTwice(lead)).path, { title: 'De mentor van Mila', lang: 'nl', order: ['Beste Oksana Bila', 'Anna Smit'] });

  // Who leads another location gets neither page nor file; it was told in the end.
  const other = await signIn(wim);
  for (const path of [address, `${address}/pdf`, `${address}?in=nl`]) {
    expect((await other.request.get(path)).status(), path).toBe(404);
  }
  await (await told()).getByRole('listitem').filter({ hasText: 'Oksana Bila' }).getByRole('button', { name: 'Verteld' }).click();
  await expect(lead.getByRole('status')).toContainText('Genoteerd: Oksana Bila weet het.');
});
