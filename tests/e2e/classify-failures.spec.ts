import { expectScores, findCard } from './classify-page.ts';
import { expect, test } from './site-test.ts';

for (const [what, body] of [
  ['cut short', Buffer.alloc(1000, 7)],
  ['a sign-in page', Buffer.from('<!doctype html><title>Sign in</title>')],
] as const) {
  test(`weights that are ${what}: the card says so, the others answer, Retry mends it`, async ({
    page,
  }) => {
    // The network's weights are the only file of that name that is larger than the linear ones.
    await page.route(/weights-[^/]+\.bin$/, async (route) => {
      const answer = await route.fetch();
      const isNetwork = (await answer.body()).length > 500_000;
      await route.fulfill(isNetwork ? { status: 200, body } : { response: answer });
    });
    await page.goto('/');
    const network = findCard(page, 'Convolutional network');
    await expect(network.getByRole('alert')).toContainText('This classifier could not answer.');
    await expectScores(findCard(page, 'Nearest neighbour'));
    await expectScores(findCard(page, 'Linear classifier'));
    await page.unrouteAll({ behavior: 'wait' });
    await network.getByRole('button', { name: 'Retry' }).click();
    await expectScores(network);
  });
}
