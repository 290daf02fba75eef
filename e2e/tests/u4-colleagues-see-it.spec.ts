import type { Page } from '@playwright/test';
import { a11y, aged, day, expect, table, Taps, test } from '../harness/test.ts';

const anna = 'anna@els.example';
const bram = 'bram@els.example';
const carla = 'carla@els.example';
const organisation = 'Kinderopvang De Els';

const files = {
  'groups.csv': table(`
    group | location | kind | name
    egel  | zon      | kdv  | Egels
    uil   | zon      | kdv  | Uilen
  `),
  'staff.csv': table(`
    staff | group | days           | name      | email    | role
    anna  | egel  | ma di wo do vr | Anna Smit | ${anna}  | pm
    bram  | egel  | ma di wo do vr | Bram Kok  | ${bram}  | pm
    carla | uil   | ma di wo do vr | Carla Vos | ${carla} | pm
  `),
  'children.csv': table(`
    child | group | birth_date | days           | first_name | last_name | from         | mentor
    noor  | egel  | ${aged(3)} | ma di wo do vr | Noor       | Berg      | ${day(-500)} | anna
    sem   | egel  | ${aged(3)} | do             | Sem        | Dal       | ${day(-500)} | bram
  `),
  'guardians.csv': table(`
    guardian | child | name      | email              | custody
    g1       | noor  | Iris Berg | iris@thuis.example | ja
  `),
};

const card = (page: Page, child: string) => page.getByRole('article', { name: child });

test.describe.configure({ mode: 'serial' });

test.describe('colleagues on one group', () => {
  test('U4: a child is here and gone home in one tap each; a colleague sees it without asking', async ({ app, signIn }) => {
    await app.import(organisation, files);
    await app.invite(organisation, anna, bram, carla);
    await app.clock.to(day());
    await signIn(carla);
    const [first, second] = [await signIn(anna), await signIn(bram)];
    for (const page of [first, second]) {
      await page.goto('/groups');
      await page.getByRole('link', { name: 'Dagoverdracht' }).click();
      await expect(card(page, 'Noor')).toContainText('wordt verwacht');
    }
    const taps = new Taps();
    await taps.on(card(first, 'Noor').getByRole('button', { name: 'Is er Noor' }));
    expect(taps.count).toBe(1);
    await expect(first.getByRole('status').first()).toContainText('Noor is er.');
    await expect(card(second, 'Noor')).toContainText('is er sinds', { timeout: 2000 });
    await first.getByText('Een kind dat niet verwacht werd').click();
    await a11y(first);
    await first.getByRole('button', { name: 'Is er Sem' }).click();
    await expect(card(second, 'Sem')).toContainText('niet verwacht', { timeout: 2000 });
    await card(second, 'Noor').getByRole('button', { name: 'Naar huis Noor' }).click();
    await expect(card(first, 'Noor')).toContainText('naar huis om', { timeout: 2000 });
    await a11y(second);

    // Somebody of another group has nothing to do with it.
    const other = await signIn(carla);
    expect((await other.goto(new URL(first.url()).pathname))!.status()).toBe(404);
  });

  test('U4: what a colleague writes appears by itself, and the word that is being typed stays', async ({ app, signIn }) => {
    const [first, second] = [await signIn(anna), await signIn(bram)];
    for (const page of [first, second]) {
      await page.goto('/groups');
      await page.getByRole('link', { name: 'Dagoverdracht' }).click();
      await card(page, 'Noor').getByRole('link', { name: 'Noor' }).first().click();
    }
    await second.getByText('In eigen woorden').click();
    const typed = second.getByLabel('Wat wil je vertellen?');
    await typed.fill('Ik ben nog niet');
    await first.getByRole('button', { name: 'Goed gegeten' }).click();
    await expect(second.getByRole('region', { name: 'Vandaag' })).toContainText('Goed gegeten', { timeout: 2000 });
    await expect(typed).toHaveValue('Ik ben nog niet');
    await expect(typed).toBeFocused();

    // On the cards: what somebody has open stays open until they ask.
    await second.goto(new URL(second.url()).pathname);
    await second.getByRole('link', { name: 'Dagoverdracht Egels' }).click();
    await card(second, 'Noor').getByText('Verteld aan …').click();
    await first.getByRole('button', { name: 'Moe' }).click();
    const show = second.getByRole('button', { name: 'Toon' });
    await expect(show).toBeVisible({ timeout: 2000 });
    await expect(card(second, 'Noor')).not.toContainText('Moe');
    await a11y(second);
    await show.click();
    await expect(card(second, 'Noor')).toContainText('Moe');
    await expect(card(second, 'Noor').getByRole('button', { name: 'Verteld aan Iris Berg' })).toBeVisible();

    // The next day it begins anew.
    await app.clock.forward(1);
    const later = await signIn(bram);
    await later.goto('/groups');
    await later.getByRole('link', { name: 'Dagoverdracht' }).click();
    await expect(card(later, 'Noor')).toContainText('wordt verwacht');
    await expect(card(later, 'Sem')).toHaveCount(0);
  });
});
