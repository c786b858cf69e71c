import { expect, test as base } from '@playwright/test';

/** What a worker says on its console of a promise that nobody listens to: it tells no page by itself. */
const UNHEARD = 'rejected unheard in a worker:';

/**
 * A test of the built site, and what holds in every one of them: no script breaks and no promise is
 * rejected unheard, in the page or in its workers, the policy refuses nothing, and no other machine is
 * asked for anything.
 */
export const test = base.extend<{ generalRule: undefined }>({
  generalRule: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (thrown) => faults.push(`error: ${thrown.error().message}`));
      context.on('page', (page) => {
        page.on('worker', (worker) => {
          // A worker that ends at once rejects nothing any more.
          worker.evaluate(tellUnheard, UNHEARD).catch(() => undefined);
        });
      });
      context.on('console', (message) => {
        if (message.text().startsWith(UNHEARD)) faults.push(message.text());
      });
      context.on('request', (request) => {
        const { protocol, hostname, href } = new URL(request.url());
        const isOwn = hostname === 'localhost' || ['blob:', 'data:'].includes(protocol);
        if (!isOwn) faults.push(`request to another server: ${href}`);
      });
      await context.exposeFunction('reportViolation', (text: string) => faults.push(text));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = Reflect.get(window, 'reportViolation') as (text: string) => void;
          report(`policy: ${event.violatedDirective} refuses ${event.blockedURI}`);
        });
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

function tellUnheard(words: string): void {
  self.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    console.error(words, String(reason));
  });
}

export { expect };
