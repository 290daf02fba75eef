import type { Page } from '@playwright/test';

export interface Picture {
  /** Begins the names of its files. */
  name: string;
  /** As `mentorkind demo` names it in its list of sign-ins; none for a page one sees without signing in. */
  role?: string;
  path: string;
  /** What is tapped to get from there to the page; what it begins can be there already, from an earlier picture. */
  reach?: (page: Page) => Promise<void>;
}

/** A proposal: made when there is none yet. */
async function proposal(page: Page, group: string): Promise<void> {
  await page.getByRole('article').filter({ hasText: group }).locator('.actions :is(a, button)').first().click();
  await page.waitForURL(/\/divisions\//);
}

/** Every page of which the documents show a picture, and which pages.spec.ts visits besides those in the menus. */
export const pages: Picture[] = [
  { name: 'sign-in', path: '/' },
  { name: 'forgot', path: '/forgot' },
  { name: 'parent-link', path: '/p' },
  { name: 'overview', role: 'teamlead', path: '/overview' },
  { name: 'groups', role: 'teamlead', path: '/groups' },
  {
    name: 'group',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Zeesterren', exact: true }).click();
      await page.waitForURL(/\/groups\//);
    },
  },
  { name: 'division', role: 'teamlead', path: '/overview', reach: (page) => proposal(page, 'Zeesterren') },
  {
    name: 'division-publish',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await proposal(page, 'Zeesterren');
      await page.locator('[data-dialog=publish]').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'told', role: 'teamlead', path: '/told' },
  { name: 'handovers', role: 'teamlead', path: '/handovers' },
  { name: 'import', role: 'teamlead', path: '/import' },
  { name: 'mentor-group', role: 'pm', path: '/groups' },
  { name: 'mentor-card', role: 'pm', path: '/me/card' },
  { name: 'account', role: 'pm', path: '/me' },
  { name: 'trainee-group', role: 'bio', path: '/groups' },
  { name: 'coach-overview', role: 'coach', path: '/overview' },
  { name: 'protocol', role: 'policy', path: '/protocol' },
  { name: 'protocol-change', role: 'policy', path: '/protocol/change' },
  { name: 'care-groups', role: 'care', path: '/groups' },
  { name: 'protection-groups', role: 'protection', path: '/groups' },
  { name: 'director-overview', role: 'director', path: '/overview' },
  { name: 'people', role: 'admin', path: '/people' },
  { name: 'people-invite', role: 'admin', path: '/people/invite' },
  {
    name: 'person',
    role: 'admin',
    path: '/people',
    reach: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click();
      await page.waitForURL(/\/people\/[^?]/);
    },
  },
];
