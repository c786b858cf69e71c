import { gunzipSync, gzipSync } from 'node:zlib';
import { expectScores, findCard } from './classify-page.ts';
import { expect, test } from './site-test.ts';

for (const [what, status, spoil, sentence] of [
  ['missing', 404, () => Buffer.alloc(0), 'the server answered 404'],
  ['cut short', 200, (whole: Buffer) => whole.subarray(0, 1000), 'came incomplete'],
  [
    'of another hash',
    200,
    (whole: Buffer) => gzipSync(withLastByteAltered(gunzipSync(whole))),
    'is not the file that belongs to this page',
  ],
  [
    'a sign-in page',
    200,
    () => Buffer.from('<!doctype html><title>Sign in</title>'),
    'a web page came instead',
  ],
] as const) {
  test(`weights that are ${what}: the card says so, the others answer, Retry mends it`, async ({
    page,
  }) => {
    // The network's weights are the only file of that name that is larger than the linear ones.
    await page.route(/weights-[^/]+\.bin$/, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      const isNetwork = body.length > 500_000;
      await route.fulfill(isNetwork ? { status, body: spoil(body) } : { response: answer });
    });
    await page.goto('/');
    const network = findCard(page, 'Convolutional network');
    await expect(network.getByRole('alert')).toContainText('This classifier could not answer.');
    await expect(network.getByRole('alert')).toContainText(sentence);
    await expectScores(findCard(page, 'Nearest neighbour'));
    await expectScores(findCard(page, 'Linear classifier'));
    await page.unrouteAll({ behavior: 'wait' });
    await network.getByRole('button', { name: 'Retry' }).click();
    await expectScores(network);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
  });
}

function withLastByteAltered(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, -1), Buffer.of(bytes.at(-1)! ^ 1)]);
}
