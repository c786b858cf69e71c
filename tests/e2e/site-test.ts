import { expect, test as base } from '@playwright/test';

/**
 * A test of the built site, and what holds in every one of them: no script breaks and no promise is
 * rejected unheard, the policy refuses nothing, and no other machine is asked for anything.
 */
export const test = base.extend<{ generalRule: undefined }>({
  generalRule: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (thrown) => faults.push(`error: ${thrown.error().message}`));
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

export { expect };
