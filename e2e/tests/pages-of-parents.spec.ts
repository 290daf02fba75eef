import { a11y, expect, openLetter, sideways, test } from '../harness/test.ts';

const languages = { nl: 'nl-NL', en: 'en-GB', tr: 'tr-TR', ar: 'ar', pl: 'pl-PL', uk: 'uk-UA' };

test.use({ demo: true });
// The pages are the same on both engines, whose answers the journeys compare.
test.skip(({ engine }) => engine !== 'sqlite', 'pages look the same on every engine');

for (const [language, locale] of Object.entries(languages)) {
  test(`Pages of a parent, ${language}: usable by everyone, on a desk and on a phone`, async ({ app, browser, guard }) => {
    // The demo has told parents already.
    const letters = (await app.mails()).filter((mail) => mail.links.some((link) => link.includes('/p/')));
    expect(letters.length).toBeGreaterThan(0);
    const context = await browser.newContext({ locale });
    guard.watch(context, app.baseURL);
    const page = await context.newPage();
    // Each language as another parent: a link gives only so many codes an hour.
    const parents = [...new Set(letters.map((letter) => letter.to))];
    // The last letter went to a parent without custody, whose page is looked at in a journey of its own.
    parents.pop();
    expect(parents.length).toBeGreaterThanOrEqual(Object.keys(languages).length);
    await openLetter(page, app, parents[Object.keys(languages).indexOf(language)]!);
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
