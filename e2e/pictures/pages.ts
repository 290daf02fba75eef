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

/** The family of the first child of a group. */
async function family(page: Page, group: string): Promise<void> {
  await openChildOf(page, group);
  await page.locator('main a[href$="/family"]').click();
  await page.waitForURL(/\/family/);
}

/** The file of a child of the group. */
async function openChild(page: Page): Promise<void> {
  await page.locator('main a.name').first().click();
  await page.waitForURL(/\/children\//);
}

/** The file of a child of a group of the team lead. */
async function openChildOf(page: Page, group: string): Promise<void> {
  await page.getByRole('link', { name: group, exact: true }).click();
  await page.waitForURL(/\/groups\//);
  await openChild(page);
}

/** The next meeting of a group's team: planned for today when there is none. */
async function openMeeting(page: Page): Promise<void> {
  await page.locator('main a[href$="/meetings"]').first().click();
  await page.waitForURL(/\/groups\/[^/]+\/meetings$/);
  const planned = page.locator('main a.main-action[href^="/meetings/"]');
  await ((await planned.count()) > 0 ? planned : page.locator('main form[action$="/meetings"] button')).click();
  await page.waitForURL(/\/meetings\/[^/]+$/);
}

/** The minutes of that meeting. */
async function openMinutes(page: Page): Promise<void> {
  await openMeeting(page);
  await page.locator('main a[href$="/minutes"]').click();
  await page.waitForURL(/\/minutes$/);
}

/** What a parent without custody asks, which may be folded away on the list of what is to do. */
async function openInquiry(page: Page): Promise<void> {
  await page.goto((await page.locator('main a[href^="/inquiries/"]').first().getAttribute('href'))!);
}

/** The days of a group. */
async function days(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Zeesterren', exact: true }).click();
  await page.locator('.today a[href$="/days"]').click();
  await page.waitForURL(/\/groups\/[^/]+\/days$/);
}

/** Every page of which the documents show a picture, and which every-page.ts visits besides those in the menus. */
export const pages: Picture[] = [
  { name: 'sign-in', path: '/' },
  { name: 'forgot', path: '/forgot' },
  { name: 'parent-link', path: '/p' },
  { name: 'tablet-join', path: '/tablet' },
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
  { name: 'group-days', role: 'teamlead', path: '/overview', reach: (page) => days(page) },
  ...['absence', 'change', 'stand-in', 'merge'].map((form) => ({
    name: `days-${form}`,
    role: 'teamlead',
    path: '/overview',
    reach: async (page: Page) => {
      await days(page);
      await page.locator(`main .actions a[href$="/days/${form}"]`).click();
      await page.waitForURL(`**/days/${form}`);
    },
  })),
  {
    name: 'location-days',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await days(page);
      await page.locator('main .actions a[href^="/locations/"]').click();
      await page.waitForURL(/\/locations\//);
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
  { name: 'family', role: 'teamlead', path: '/overview', reach: (page) => family(page, 'Zeesterren') },
  {
    name: 'family-guardian',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await family(page, 'Zeesterren');
      await page.locator('a[href*="/guardians/"]').first().click();
      await page.waitForURL(/\/guardians\//);
    },
  },
  { name: 'inquiry', role: 'teamlead', path: '/todo', reach: openInquiry },
  {
    name: 'inquiries',
    role: 'teamlead',
    path: '/todo',
    reach: async (page) => {
      await openInquiry(page);
      await page.locator('a.back').click();
      await page.waitForURL(/\/inquiries$/);
    },
  },
  {
    name: 'family-ban',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await family(page, 'Zeesterren');
      await page.locator('a[href$="/ban"]').click();
      await page.waitForURL(/\/ban$/);
    },
  },
  {
    name: 'family-death',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await family(page, 'Zeesterren');
      await page.locator('a[href$="/death"]').click();
      await page.waitForURL(/\/death$/);
    },
  },
  {
    name: 'division-team',
    role: 'teamlead',
    path: '/overview',
    reach: (page) => proposal(page, 'Vuurtoren'),
  },
  {
    name: 'what-if',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Zeesterren', exact: true }).click();
      await page.waitForURL(/\/groups\//);
      await page.goto(`${new URL(page.url()).pathname}/what-if`);
      await page.locator('.toggles > a').first().click();
      await page.waitForURL(/what-if\?/);
    },
  },
  {
    name: 'location',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.locator('h2 a[href^="/locations/"]').first().click();
      await page.waitForURL(/\/locations\//);
    },
  },
  { name: 'told', role: 'teamlead', path: '/told' },
  {
    name: 'told-group',
    role: 'teamlead',
    path: '/told',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Schelpen', exact: true }).click();
      await page.waitForURL(/group=/);
    },
  },
  { name: 'handovers', role: 'teamlead', path: '/handovers' },
  { name: 'import', role: 'teamlead', path: '/import' },
  { name: 'tablets', role: 'teamlead', path: '/tablets' },
  { name: 'import-reports', role: 'teamlead', path: '/import/reports' },
  { name: 'mentor-group', role: 'pm', path: '/groups' },
  { name: 'child-file', role: 'pm', path: '/groups', reach: openChild },
  {
    name: 'extra-attention',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openChild(page);
      await page.locator('main a[href$="/extra-attention/new"]').click();
      await page.waitForURL(/extra-attention\/new/);
    },
  },
  {
    name: 'day-handover',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/day-handover"]').click();
      await page.waitForURL(/day-handover/);
    },
  },
  {
    name: 'day-of-child',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/day"]').first().click();
      await page.waitForURL(/\/day$/);
    },
  },
  {
    name: 'group-board',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/board"]').click();
      await page.waitForURL(/board/);
    },
  },
  {
    name: 'group-kept',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Zeesterren', exact: true }).click();
      await page.waitForURL(/\/groups\/[^/]+$/);
      await page.goto(`${page.url()}/today`);
    },
  },
  { name: 'no-connection', path: '/tablet/no-connection' },
  { name: 'letters', role: 'pm', path: '/letters' },
  {
    name: 'group-wall',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/board"]').click();
      await page.locator('main a[href$="/wall"]').click();
      await page.waitForURL(/wall/);
    },
  },
  {
    name: 'agreement',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/board"]').click();
      await page.locator('main a[href$="/board/new"]').click();
      await page.waitForURL(/board\/new/);
    },
  },
  {
    name: 'milestone',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openChild(page);
      await page.locator('main a[href$="/milestones/new"]').click();
      await page.waitForURL(/milestones\/new/);
    },
  },
  {
    name: 'inspection',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.locator('main a[href$="/inspection"]').first().click();
      await page.waitForURL(/inspection/);
    },
  },
  {
    name: 'inspection-packs',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await page.locator('main a[href$="/inspection"]').first().click();
      await page.locator('main a[href$="/packs"]').click();
      await page.waitForURL(/packs/);
    },
  },
  { name: 'review', role: 'policy', path: '/protocol/review' },
  {
    name: 'needs',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openChild(page);
      await page.locator('main a[href$="/needs"]').click();
      await page.waitForURL(/needs/);
    },
  },
  {
    name: 'observation',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openChild(page);
      await page.locator('main a[href$="/observations/new"]').click();
      await page.waitForURL(/observations\/new/);
    },
  },
  {
    name: 'attention',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/attention"]').click();
      await page.waitForURL(/attention/);
    },
  },
  {
    name: 'observe-several',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/observe"]').click();
      await page.waitForURL(/observe/);
    },
  },
  { name: 'observation-drafts', role: 'pm', path: '/observations' },
  {
    name: 'group-meetings',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/meetings"]').first().click();
      await page.waitForURL(/\/groups\/[^/]+\/meetings$/);
    },
  },
  {
    name: 'group-meeting',
    role: 'pm',
    path: '/groups',
    reach: openMeeting,
  },
  {
    name: 'group-meeting-minutes',
    role: 'pm',
    path: '/groups',
    reach: openMinutes,
  },
  {
    name: 'group-meeting-held',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openMinutes(page);
      await page.locator('#words').fill('Het was gezellig.');
      await page.locator('main form[action$="/minutes"] button.main-action').click();
      await page.waitForURL(/\/meetings\/[^/]+$/);
    },
  },
  {
    name: 'group-goals',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await page.locator('main a[href$="/goals"]').first().click();
      await page.waitForURL(/\/groups\/[^/]+\/goals$/);
    },
  },
  { name: 'own-goals', role: 'pm', path: '/me/goals' },
  { name: 'concerns', role: 'pm', path: '/concerns' },
  {
    name: 'concern-new',
    role: 'teamlead',
    path: '/groups',
    reach: async (page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href$="/concerns/new"]').click();
      await page.waitForURL(/concerns\/new/);
    },
  },
  {
    name: 'consents',
    role: 'teamlead',
    path: '/groups',
    reach: async (page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href$="/consents"]').click();
      await page.waitForURL(/\/consents$/);
    },
  },
  ...['consents', 'professionals'].map((form) => ({
    name: `${form}-new`,
    role: 'teamlead',
    path: '/groups',
    reach: async (page: Page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href$="/consents"]').click();
      await page.locator(`main a[href$="/${form}/new"]`).first().click();
      await page.waitForURL(new RegExp(`/${form}/new$`));
    },
  })),
  {
    name: 'photos',
    role: 'pm',
    path: '/groups',
    reach: async (page) => {
      await openChild(page);
      await page.locator('main a[href$="/observations/new"]').click();
      await page.locator('#text').fill('Bouwt een toren.');
      await page.locator('main button[value="photos"]').click();
      await page.waitForURL(/\/photos$/);
    },
  },
  {
    name: 'transfers',
    role: 'teamlead',
    path: '/groups',
    reach: async (page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href$="/transfers"]').click();
      await page.waitForURL(/\/transfers$/);
    },
  },
  {
    name: 'reporting-code-new',
    role: 'teamlead',
    path: '/groups',
    reach: async (page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href$="/reporting-code"]').click();
      await page.waitForURL(/reporting-code/);
    },
  },
  { name: 'reporting-code-questions', role: 'protection', path: '/reporting-code-questions' },
  { name: 'concern-steps', role: 'coach', path: '/concern-steps' },
  { name: 'concern-steps-change', role: 'coach', path: '/concern-steps/change' },
  { name: 'messages-waiting', role: 'pm', path: '/messages' },
  { name: 'mentor-card', role: 'pm', path: '/me/card' },
  { name: 'mentor-todo', role: 'pm', path: '/todo' },
  { name: 'management-todo', role: 'director', path: '/todo' },
  { name: 'coach-todo', role: 'coach', path: '/todo' },
  { name: 'choose', role: 'pm and parent', path: '/choose' },
  {
    name: 'family-protocol',
    role: 'pm and parent',
    path: '/choose',
    reach: async (page) => {
      await page.locator('main button[name="membership"]').filter({ hasText: /ouder|parent/i }).first().click();
      await page.waitForURL(/\/family$/);
      await page.locator('main a[href="/family/protocol"]').click();
      await page.waitForURL(/\/family\/protocol$/);
    },
  },
  { name: 'account', role: 'pm', path: '/me' },
  { name: 'second-step', role: 'pm', path: '/second-step' },
  { name: 'pin', role: 'pm', path: '/me/pin' },
  { name: 'trainee-group', role: 'bio', path: '/groups' },
  { name: 'coach-overview', role: 'coach', path: '/overview' },
  { name: 'protocol', role: 'policy', path: '/protocol' },
  { name: 'protocol-for-parents', role: 'policy', path: '/protocol/for-parents?in=ar' },
  { name: 'mentorship-goals', role: 'policy', path: '/protocol/goals' },
  { name: 'work-instructions', role: 'policy', path: '/work-instructions' },
  { name: 'work-instruction-new', role: 'policy', path: '/work-instructions/new' },
  { name: 'protocol-change', role: 'policy', path: '/protocol/change' },
  { name: 'protocol-draft', role: 'director', path: '/protocol/draft' },
  { name: 'observation-lists', role: 'policy', path: '/observation-lists' },
  { name: 'care-groups', role: 'care', path: '/groups' },
  { name: 'protection-groups', role: 'protection', path: '/groups' },
  { name: 'director-overview', role: 'director', path: '/overview' },
  { name: 'emergency', role: 'director', path: '/emergency' },
  { name: 'roles-given', role: 'director', path: '/people/given' },
  { name: 'people', role: 'admin', path: '/people' },
  { name: 'people-invite', role: 'admin', path: '/people/invite' },
  { name: 'tokens', role: 'admin', path: '/tokens' },
  { name: 'single-sign-on', role: 'admin', path: '/single-sign-on' },
  { name: 'webhooks', role: 'admin', path: '/webhooks' },
  {
    name: 'person',
    role: 'admin',
    path: '/people',
    reach: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click();
      await page.waitForURL(/\/people\/[^?]/);
    },
  },
  { name: 'retention', role: 'admin', path: '/retention' },
  {
    name: 'kept-child',
    role: 'teamlead',
    path: '/overview',
    reach: async (page) => {
      await openChildOf(page, 'Zeesterren');
      await page.locator('main a[href^="/kept/"]').click();
      await page.waitForURL(/\/kept\//);
    },
  },
];
