import { defineConfig } from '@playwright/test';
import { chromium, screens } from './browser.ts';
import type { AppOptions } from './harness/test.ts';

const onBoth = ['accounts', 'b1-what-if', 'b14-webhooks', 'b2-*', 'b3-*', 's7-*', 'u1-*', 'u3-parents-*', 'import'].map((name) => `**/${name}.spec.ts`);

export default defineConfig<object, AppOptions>({
  testDir: 'tests',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    viewport: screens.desk,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite' } },
    // Every query runs on both engines in the Rust tests: here one journey for each part of the house.
    { name: 'postgres', use: { engine: 'postgres' }, testMatch: onBoth },
  ],
});
