import { a11y, expect, test } from '../harness/test.ts';

test('the server is healthy and ready', async ({ request }) => {
  await expect(await request.get('/healthz')).toBeOK();
  await expect(await request.get('/readyz')).toBeOK();
});

test('a visitor is asked to sign in, in Dutch', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main input[type=email]')).toBeVisible();
  await a11y(page);
});

test('pages forbid inline script, framing and referrers', async ({ page }) => {
  const headers = (await page.goto('/'))?.headers() ?? {};
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/default-src '(none|self)'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers['referrer-policy']).toBe('no-referrer');
});

test('an unknown address gives a page that says so', async ({ page }) => {
  const response = await page.goto('/bestaat-niet');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await a11y(page);
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('a visitor is asked to sign in', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await a11y(page);
  });
});
