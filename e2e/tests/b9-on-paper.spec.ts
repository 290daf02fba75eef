import { whole } from '../harness/pdf.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

test('B9: B10: a parent without e-mail is handed the file on paper by the team lead, and who has an account takes it alone', async ({
  app,
  signIn,
}) => {
  const house = 'Kinderopvang De Den';
  const [leni, bo] = ['leni@den.example', 'bo@den.example'];
  await app.import(house, {
    'groups.csv': table(`
      group | location | kind | name
      egel  | zon      | kdv  | Mezen
    `),
    'staff.csv': table(`
      staff | group | days           | name      | email   | role
      bo    | egel  | ma di wo do vr | Bo Smit   | ${bo}   | pm
      leni  | egel  |                | Leni Duin | ${leni} | teamlead
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
  await app.invite(house, leni, bo);
  await app.clock.to(day());
  await signIn(leni);
  await signIn(bo);
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
  whole(path, { title, lang: 'nl', order: [title, 'Mentor', 'Bo Smit'] });
  // Who has no custody is handed nothing, and the mentor hands nothing over.
  await lead.goto(family);
  await lead.getByRole('link', { name: 'Karel Berg aanpassen' }).click();
  await expect(lead.getByRole('button', { name: 'Maak het dossier als PDF' })).toHaveCount(0);
  const colleague = await signIn(bo);
  expect((await colleague.goto(new URL(lead.url()).pathname))!.status()).toBe(403);
});
