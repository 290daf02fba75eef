import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Haven';
const leni = 'leni@haven.example';
const anna = 'anna@haven.example';
const lena = 'lena@thuis.example';
const mila = 'mila@thuis.example';

/** The export, with what changes in the course of the story. */
function files({ annaDays = 'ma di wo do vr', bramDays = 'ma' } = {}): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      egel  | zon      | kdv  | Egels
    `),
    'staff.csv': table(`
      staff | group | days        | name      | email              | role
      anna  | egel  | ${annaDays} | Anna Smit | ${anna}            | pm
      bram  | egel  | ${bramDays} | Bram Kok  | bram@haven.example | pm
      leni  | egel  |             | Leni Duin | ${leni}            | teamlead
    `),
    'children.csv': table(`
      child | group | birth_date | days           | first_name | last_name | from
      sam   | egel  | ${aged(3)} | ma di wo do vr | Sam        | Dal       | ${day(-90)}
      bo    | egel  | ${aged(2)} | ma di wo do vr | Bo         | Dal       | ${day(-90)}
    `),
    'guardians.csv': table(`
      guardian | child | name     | email   | custody
      g1       | sam   | Lena Dal | ${lena} | ja
      g2       | sam   | Mila Dal | ${mila} | ja
      g2       | bo    | Mila Dal | ${mila} | ja
    `),
  };
}

test.describe.configure({ mode: 'serial' });

test.describe('U3: a child that has died', () => {
  test('U3: a child that has died is in no list, and all mail about it stops', async ({ app, page, signIn }) => {
    await app.import(organisation, files());
    await app.invite(organisation, leni, anna);
    await app.clock.to(day());
    const lead = await signIn(leni);
    await signIn(anna);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect.poll(async () => (await app.mails()).filter((mail) => mail.to.includes('thuis')).length).toBe(2);
    await openLetter(page, app, lena);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sam Dal');

    // Two steps, and nothing happens before the second.
    await lead.goto('/groups');
    await lead.getByText('Vaste dagen van team en kinderen').click();
    await lead.getByRole('region', { name: 'Wie komt wanneer' }).getByRole('link', { name: 'Sam' }).click();
    await lead.getByRole('link', { name: 'Gezin' }).click();
    await lead.getByRole('link', { name: 'Overlijden van Sam vastleggen' }).click();
    await a11y(lead);
    await lead.getByLabel('Datum van overlijden').fill(day(3));
    await lead.getByRole('button', { name: 'Verder' }).click();
    await expect(lead.getByRole('main')).toContainText('Deze dag is nog niet geweest.');
    await lead.getByLabel('Datum van overlijden').fill(day());
    await lead.getByRole('button', { name: 'Verder' }).click();
    await expect(lead.getByRole('main')).toContainText('Over Sam gaat geen enkel bericht meer uit');
    await a11y(lead);
    await lead.getByRole('button', { name: 'Leg het overlijden vast' }).click();
    await expect(lead.getByRole('heading', { name: /^Sam is overleden/ })).toBeVisible();
    await a11y(lead);

    // The parent in the session that is open: a calm page, with nothing to do.
    await page.goto('/family');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We leven met u mee');
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await a11y(page);

    const colleague = await signIn(anna);
    for (const path of ['/groups', '/told', '/handovers']) {
      await colleague.goto(path);
      await expect(colleague.getByRole('main')).not.toContainText('Sam');
    }
    await lead.goto('/overview');
    await expect(lead.getByRole('main')).not.toContainText('Sam');
  });

  test('U3: nothing comes after it: no other mentor, no reminder; the planning changes nothing', async ({
    app,
    page,
    signIn,
  }) => {
    const before = (await app.mails(lena)).length;
    const { stdout } = await app.import(organisation, files({ annaDays: 'ma', bramDays: 'ma di wo do vr' }));
    expect(stdout).toContain('is recorded here as having died: nothing about the child changes');
    await app.clock.to(day(14));
    const lead = await signIn(leni);
    await lead.getByRole('button', { name: 'Maak een voorstel' }).click();
    await expect(lead.getByRole('main')).toContainText('Bo');
    await expect(lead.getByRole('main')).not.toContainText('Sam');
    await lead.getByRole('link', { name: /^Maak bekend per/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect.poll(async () => (await app.mails(mila)).length).toBeGreaterThan(1);
    await app.clock.to(day(40));
    expect((await app.mails(lena)).length).toBe(before);
    await lead.goto('/');
    const again = await signIn(leni);
    await again.goto('/told');
    await expect(again.getByRole('main')).not.toContainText('Lena Dal');

    // The other child's parent reads about that child, and of nothing else.
    await openLetter(page, app, mila);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bo Dal');
    await expect(page.getByText('Bram Kok', { exact: true })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Sam');
  });

  test('U3: a mistake is corrected with a reason, and refused to who may not', async ({ app, signIn }) => {
    // About Bo it was a mistake, found two days later.
    const lead = await signIn(leni);
    await lead.goto('/groups');
    await lead.getByText('Vaste dagen van team en kinderen').click();
    await lead.getByRole('region', { name: 'Wie komt wanneer' }).getByRole('link', { name: 'Bo' }).click();
    await lead.getByRole('link', { name: 'Gezin' }).click();
    await lead.waitForURL(/\/family$/);
    const address = new URL(lead.url()).pathname;
    await lead.getByRole('link', { name: 'Overlijden van Bo vastleggen' }).click();
    await lead.getByLabel('Datum van overlijden').fill(day(39));
    await lead.getByRole('button', { name: 'Verder' }).click();
    await lead.getByRole('button', { name: 'Leg het overlijden vast' }).click();
    await expect(lead.getByRole('button', { name: 'Ongedaan maken' })).toBeVisible();
    await app.clock.to(day(42));

    const colleague = await signIn(anna);
    expect((await colleague.goto(`${address}/death`))?.status()).toBe(403);
    const again = await signIn(leni);
    await again.goto(address);
    await expect(again.getByRole('button', { name: 'Ongedaan maken' })).toHaveCount(0);
    await again.getByText('Dit klopt niet').click();
    await a11y(again);
    await again.getByRole('radio', { name: 'het ging om een ander kind' }).check();
    await again.getByRole('button', { name: 'Draai het terug' }).click();
    await expect(again.getByRole('status')).toContainText('Bo staat weer in de groep.');
    await colleague.goto('/groups');
    await expect(colleague.getByRole('main')).toContainText('Bo');
  });
});
