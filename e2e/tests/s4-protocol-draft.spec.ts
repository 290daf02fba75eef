import { draftProtocol, withSetting } from '../harness/protocol.ts';
import { a11y, aged, day, expect, table, test } from '../harness/test.ts';

const organisation = 'Kinderopvang De Plataan';
const anna = 'anna@plataan.example';
const petra = 'petra@plataan.example';
const dirk = 'dirk@plataan.example';

/** Noor was observed eight months ago, Sam one. */
const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
  `),
  'staff.csv': table(`
    staff | group | days           | name         | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit    | ${anna}  | pm
    petra |       |                | Petra Beleid | ${petra} | policy
    dirk  |       |                | Dirk Baas    | ${dirk}  | director
  `),
  'children.csv': table(`
    child | group | birth_date | days  | first_name | last_name | from         | mentor | last_observation
    noor  | egel  | ${aged(2)} | ma di | Noor       | Berg      | ${day(-500)} | anna   | ${day(-240)}
    sam   | egel  | ${aged(2)} | ma di | Sam        | Dal       | ${day(-500)} | anna   | ${day(-30)}
  `),
  'guardians.csv': table('guardian | child'),
};

const due = 'Observeer Noor een keer gericht';

test('S4: a draft is compared, advised about and approved by somebody else, and what is due changes from its date', async ({ app, signIn }) => {
  await app.import(organisation, files, '--profile', 'un1ek');
  await app.invite(organisation, anna, petra, dirk);
  await app.clock.to(day());
  const [mentor, policy, director] = [await signIn(anna), await signIn(petra), await signIn(dirk)];
  expect((await mentor.goto('/protocol/draft'))?.status()).toBe(403);

  // On a phone a number is changed by its field; one that cannot be is refused beside it.
  await policy.setViewportSize({ width: 360, height: 740 });
  await policy.goto('/protocol/change');
  await policy.getByRole('heading', { name: 'Na een observatie' }).click();
  const months = policy.getByRole('spinbutton', { name: 'Elke … maanden een observatie' });
  await expect(months).toHaveAccessibleDescription(/0 betekent: Observaties op eigen moment\./);
  await months.fill('61');
  await policy.getByRole('button', { name: 'Bewaar het concept' }).click();
  await expect(policy.getByRole('alert')).toContainText('Vul een heel getal in van 0 tot en met 60.');
  await expect(months).toHaveValue('61');
  await a11y(policy);
  await months.fill('6');
  await policy.getByRole('button', { name: 'Bewaar het concept' }).click();

  // What changes, in words, and what that means for the children who are there.
  await expect(policy.getByRole('heading', { level: 1 })).toHaveText('Concept van het protocol');
  const differs = policy.getByRole('region', { name: 'Wat er verandert' }).getByRole('listitem');
  await expect(differs).toHaveCount(1);
  await expect(differs.locator('del').first()).toContainText('Observaties op eigen moment');
  await expect(differs.locator('ins').first()).toContainText('Elke 6 maanden een observatie');
  const means = policy.getByRole('region', { name: 'Wat het nu zou betekenen' });
  await expect(means).toContainText('van 2 kinderen');
  await expect(means).toContainText('Te doen: 0, met het concept 1');
  await expect(means).not.toContainText('Noor');
  await expect(policy.getByText('Jij schreef dit concept. Daarom stelt een ander het vast')).toBeVisible();
  await expect(policy.getByRole('button', { name: 'Stel vast' })).toHaveCount(0);

  // The parents' committee.
  await policy.getByText('Advies vastleggen').click();
  await policy.getByLabel('Gevraagd op').fill(day(-20));
  await policy.getByLabel('Ontvangen op').fill(day(-30));
  await policy.getByLabel('Wat de oudercommissie zegt').fill('Twee keer per jaar is fijn.');
  await policy.getByLabel('Wat jullie ermee doen').fill('Dat doen we.');
  await policy.getByRole('button', { name: 'Bewaar het advies' }).click();
  await expect(policy.getByRole('alert')).toContainText('Deze dag is voor de dag waarop het gevraagd is.');
  await expect(policy.getByLabel('Wat jullie ermee doen')).toHaveValue('Dat doen we.');
  await policy.getByLabel('Ontvangen op').fill(day(-5));
  await policy.getByRole('button', { name: 'Bewaar het advies' }).click();
  await expect(policy.getByRole('status')).toContainText('Bewaard bij het concept.');
  await a11y(policy);

  // What parents notice is changed after the advice: there is a new advice, or a reason.
  await draftProtocol(policy, withSetting('telling.working_days', 5, 4));
  await expect(policy.getByText('De tekst is na dit advies veranderd')).toBeVisible();

  // Somebody else approves it, from a date.
  await director.goto('/todo');
  await director.getByRole('link', { name: 'Bekijk het concept' }).click();
  await director.locator('#approve').getByLabel('Gaat in op').fill(day(7));
  await director.getByLabel('Geen nieuw advies van de oudercommissie, want').fill('De voorzitter vond dit klein.');
  await a11y(director);
  await director.getByRole('button', { name: 'Stel vast' }).click();
  await expect(director.getByRole('status')).toContainText('Vastgesteld. De nieuwe versie gaat in op');
  await mentor.goto('/todo');
  await expect(mentor.getByText(due)).toHaveCount(0);
  await mentor.goto('/protocol');
  await mentor.getByRole('region', { name: 'Versies' }).getByRole('listitem').filter({ hasText: 'komt nog' }).getByRole('link').click();
  const record = mentor.getByRole('region', { name: 'Hoe deze versie er kwam' });
  await expect(record).toContainText('Twee keer per jaar is fijn.');
  await expect(record).toContainText('Geschreven door Petra Beleid');
  await expect(record).toContainText('De tekst is na dit advies nog veranderd.');
  await expect(record).toContainText('Geen nieuw advies van de oudercommissie, want: De voorzitter vond dit klein.');
  await expect(mentor.getByText('Deze versie intrekken')).toHaveCount(0);
  await a11y(mentor);

  // From its date the observation is due, with the way to the setting that asks it; four weeks later it is late.
  await app.clock.to(day(7));
  const asked = await signIn(anna);
  await asked.goto('/todo');
  const line = asked.getByRole('listitem').filter({ hasText: due });
  await expect(line).not.toContainText('te laat');
  await line.getByText('Waarom?').click();
  await line.getByRole('link', { name: /^Zo staat het in het protocol/ }).click();
  await expect(asked).toHaveURL(/\/protocol#observation\.observation_months$/);
  await expect(asked.locator('[id="observation.observation_months"]')).toContainText('Elke 6 maanden een observatie');
  await app.clock.to(day(36));
  const late = await signIn(anna);
  await late.goto('/todo');
  await expect(late.getByRole('listitem').filter({ hasText: due })).toContainText('1 dag te laat');
});
