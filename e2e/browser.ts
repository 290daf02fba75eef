import type { LaunchOptions } from '@playwright/test';

/**
 * Debian's Chromium without a window, which takes half the time of the whole one. It is told to stay off the network: nothing
 * outside loopback can be looked up.
 */
export const chromium: LaunchOptions = {
  executablePath: process.env.MENTORKIND_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  // The pages under test are our own; a sandbox would need rights a container seldom gives, and root has none.
  chromiumSandbox: false,
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-quic',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    '--no-first-run',
    '--no-pings',
    '--no-proxy-server',
  ],
};

/** The screens the pages are drawn for, in CSS pixels. */
export const screens = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desk: { width: 1440, height: 900 },
};
