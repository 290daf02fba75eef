import { defineConfig } from '@playwright/test';
import { chromium } from './browser.ts';
import type { AppOptions } from './harness/test.ts';

/** Pictures for the documents, of the demo organisation. Run by `make screenshots`. */
export default defineConfig<object, AppOptions>({
  testDir: 'pictures',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  globalTimeout: 20 * 60_000,
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    engine: 'sqlite',
    demo: true,
  },
});
