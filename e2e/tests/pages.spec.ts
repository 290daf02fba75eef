import { pages } from '../pictures/pages.ts';
import { signInOn } from '../harness/sign-in.ts';
import { a11y, expect, openLetter, sideways, test } from '../harness/test.ts';

const languages = { nl: 'nl-NL', en: 'en-GB' };
const ofParents = { ...languages, tr: 'tr-TR', ar: 'ar', pl: 'pl-PL', uk: 'uk-UA' };
const roles = [...new Set(pages.map((page) => page.role))];

/** What was looked at in full in this language: the next role that comes there sees the same page with less on it. */
const known = new Set<string>();

test.use({ demo: true });
// The pages are the same on both engines, whose answers the journeys compare.
test.skip(({ engine }) => engine !== 'sqlite', 'pages look the same on every engine');

for (const [language, locale] of Object.entries(languages)) {
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
        if (known.has(`${what} ${language}`)) {
          expect(await sideways(page), what).toEqual([]);
        } else {
          known.add(`${what} ${language}`);
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

for (const [language, locale] of Object.entries(ofParents)) {
  test(`Pages of a parent, ${language}: usable by everyone, on a desk and on a phone`, async ({ app, browser, guard }) => {
    // The demo has told parents already.
    const letters = (await app.mails()).filter((mail) => mail.links.some((link) => link.includes('/p/')));
    expect(letters.length).toBeGreaterThan(0);
    const context = await browser.newContext({ locale });
    guard.watch(context, app.baseURL);
    const page = await context.newPage();
    // Each language as another parent: a link gives only so many codes an hour.
    const parents = [...new Set(letters.map((letter) => letter.to))];
    await openLetter(page, app, parents[Object.keys(ofParents).indexOf(language) % parents.length]!);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await a11y(page);
    // One page of each kind that leads on from here.
    const links = await page.locator('main a[href^="/family/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    const kinds = new Map(links.map((link) => [link.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ''), link]));
    for (const [kind, path] of kinds) {
      if (kind.endsWith('/calendar')) continue;
      expect((await page.goto(path))?.status(), path).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await sideways(page), path).toEqual([]);
    }
    await context.close();
  });
}
