import { a11y, aged, day, expect, openLetter, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Kade';
const leni = 'leni@kade.example';
const els = 'els@kade.example';
const daan = 'daan@kade.example';
const iris = 'iris@thuis.example';

function files(absences: string): Record<string, string> {
  return {
    'groups.csv': table(`
      group | location | kind | name
      geit  | zon      | kdv  | Geitjes
    `),
    'staff.csv': table(`
      staff  | group | days           | name       | email                 | role
      els    | geit  | ma di wo       | Els Vos    | ${els}                | pm
      daan   | geit  | ma di do       | Daan Kok   | ${daan}               | pm
      fatima | geit  | wo do vr       | Fatima Bak | fatima@kade.example   | pm
      leni   | geit  |                | Leni Duin  | ${leni}               | teamlead
    `),
    'children.csv': table(`
      child | group | birth_date | days  | first_name | last_name | from        | mentor
      noor  | geit  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-90)} | els
      sam   | geit  | ${aged(3)} | wo    | Sam        | Dal       | ${day(-90)} | els
      lot   | geit  | ${aged(2)} | do    | Lot        | Ree       | ${day(-90)} | daan
    `),
    'guardians.csv': table(`
      guardian | child | name      | email   | custody
      g1       | noor  | Iris Berg | ${iris} | ja
    `),
    'absences.csv': table(absences),
  };
}

const fourWeeks = `
  staff | from        | until
  els   | ${day(-14)} | ${day(13)}
`;
const longer = `${fourWeeks.trimEnd()}
  els   | ${day(14)}  | ${day(25)}
`;

test.describe.configure({ mode: 'serial' });

test.describe('U9: a mentor who is away for long is stood in for, and comes back', () => {
  test('U1: an absence asks for an interim mentor when it becomes longer than the protocol’s weeks', async ({ app, signIn }) => {
    await app.import(organisation, files(fourWeeks));
    await app.invite(organisation, leni, els, daan);
    await app.clock.to(day());
    const page = await signIn(leni);
    await signIn(daan);
    await signIn(els);
    const card = page.getByRole('article').filter({ hasText: 'Geitjes' });
    await expect(card).toContainText('alles is rond');

    // Two weeks on she is reported absent for longer.
    await app.clock.to(day(13));
    await app.import(organisation, files(longer));
    const later = await signIn(leni);
    const need = later.getByRole('link', { name: /2 hebben een tijdelijke of andere mentor nodig/ });
    await need.click();
    const alert = later.getByRole('region', { name: 'Tijdelijke mentor nodig' });
    await expect(alert).toContainText('Els is weg van');
    await expect(alert).toContainText('Dat is langer dan 4 weken');
    await expect(alert).toContainText('Noor, Sam');
    await a11y(later);
  });

  test('U9: only her children are in the proposal; a colleague may look and not decide', async ({ signIn }) => {
    const colleague = await signIn(daan);
    await colleague.goto('/groups');
    const alert = colleague.getByRole('region', { name: 'Tijdelijke mentor nodig' });
    await expect(alert).toContainText('Noor, Sam');
    await expect(alert.getByRole('button')).toHaveCount(0);
    const group = new URL(colleague.url()).pathname;
    const answer = await colleague.request.post(`${group}/interim`, { form: { staff: 'x' } });
    expect(answer.status(), 'a pm’er makes no proposal').toBeGreaterThanOrEqual(400);

    const page = await signIn(leni);
    await page.getByRole('link', { name: 'Geitjes', exact: true }).click();
    await page.getByRole('button', { name: /^Maak een voorstel voor deze kinderen/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voorstel: 2 kinderen krijgen een tijdelijke mentor');
    await expect(page.locator('.lead')).toContainText('Het gaat alleen om de kinderen van Els Vos. Alle andere kinderen houden hun mentor.');
    await expect(page.getByRole('row', { name: /^Noor / }).locator('[aria-pressed=true]')).toContainText('Daan');
    await expect(page.getByRole('row', { name: /^Lot / })).toHaveCount(0);
    await a11y(page);
    await page.getByRole('link', { name: /^Maak bekend per/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Maak bekend' }).click();
    await expect(page.getByRole('region', { name: 'Wat er verandert' })).toContainText(/Noor.*Els Vos.*Daan Kok/s);
    await page.goto('/overview');
    await expect(page.getByRole('article').filter({ hasText: 'Geitjes' })).toContainText('alles is rond');
    await page.getByRole('link', { name: 'Geitjes', exact: true }).click();
    await expect(page.getByRole('article', { name: 'Daan' })).toContainText('tijdelijke mentor, voor Els');
    await expect(page.getByRole('region', { name: 'Tijdelijke mentor in plaats van Els' })).toContainText('komt naar verwachting terug op');
    await a11y(page);
  });

  test('U9: the parent sees who is the mentor for now, and for whom', async ({ app, page }) => {
    await app.mailTo(iris);
    await openLetter(page, app, iris);
    await expect(page.getByText('De tijdelijke mentor van Noor')).toBeVisible();
    await expect(page.getByText('Daan doet dit zolang Els er niet is.')).toBeVisible();
    await a11y(page);
  });

  test('U9: the mentor is back, the children return to her, and the parent reads it', async ({ app, page, signIn }) => {
    await app.clock.to(day(28));
    const lead = await signIn(leni);
    await lead.getByRole('link', { name: /2 kunnen van de tijdelijke naar een vaste mentor/ }).click();
    const held = lead.getByRole('region', { name: 'Tijdelijke mentor in plaats van Els' });
    await expect(held).toContainText('Els is er weer.');
    await a11y(lead);
    const mails = (await app.mails(iris)).length;
    await held.getByRole('button', { name: 'Els is weer mentor' }).click();
    await expect(lead.getByRole('status')).toContainText('Els Vos is weer de mentor van 2 kinderen');
    await expect(lead.getByRole('article', { name: 'Els' })).toContainText('Noor');

    const old = await signIn(daan);
    await old.getByRole('link', { name: 'Overdracht', exact: true }).click();
    await expect(old.getByRole('region', { name: 'Te doen' })).toContainText(/Daan Kok.*Els Vos/s);
    await expect.poll(async () => (await app.mails(iris)).length).toBeGreaterThan(mails);
    await openLetter(page, app, iris);
    await expect(page.getByText('De mentor van Noor')).toBeVisible();
    await expect(page.locator('.mentor-words').first()).toContainText('Els');
    await a11y(page);
  });
});
