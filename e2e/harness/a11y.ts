import axe, { type RunOptions } from 'axe-core';
import { expect, type Page, test } from '@playwright/test';
import { screens } from '../browser.ts';

const everything: RunOptions = {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};
/** All that differs between light and dark. */
const colours: RunOptions = { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } };

/**
 * The page as it is now can be used by everyone: axe finds no violation of WCAG 2.2 AA, on a desk and on a phone,
 * light and dark, and a phone does not scroll sideways. Asked on one engine: pages look the same on every one.
 */
export async function a11y(page: Page): Promise<void> {
  if (test.info().project.name !== 'sqlite') return;
  const size = page.viewportSize() ?? screens.desk;
  const found: string[] = [];
  await page.evaluate(axe.source);
  for (const [screen, viewport] of Object.entries({ here: size, phone: screens.phone })) {
    await page.setViewportSize(viewport);
    for (const [colorScheme, rules] of [['light', everything], ['dark', colours]] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, rules)).map((violation) => `${screen}, ${colorScheme}: ${violation}`));
    }
  }
  found.push(...(await sideways(page)));
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** What axe, which is in the page already, finds against these rules. */
function violations(page: Page, rules: RunOptions): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const inPage = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await inPage.run(document, rules);
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, rules);
}

/** What makes the page scroll sideways, on a phone or on a screen of another width; nothing, as it should be. */
export async function sideways(page: Page, width = screens.phone.width): Promise<string[]> {
  const size = page.viewportSize() ?? screens.desk;
  await page.setViewportSize({ width, height: screens.phone.height });
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
  return wide > 0 ? [`${width} px wide: scrolls ${wide} px sideways: ${culprits.join(', ')}`] : [];
}
