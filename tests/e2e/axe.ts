import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds seriously wrong with what the page shows now, in light and in dark.
 *
 * @param part selector of the part to look at; the whole page without one
 */
export async function findSerious(page: Page, part = 'html'): Promise<string[]> {
  const serious: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // Nothing fades while its contrast is measured.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .options({ resultTypes: ['violations'] })
      // The other mode gathers the frames' results in a second page, and this site has no frames.
      .setLegacyMode()
      .analyze();
    serious.push(
      ...violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes[0]?.html ?? ''}`),
    );
  }
  return serious;
}
