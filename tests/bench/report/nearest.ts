import { PICTURE_BYTES } from '../../../src/core/picture.ts';
import { count, formatTable } from '../../../models/pipeline/readme-table.ts';
import type { NearestResults, Question } from '../nearest.ts';
import { PEER_SIZES, SIZES } from '../nearest.ts';
import type { RivalName } from '../page/nearest/nearest.ts';
import type { Ratio } from '../ratios.ts';
import { divide } from '../ratios.ts';
import { megabytes, milliseconds, NOTHING, spreadMilliseconds } from './format.ts';

const MOST_OF_KNN_CLASSIFIER = 0.1;
const MOST_OF_PACKED = 1.2;
const MOST_REFERENCES = SIZES.at(-1)!;
const PACKED = MOST_REFERENCES * PICTURE_BYTES;

export function tabulateNearest(results: NearestResults): string[] {
  return [formatQuestions(results), formatGrowth(results)];
}

function formatQuestions({ questions, held }: NearestResults): string {
  return formatTable([
    [
      'One question',
      ...PEER_SIZES.map((size) => `${count(size)} references`),
      'Rounds',
      'Memory',
      'Of the packed bytes',
    ],
    ...groupByWay(questions).map((way) => {
      const { rival, distance } = way[0]!;
      const times = PEER_SIZES.map((size) => findSize(way, size)?.time);
      const bytes = held[rival]?.all;
      return [
        `${rival}, ${distance}`,
        ...times.map((time) => (time ? spreadMilliseconds(time) : 'does not fit')),
        String(times.find((time) => time)?.rounds.length ?? NOTHING),
        bytes === undefined ? NOTHING : megabytes(bytes),
        bytes === undefined ? NOTHING : (bytes / PACKED).toFixed(2),
      ];
    }),
  ]);
}

function formatGrowth({ questions }: NearestResults): string {
  return formatTable([
    ['One question, by references', ...SIZES.map(count)],
    ...groupByWay(questions).map((way) => [
      `${way[0]!.rival}, ${way[0]!.distance}`,
      ...SIZES.map((size) => {
        const time = findSize(way, size)?.time;
        return time ? milliseconds(time.median) : NOTHING;
      }),
    ]),
  ]);
}

export function compareNearest({ questions, held }: NearestResults): Ratio[] {
  const question = (rival: RivalName, distance: string, references: number) =>
    questions.find(
      (one) => one.rival === rival && one.distance === distance && one.references === references,
    )?.time;
  const compare = (distance: string, size: number, rival: RivalName, by: string) =>
    divide(
      `One question, ${count(size)} references: ${distance} / ${rival}`,
      question('Tipping Point', distance, size),
      question(rival, by, size),
      rival === 'knn-classifier' ? MOST_OF_KNN_CLASSIFIER : null,
    );
  return [
    ...PEER_SIZES.flatMap((size) => [
      compare('L1', size, 'knn-classifier', 'cosine'),
      compare('L2', size, 'knn-classifier', 'cosine'),
      compare('L2', size, 'ml-knn', 'L2'),
      compare('L1', size, 'plain typed arrays', 'L1'),
      compare('L2', size, 'plain typed arrays', 'L2'),
    ]),
    {
      name: `WebAssembly memory for ${count(MOST_REFERENCES)} references / their bytes`,
      value: held['Tipping Point'] ? held['Tipping Point'].webAssembly / PACKED : null,
      worst: null,
      most: MOST_OF_PACKED,
    },
  ];
}

/** Questions of the same rival by the same distance, in the order of the first of each. */
function groupByWay(questions: readonly Question[]): Question[][] {
  const ways = new Map<string, Question[]>();
  for (const question of questions) {
    const way = `${question.rival}, ${question.distance}`;
    ways.set(way, [...(ways.get(way) ?? []), question]);
  }
  return [...ways.values()];
}

function findSize(way: readonly Question[], size: number): Question | undefined {
  return way.find(({ references }) => references === size);
}
