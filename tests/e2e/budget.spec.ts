import { BUDGET, weighFirstAnswers, weighFirstPaint, weighLab } from './first-visit.ts';
import { expect, test } from './site-test.ts';
import type { Weighed } from './weigh-visit.ts';
import { describeWeights, sumBytes } from './weigh-visit.ts';

test('the first page is painted from less than 60 kB of script and style', async ({ page }) => {
  expectWithin('First paint of Classify', await weighFirstPaint(page), BUDGET.paint);
});

test('three answers come with less than 2.2 MB, each file once', async ({ page }) => {
  const files = await weighFirstAnswers(page);
  expectWithin('First answers', files, BUDGET.answers);
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
});

test('the lab can be used after less than 1.2 MB, its first pictures included', async ({
  page,
}) => {
  const files = await weighLab(page);
  expect(files.filter(({ path }) => path.includes('/sheets/'))).toHaveLength(1);
  expectWithin('The lab', files, BUDGET.lab);
});

function expectWithin(title: string, files: readonly Weighed[], budget: number): void {
  console.log(describeWeights(title, files));
  expect(files.length).toBeGreaterThan(0);
  expect(sumBytes(files)).toBeLessThan(budget);
}
