import { pages } from '../pictures/pages.ts';
import { signInOn } from './sign-in.ts';
import { a11y, expect, sideways, test } from './test.ts';

const roles = [...new Set(pages.map((page) => page.role))];

/**
 * Every page of everybody who signs in, in one language: usable by everyone, on a desk and on a phone. A file for each language,
 * so that two are looked at beside each other.
 */
export function everyPage(language: string, locale: string): void {
  /** What was looked at in full: the next role that comes there sees the same page with less on it. */
  const known = new Set<string>();

  test.use({ demo: true });
  // The pages are the same on both engines, whose answers the journeys compare.
  test.skip(({ engine }) => engine !== 'sqlite', 'pages look the same on every engine');

  for (const role of roles) {
    test(`Pages of ${role ?? 'a visitor'}, ${language}: usable by everyone, on a desk and on a phone`, async ({
      app,
      browser,
      guard,
    }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext({ locale });
      guard.watch(context, app.baseURL);
      const page = await context.newPage();
      if (role) {
        const person = app.demoSignIns.find((signIn) => signIn.role === role)!;
        await signInOn(page, app, person.email, person.password);
      }
      const look = async (what: string) => {
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 }), what).toBeVisible();
        if (known.has(what)) {
          expect(await sideways(page), what).toEqual([]);
        } else {
          known.add(what);
          await a11y(page);
        }
      };
      await page.goto('/');
      const links = await page.locator('nav.nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      const menu = [...new Set(links)];
      for (const path of role ? [...menu, '/me'] : []) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        // A menu leads to the only group straight away.
        await look(page.url().includes('/groups/') ? 'group' : path);
      }
      for (const { name, path, reach } of pages.filter((one) => one.role === role)) {
        if (reach || !(menu.includes(path) || path === '/me')) {
          expect((await page.goto(path))?.status(), path).toBe(200);
          await reach?.(page);
          await look(reach ? name : path);
        }
      }
      await context.close();
    });
  }
}
