import type { Page } from '@playwright/test';

/** Collects what a page must not do: complain, break, break the policy, or ask another server. */
export async function watchPage(page: Page, origin: string): Promise<string[]> {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const address = new URL(request.url());
    const isOwn = address.origin === origin || ['blob:', 'data:'].includes(address.protocol);
    if (!isOwn) faults.push(`request to another server: ${address.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => faults.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'reportViolation') as (text: string) => void;
      report(`policy: ${event.violatedDirective} refuses ${event.blockedURI}`);
    });
  });
  return faults;
}
