import { whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

test('B9: B10: a parent without e-mail is handed the file on paper by the team lead, and who has an account takes it alone', async ({
  app,
  signIn,
}) => {
  const house = 'Kinderopvang De Den';
  const [leni, bo, tess] = ['leni@den.example', 'bo@den.example', 'tess@den.example'];
  await app.import(house, {
    'groups.csv': table(`
      group | location | kind | name
      egel  | zon      | kdv  | Mezen
    `),
    'staff.csv': table(`
      staff | group | days           | name      | email   | role
      bo    | egel  | ma di wo do vr | Bo Smit   | ${bo}   | pm
      leni  | egel  |                | Leni Duin | ${leni} | teamlead
      tess  | egel  | ma di wo do vr | Tess Vos  | ${tess} | bio
    `),
    'children.csv': table(`
      child | group | birth_date | days           | first_name | last_name | from        | mentor | last_talk
      siem  | egel  | ${aged(3)} | ma di wo do vr | Siem       | Berg      | ${day(-90)} | bo     | ${day(-30)}
    `),
    'guardians.csv': table(`
      guardian | child | name       | email                  | custody
      g1       | siem  | Iris Berg  |                        | ja
      g2       | siem  | Karel Berg | karel@den-thuis.example | nee
    `),
  });
  await app.invite(house, leni, bo, tess);
  await app.clock.to(day());
  await signIn(leni);
  await signIn(bo);
  await signIn(tess);
  await app.clock.forward(1);
  const lead = await signIn(leni);
  await lead.goto('/groups');
  await lead.getByText('Vaste dagen van team en kinderen').click();
  await lead.getByRole('region', { name: 'Wie komt wanneer' }).getByRole('link', { name: 'Siem' }).click();
  await lead.getByRole('link', { name: 'Gezin' }).click();
  const family = lead.url();
  await lead.getByRole('link', { name: 'Iris Berg aanpassen' }).click();
  await a11y(lead);
  const waiting = lead.waitForEvent('download');
  await lead.getByRole('button', { name: 'Maak het dossier als PDF' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('dossier.pdf');
  const title = 'Dossier van Siem Berg';
  const path = test.info().outputPath('paper.pdf');
  await download.saveAs(path);
  const looked = 'Teamleider: De gegevens van de ouders opzoeken';
  const text = whole(path, { title, lang: 'nl', order: [title, 'Mentor', 'Bo Smit', 'Wie het dossier bekeek', looked] });
  expect(text ?? '', 'as what, and no names').not.toContain('Leni Duin');
  // Who has no custody is handed nothing, and the mentor hands nothing over.
  await lead.goto(family);
  await lead.getByRole('link', { name: 'Karel Berg aanpassen' }).click();
  await expect(lead.getByRole('button', { name: 'Maak het dossier als PDF' })).toHaveCount(0);
  for (const email of [bo, tess]) {
    const colleague = await signIn(email);
    expect((await colleague.goto(new URL(lead.url()).pathname))!.status()).toBe(403);
  }
});

test('B10: who reads the protocol prints in another language what it promises parents, and nobody else', async ({ app, page, signIn }) => {
  const house = 'Kinderopvang De Burcht';
  const lara = 'lara@burcht.example';
  await app.import(house, {
    'groups.csv': table(`
      group | location | kind | name
      das   | maan     | kdv  | Dassen
    `),
    'staff.csv': table(`
      staff | group | days  | name      | email   | role
      lara  | das   | ma di | Lara Veld | ${lara} | teamlead
    `),
    'children.csv': table(`
      child | group | birth_date | days  | first_name | last_name | from
      fien  | das   | ${aged(2)} | ma di | Fien       | Kuil      | ${day(-60)}
    `),
    'guardians.csv': table(`
      guardian | child | name      | email                | custody
      olga     | fien  | Olga Kuil | olga@gezin.example   | ja
    `),
  });
  await app.invite(house, lara);
  const lead = await signIn(lara);
  await lead.goto('/protocol');
  await lead.getByRole('link', { name: 'Wat ouders hierover lezen' }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'Wat u van ons mag verwachten' })).toBeVisible();
  await a11y(lead);
  const languages = lead.getByRole('navigation', { name: 'Taal van wat ouders lezen' });
  await languages.getByRole('link', { name: 'Türkçe' }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'Bizden neler bekleyebilirsiniz' })).toBeVisible();
  await expect(lead.getByRole('article')).toHaveAttribute('lang', 'tr');
  await expect(languages).toContainText('nog niet nagelezen');
  await a11y(lead);
  // On paper only what is for the parent.
  await lead.emulateMedia({ media: 'print' });
  await expect(lead.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(languages).toBeHidden();
  // Who did not sign in gets none of it.
  await page.goto(new URL(lead.url()).pathname);
  await expect(page.getByRole('heading', { name: 'Bizden neler bekleyebilirsiniz' })).toHaveCount(0);
  await expect(page).toHaveURL(/sign-in/);
});
