import { expect, type Page, test as base } from '@playwright/test';
import { App } from './app.ts';
import type { Engine } from './database.ts';
import { Guard } from './guard.ts';
import { signInOn } from './sign-in.ts';

export { expect } from '@playwright/test';
export { a11y, sideways } from './a11y.ts';
export { Authenticator } from './authenticator.ts';
export { aged, day } from './days.ts';
export { codeFor, openLetter } from './family.ts';
export { Phone, setUpSecondStep } from './second-step.ts';
export { table } from './table.ts';
export { Taps } from './taps.ts';
export { workbook } from './workbook.ts';

export interface AppOptions {
  /** The database under the server: one Playwright project each. */
  engine: Engine;
  /** Start with the demo organisations instead of an empty database. */
  demo: boolean;
  /** Settings of the server besides those of every test, as in its environment: `{ MENTORKIND_SECOND_FACTOR: 'everyone' }`. */
  settings: Record<string, string>;
  /** The organisation of which the server watches a folder, for `app.deliver`. */
  watch: string;
  /** How browsers call the server: passkeys are for names, not for numbers. */
  host: string;
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
  settings: [{}, { option: true, scope: 'worker' }],
  watch: ['', { option: true, scope: 'worker' }],
  host: ['127.0.0.1', { option: true, scope: 'worker' }],

  // One worker runs several files, one after the other: each has a server of its own.
  appOfFile: [
    async ({ engine, demo, settings, watch, host }, use) => {
      let current: { file: string; app: App } | undefined;
      await use(async (file) => {
        if (current?.file !== file) {
          const previous = current;
          current = undefined;
          await previous?.app.stop();
          current = { file, app: await App.start(engine, demo, settings, watch, host) };
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
