import { fileURLToPath } from 'node:url';
import { screens } from '../browser.ts';
import { signInOn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { pages } from './pages.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
/** What ends the names of the files: the documents show the pages in Dutch. */
const languages = { '': 'nl-NL', '-en': 'en-GB' };

for (const { name, role, path, reach } of pages) {
  for (const [ending, locale] of Object.entries(languages)) {
    test(`${name}, ${locale}`, async ({ app, browser, guard }) => {
      const context = await browser.newContext({ locale });
      guard.watch(context, app.baseURL);
      const page = await context.newPage();
      if (role) {
        const person = app.demoSignIns.find((signIn) => signIn.role === role);
        expect(person, `the demo names a sign-in for "${role}"`).toBeDefined();
        await signInOn(page, app, person!.email, person!.password);
      }
      for (const [screen, viewport] of Object.entries(screens)) {
        if (locale === 'en-GB' && screen !== 'desk') {
          continue;
        }
        await page.setViewportSize(viewport);
        const response = await page.goto(path);
        expect(response?.status()).toBe(200);
        await reach?.(page);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}${name}-${screen}-${colorScheme}${ending}.png` });
        }
      }
      await context.close();
    });
  }
}
