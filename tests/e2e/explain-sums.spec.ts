import { findCard, openJudged, readScores } from './classify-page.ts';
import { findWhy } from './explain-page.ts';
import { expect, test } from './site-test.ts';

/** Recomputes the score that a sum's panel gives, from what stands there. */
const recomputeLinear = (how: string): number => {
  const [, scaled] = /exp\(([-\d.]+)\)/.exec(how)!;
  return 1 / (1 + Math.exp(Number(scaled)));
};
const recomputeNetwork = (how: string, sum: number, sums: readonly number[]): number => {
  const [, temperature] = /divided by ([\d.]+) /.exec(how)!;
  const odds = (one: number) => Math.exp(one / Number(temperature));
  return odds(sum) / sums.reduce((all, one) => all + odds(one), 0);
};

for (const [why, name, legend, recompute] of [
  ['linear', 'Linear classifier', 'Weights of each class, as pictures', recomputeLinear],
  ['network', 'Convolutional network', 'Class activation map of each class', recomputeNetwork],
] as const) {
  test(`the sum of the ${name.toLowerCase()} adds up for any class, beside its threshold`, async ({
    page,
  }) => {
    await openJudged(page, `?why=${why}`);
    const panel = findWhy(page).getByRole('tabpanel', { name });
    const classes = panel.getByRole('group', { name: legend }).getByRole('radio');
    await expect(classes).toHaveCount(10);
    for (const index of [0, 4, 9]) {
      await classes.nth(index).check({ force: true });
      const sum = await panel.getByText(/^Evidence .+ and bias .+ make /).innerText();
      const [evidence, bias, made] = /Evidence (\S+) and bias (\S+) make (\S+)\./
        .exec(sum)!
        .slice(1)
        .map(Number);
      expect(evidence! + bias!).toBeCloseTo(made!, 6);
      const score = /score is ([\d.]+)\./.exec(sum)![1]!;
      expect(await readScores(findCard(page, name))).toContainEqual(expect.stringContaining(score));
      const how = await panel.getByText(/fitted on validation/).innerText();
      const sums = await panel
        .getByRole('group', { name: legend })
        .getByText(/^[+-]?\d+\.\d\d$/)
        .allInnerTexts();
      // The sums have two decimals.
      const again = recompute(how, made!, sums.map(Number));
      expect(Math.abs(again - Number(score))).toBeLessThan(0.005);
      await expect(panel.getByRole('img', { name: /^What each .+ Most for: / })).toBeVisible();
    }
    await page.getByRole('slider', { name: 'Threshold for all three classifiers' }).focus();
    await page.keyboard.press('Home');
    await expect(panel.getByText('The threshold 0.00 accepts every finite sum.')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(
      panel.getByText(/^Any sum from \S+ up reaches the threshold 0\.01: /),
    ).toBeVisible();
  });
}
