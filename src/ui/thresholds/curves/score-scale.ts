import type { Span } from '../../../core/scales.ts';
import { placeThreshold, toLogOdds } from '../../../core/scales.ts';
import type { Scale } from '../../../core/scales.ts';
import type { Axis } from '../../charts/axis.ts';
import { createAxis } from '../../charts/axis.ts';
import { messages } from '../../messages/thresholds.ts';

/** The scales that scores themselves have. */
export type ScoreScale = 'threshold' | 'log-odds';

/** The scale of the slider where scores have it, else log-odds. */
export function chooseScoreScale(scale: Scale): ScoreScale {
  return scale === 'threshold' ? 'threshold' : 'log-odds';
}

/** An axis for scores. */
export function createScoreAxis(scale: ScoreScale, span: Span): Axis {
  const [low, high] = scale === 'threshold' ? [0, 1] : [span.low, span.high];
  return createAxis(messages.charts.scoreAxis[scale], low, high, messages.charts.number);
}

/** A threshold as a value of such an axis; what lies above every score is put at its end. */
export function readScore(threshold: number, scale: ScoreScale, span: Span): number {
  if (scale === 'threshold') return Math.min(1, Math.max(0, threshold));
  if (threshold >= 1) return span.high;
  return Math.min(span.high, Math.max(span.low, toLogOdds(threshold)));
}

/** Where a score lies on the axis, 0 to 1. */
export function placeScore(score: number, scale: ScoreScale, span: Span): number {
  if (scale === 'threshold') return placeThreshold(score, scale, span);
  return (readScore(score, scale, span) - span.low) / (span.high - span.low);
}
