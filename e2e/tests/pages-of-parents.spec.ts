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
    expect(await sideways(page, 320)).toEqual([]);
    // One page of each kind that leads on from here.
    const links = await page.locator('main a[href^="/family/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    const kinds = new Map(links.map((link) => [link.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ''), link]));
    for (const [kind, path] of kinds) {
      if (kind.endsWith('/calendar')) continue;
      expect((await page.goto(path))?.status(), path).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const width of [320, 768, 1440]) {
        expect(await sideways(page, width), path).toEqual([]);
      }
    }
    await context.close();
  });
}

test('Pages of a parent: go among the apps of a phone, and begin there without a password', async ({ app, page }) => {
  const letters = (await app.mails()).filter((mail) => mail.links.some((link) => link.includes('/p/')));
  await openLetter(page, app, letters[0]!.to);
  const client = await page.context().newCDPSession(page);
  const { url, errors, data } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { start_url, display, icons } = JSON.parse(data!) as Description;
  expect(display).toBe('standalone');
  expect(icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual(['any 192x192', 'any 512x512', 'maskable 512x512']);
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  // Whoever is signed in is at home at once, and somebody else asks for a link of its own; who is not signed in does too.
  const start = new URL(start_url, url).href;
  await page.goto(start);
  await expect(page).toHaveURL(/\/family$/);
  await page.goto('/p');
  await expect(page.getByLabel('E-mailadres')).toBeVisible();
  await page.context().clearCookies();
  await page.goto(start);
  await expect(page.getByLabel('E-mailadres')).toBeVisible();
  await expect(page.getByLabel('Wachtwoord')).toHaveCount(0);
});

interface Description {
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; purpose: string }[];
}
