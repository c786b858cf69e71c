/** Words of the field that the lab explains where it uses them. */
export const TERMS = [
  'operatingPoint',
  'sameDecisions',
  'logOdds',
  'recall',
  'falsePositives',
  'precision',
  'coverage',
  'answersRight',
  'flaggedShare',
  'selectiveRisk',
  'metrics',
  'roc',
  'averagePrecision',
  'aurc',
  'wilson',
  'bootstrap',
  'mcnemar',
  'ece',
] as const;
export type TermName = (typeof TERMS)[number];

interface Term {
  readonly name: string;
  /** A few sentences, for who has never met the word. */
  readonly meaning: string;
}

/** What the words of the field mean. */
export function createTermMessages() {
  return {
    /** Names a word that can be pressed. */
    ask: (word: string) => `${word}: what is that?`,
    lead: 'In plain words:',
    logOdds: 'log-odds?',
    explain: {
      operatingPoint: {
        name: 'operating point',
        meaning:
          'A threshold together with what it does: how much is found and how much goes wrong. There are only as many as there are different scores; between two of them no decision changes.',
      },
      sameDecisions: {
        name: 'same decisions',
        meaning:
          'No picture has a score in this interval, so that any threshold in it accepts the same pictures. One beyond it lets a picture in or shuts one out.',
      },
      logOdds: {
        name: 'log-odds',
        meaning:
          'Another way to write a score p: the logarithm of p / (1 − p). 0 is a score of 0.5, +2.2 is 0.9, +4.6 is 0.99. It spreads out what crowds near 0 and near 1.',
      },
      recall: {
        name: 'recall',
        meaning:
          'Of the pictures that are of the class, the share that is found: found ÷ (found + missed). Lower the threshold and it grows.',
      },
      falsePositives: {
        name: 'false positives',
        meaning:
          'Pictures of something else that are taken for the class: the boat that becomes a plane. The false-positive rate is their share of all that are something else.',
      },
      precision: {
        name: 'precision',
        meaning:
          'Of the pictures that are called the class, the share that really is. It says how far a “yes” can be trusted.',
      },
      coverage: {
        name: 'coverage',
        meaning:
          'The share of all pictures that get an answer. For the rest the classifier says that it is not sure, which is to abstain.',
      },
      answersRight: {
        name: 'right of the answers',
        meaning:
          'Of the answers that are given, the share that is right. Pictures without an answer do not count.',
      },
      flaggedShare: {
        name: 'flagged share and risk',
        meaning:
          'The flagged share is how many of all pictures are called the class, rightly or wrongly; the risk is how many of those are wrong. AURC is the area under this curve: less is better, but no order reaches 0. Once all of the class are flagged only others are left to flag: with one in ten of the class even an ideal order has 0.67, told beside it as ideal.',
      },
      selectiveRisk: {
        name: 'risk and coverage',
        meaning:
          'Selective risk is the share of wrong ones among the answers that are given; coverage is how many are given. A classifier that knows when it does not know stays low on the left. AURC is the area under this curve: less is better. Answers that are wrong come in at last in any order, so that it is not 0: beside it stands what an ideal order of the same answers has.',
      },
      metrics: {
        name: 'figures at every threshold',
        meaning:
          'The same figures as above, along the threshold. F1 weighs recall and precision against each other: 2 × found ÷ (2 × found + false positives + missed). Generalised risk is the share of wrong answers among all pictures, answered or not.',
      },
      roc: {
        name: 'ROC and AUC',
        meaning:
          'What is found against what is falsely accepted, for every threshold (receiver operating characteristic). AUC is the area under it: the chance that a picture that should be accepted scores higher than one that should not. 0.5 is guessing, 1 is perfect.',
      },
      averagePrecision: {
        name: 'average precision (AP)',
        meaning:
          'How right the accepted ones are, against how much is found. AP is the mean precision over the steps at which something more is found; 1 is perfect, and guessing gives the share of the class.',
      },
      aurc: {
        name: 'AURC',
        meaning:
          'Area under the risk-coverage curve: the share of wrong ones among the accepted, averaged over how many are accepted. Less is better, down to what an ideal order of the same pictures has, with all right ones first: the wrong ones come in at last, so that this is not 0. For a detector of one class in ten it is 0.67.',
      },
      wilson: {
        name: '95 % interval by Wilson',
        meaning:
          'The small figures under a share: where the true share can lie, judged from this many pictures. Of many such intervals 95 in 100 hold the truth. Wilson’s stays sensible near 0 % and 100 %.',
      },
      bootstrap: {
        name: 'bootstrap',
        meaning:
          'The pictures are drawn anew at random, some twice and some not at all, a thousand times; each time the figure is computed again. The middle 95 % of the results are the interval.',
      },
      mcnemar: {
        name: 'McNemar’s test',
        meaning:
          'Looks only at the pictures that one of the two gets right and the other wrong. If both were equally good, it would be a coin’s toss which one; p is how likely a toss at least as lopsided is.',
      },
      ece: {
        name: 'expected calibration error (ECE)',
        meaning:
          'How far confidence and truth lie apart on average. If of the answers given with 70 % confidence 70 % are right, and so at every level, it is 0.',
      },
    } satisfies Record<TermName, Term>,
  };
}
