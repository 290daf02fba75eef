import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { screens } from '../browser.ts';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * The page as it is now can be used by everyone: axe finds no violation of WCAG 2.2 AA, on a desk and on a phone,
 * light and dark, and a phone does not scroll sideways.
 */
export async function a11y(page: Page): Promise<void> {
  const size = page.viewportSize() ?? screens.desk;
  const found: string[] = [];
  for (const [screen, viewport] of Object.entries({ here: size, phone: screens.phone })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Legacy: without a second page to gather what frames report. Our pages have no frames.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag22aa).analyze();
      for (const { id, help, nodes } of violations) {
        found.push(`${screen}, ${colorScheme}: ${id} (${help}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
      }
    }
  }
  found.push(...(await sideways(page)));
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** What makes the page scroll sideways on a phone; nothing, as it should be. */
export async function sideways(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? screens.desk;
  await page.setViewportSize(screens.phone);
  const { wide, culprits } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right, left + element.scrollWidth) > room + 1;
    });
    return {
      wide: document.documentElement.scrollWidth - room,
      culprits: outside.slice(0, 5).map((element) => `<${element.localName} class="${element.className}">`),
    };
  });
  await page.setViewportSize(size);
  return wide > 0 ? [`phone: scrolls ${wide} px sideways: ${culprits.join(', ')}`] : [];
}
