import type { BrowserContext } from '@playwright/test';

/**
 * Watches a browser context for what no page may do: ask anything of another origin, break its content security
 * policy, or fail in its script. An answer of 4xx to a person's own action is no such failure.
 */
export class Guard {
  readonly problems: string[] = [];
  private readonly elsewhere = new Set<string>();

  /** Lets pages go to another origin too: a person signs in there. */
  allow(origin: string): void {
    this.elsewhere.add(origin);
  }

  watch(context: BrowserContext, origin: string): void {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== origin && !this.elsewhere.has(url.origin)) {
        this.problems.push(`asked ${url.href} of another origin, from ${request.frame().url()}`);
      }
    });
    context.on('response', (response) => {
      const byPerson = ['document', 'fetch', 'xhr'].includes(response.request().resourceType());
      if (response.status() >= 500 || (response.status() >= 400 && !byPerson)) {
        this.problems.push(`${response.url()} answered ${response.status()}`);
      }
    });
    context.on('console', (message) => {
      // Refused policies are told here too. Failed answers are judged above, where their kind is known.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.problems.push(`console, ${message.page()?.url()}: ${message.text()}`);
      }
    });
    context.on('weberror', (error) => {
      this.problems.push(`script, ${error.page()?.url()}: ${error.error().message}`);
    });
  }
}
