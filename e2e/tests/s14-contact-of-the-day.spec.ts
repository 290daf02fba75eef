import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, openLetter, table, Taps, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Wilg';
const anna = 'anna@wilg.example';
const bram = 'bram@wilg.example';
const cem = 'cem@wilg.example';
const dirk = 'dirk@wilg.example';
const leni = 'leni@wilg.example';
const iris = 'iris@wilg-thuis.example';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    mees  | zon      | kdv  | Mezen
    vink  | zon      | kdv  | Vinken
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email   | role
    anna  | mees  | ma di wo do vr | Anna Smit | ${anna} | pm
    bram  | mees  | ma di wo do vr | Bram Kok  | ${bram} | pm
    cem   | mees  | ma di wo do vr | Cem Aksoy | ${cem}  | pm
    dirk  | vink  | ma di wo do vr | Dirk Veen | ${dirk} | pm
    leni  | mees  |                | Leni Duin | ${leni} | teamlead
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | mees  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | mees  | ${aged(3)} | ma di wo do vr | Sem        | Dal       | ${day(-500)} | bram
  `),
  'guardians.csv': table(`
    guardian | child | name      | email   | custody
    g1       | noor  | Iris Berg | ${iris} | ja
  `),
};

/** The parent's page says whom to ask. */
async function asks(page: Page, name: string): Promise<void> {
  await page.goto('/family');
  await expect(page.getByText(`Vraag vandaag naar ${name}.`)).toBeVisible();
}

test.use({ viewport: { width: 820, height: 1180 } });

test('S14: S3: whoever is there chooses another contact for today in two taps, parents read the same name, and tomorrow the roster says it again', async ({
  app,
  page,
  signIn,
}) => {
  await app.import(organisation, files);
  await app.invite(organisation, anna, bram, cem, dirk, leni);
  await app.clock.to(day());
  await page.goto('/p');
  await page.getByLabel('E-mailadres').fill(iris);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await app.mailTo(iris);
  await openLetter(page, app, iris);
  const lead = await signIn(leni);
  const outsider = await signIn(dirk);

  // The mentor is ill: somebody of her own team, who is with the child as often.
  const colleague = await signIn(bram);
  await colleague.goto('/groups');
  await colleague.getByRole('button', { name: 'Ziek Anna' }).click();
  await colleague.getByRole('link', { name: 'Dagoverdracht' }).click();
  await colleague.getByRole('article', { name: 'Noor' }).getByRole('link', { name: 'Noor' }).click();
  const contact = colleague.getByRole('region', { name: 'Aanspreekpunt vandaag' });
  await expect(contact).toContainText('want Anna is er niet');
  await expect(contact).toContainText('Volgt uit het rooster');
  const first = (await contact.getByText('want Anna is er niet').textContent())!.startsWith('Bram') ? 'Bram' : 'Cem';
  const other = first === 'Bram' ? 'Cem' : 'Bram';
  await asks(page, first);
  await a11y(colleague);

  const taps = new Taps();
  await taps.on(contact.getByText('Kies een ander'));
  await taps.on(contact.getByRole('button', { name: other }));
  expect(taps.count).toBe(2);
  await expect(colleague.getByRole('status')).toContainText(`${other} is vandaag aanspreekpunt voor Noor.`);
  await expect(contact).toContainText(`${other} Kok`.replace('Cem Kok', 'Cem Aksoy'));
  await expect(contact).toContainText('Gekozen door Bram');
  await a11y(colleague);
  await asks(page, other);
  await lead.goto(colleague.url());
  await expect(lead.getByRole('region', { name: 'Aanspreekpunt vandaag' })).toContainText('Gekozen door Bram');

  // Somebody of another group does not come to this page, and a mentor who is there needs nobody in her place.
  expect((await outsider.goto(new URL(colleague.url()).pathname))!.status()).toBe(404);
  const address = colleague.url();
  await colleague.getByRole('link', { name: 'Dagoverdracht Mezen' }).click();
  await colleague.getByRole('article', { name: 'Sem' }).getByRole('link', { name: 'Sem' }).click();
  await expect(colleague.getByRole('region', { name: 'Vandaag' })).toBeVisible();
  await expect(colleague.getByRole('region', { name: 'Aanspreekpunt vandaag' })).toHaveCount(0);

  // Who was chosen goes home ill while this page is still open: it cannot be chosen any more, and the roster says it.
  await colleague.goto(address);
  await contact.getByRole('button', { name: 'Laat het rooster kiezen' }).click();
  await asks(page, first);
  await contact.getByText('Kies een ander').click();
  await lead.goto('/groups');
  await lead.getByRole('link', { name: 'Mezen', exact: true }).click();
  await lead.getByRole('button', { name: `Ziek ${other}` }).click();
  await contact.getByRole('button', { name: other }).click();
  await expect(colleague.getByRole('status')).toContainText('Er is niets veranderd');
  await asks(page, first);

  // The day after, Anna is there again.
  await app.clock.forward(1);
  const again = await signIn(bram);
  await again.goto(address);
  await expect(again.getByRole('heading', { name: /Noor/ })).toBeVisible();
  await expect(again.getByRole('region', { name: 'Aanspreekpunt vandaag' })).toHaveCount(0);
  await openLetter(page, app, iris);
  await expect(page.getByText('Vraag vandaag naar')).toHaveCount(0);
});
