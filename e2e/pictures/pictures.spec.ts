import { fileURLToPath } from 'node:url';
import { screens } from '../browser.ts';
import { signInOn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { pages } from './pages.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const languages = { nl: 'nl-NL', en: 'en-GB' };

for (const { name, role, path } of pages) {
  for (const [language, locale] of Object.entries(languages)) {
    test(`${name}, ${language}`, async ({ app, browser, guard }) => {
      const context = await browser.newContext({ locale });
      guard.watch(context, app.baseURL);
      const page = await context.newPage();
      if (role) {
        const person = app.demoSignIns.find((signIn) => signIn.role === role);
        expect(person, `the demo names a sign-in for "${role}"`).toBeDefined();
        await signInOn(page, app, person!.email, person!.password);
      }
      for (const [screen, viewport] of Object.entries(screens)) {
        if (language === 'en' && screen !== 'desk') {
          continue;
        }
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const response = await page.goto(path);
          expect(response?.status()).toBe(200);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}${name}-${screen}-${colorScheme}-${language}.png` });
        }
      }
      await context.close();
    });
  }
}
