import { expect, type Page, test as base } from '@playwright/test';
import { App } from './app.ts';
import type { Engine } from './database.ts';
import { Guard } from './guard.ts';
import { signInOn } from './sign-in.ts';

export { expect } from '@playwright/test';
export { a11y, sideways } from './a11y.ts';
export { aged, day } from './days.ts';
export { codeFor, openLetter } from './family.ts';
export { table } from './table.ts';
export { Taps } from './taps.ts';

export interface AppOptions {
  /** The database under the server: one Playwright project each. */
  engine: Engine;
  /** Start with the demo organisation instead of an empty database. */
  demo: boolean;
}

interface Fixtures {
  /** The server and database of this test file. */
  app: App;
  /** A new browser in which this person is signed in, beside those that are open already. */
  signIn: (email: string, password?: string) => Promise<Page>;
  /** Looks at every page of the test; see guard.ts. What it has seen fails the test at its end. */
  guard: Guard;
}

interface WorkerFixtures extends AppOptions {
  appOfFile: (file: string) => Promise<App>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ['sqlite', { option: true, scope: 'worker' }],
  demo: [false, { option: true, scope: 'worker' }],

  // One worker runs several files, one after the other: each has a server of its own.
  appOfFile: [
    async ({ engine, demo }, use) => {
      let current: { file: string; app: App } | undefined;
      await use(async (file) => {
        if (current?.file !== file) {
          const previous = current;
          current = undefined;
          await previous?.app.stop();
          current = { file, app: await App.start(engine, demo) };
        }
        return current.app;
      });
      await current?.app.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  app: async ({ appOfFile }, use, testInfo) => {
    const app = await appOfFile(testInfo.file);
    const before = app.log.length;
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server.log', { body: app.log.slice(before), contentType: 'text/plain' });
    }
  },

  baseURL: async ({ app }, use) => use(app.baseURL),

  guard: async ({}, use) => {
    const guard = new Guard();
    await use(guard);
    expect(guard.problems, 'what the pages of this test may not do').toEqual([]);
  },

  context: async ({ context, app, guard }, use) => {
    guard.watch(context, app.baseURL);
    await use(context);
  },

  signIn: async ({ browser, app, guard }, use) => {
    const contexts = new Set<{ close(): Promise<void> }>();
    await use(async (email, password) => {
      const context = await browser.newContext();
      contexts.add(context);
      guard.watch(context, app.baseURL);
      const page = await context.newPage();
      await signInOn(page, app, email, password);
      return page;
    });
    for (const context of contexts) {
      await context.close();
    }
  },
});
