import { createLabMessages } from './lab.ts';
import { createStripMessages } from './strip.ts';
import { createChartMessages } from './charts.ts';
import { createConfusionMessages } from './confusion.ts';
import { createCostMessages } from './costs.ts';
import { createCompareMessages } from './compare.ts';
import { createCalibrationMessages } from './calibration.ts';
import { createRecomputeMessages } from './recompute.ts';
import { createFromLabMessages } from './from-lab.ts';
import { createTermMessages } from './terms.ts';
import { shared } from './shared.ts';

/** What the threshold lab says in English. */
export const en = {
  lab: createLabMessages(shared),
  strip: createStripMessages(shared),
  charts: createChartMessages(shared),
  confusion: createConfusionMessages(shared),
  costs: createCostMessages(shared),
  compare: createCompareMessages(shared),
  terms: createTermMessages(),
  fromLab: createFromLabMessages(shared),
  calibration: createCalibrationMessages(shared),
  recompute: createRecomputeMessages(shared),
};

/** Its form, which every other language fills in. */
export type ThresholdsMessages = typeof en;
