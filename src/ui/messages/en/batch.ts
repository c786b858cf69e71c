import type { RowChoice, RowState } from '../../../core/batch-rows.ts';
import type { Share } from '../../../core/counts.ts';
import type { LabelSource } from '../../../core/folder-classes.ts';
import type { UnjudgedReason } from '../../../data/batch/batch-row.ts';
import type { NearestAsked } from '../../../state/nearest-asked.ts';
import { createAskedWords } from './asked.ts';
import type { Shared } from './shared.ts';

/** The words of the page that judges many pictures. */
export function createBatchMessages(shared: Shared) {
  const { format, share, counted } = shared;
  const asked = createAskedWords(shared);
  const countWords: Record<RowState, string> = {
    scored: 'scored',
    waiting: 'waiting',
    refused: 'refused',
    unjudged: 'not judged',
  };
  const stateNames: Record<RowState, string> = {
    scored: 'Scored',
    waiting: 'Waiting',
    refused: 'Refused',
    unjudged: 'Not judged',
  };
  const stateCount = (state: RowState, count: number) =>
    `${format.count(count)} ${countWords[state]}`;

  return {
    title: 'Many pictures at once',
    files: 'Choose pictures',
    folder: 'Choose a folder',
    samples: 'Take test pictures',
    hint: 'Or drop pictures, folders and zip archives anywhere on this page.',
    privacy: 'Pictures never leave this machine.',
    labels:
      'A folder named after one of the ten classes (or “plane”, “car”, “boat”) says what its pictures are: the innermost folder counts, and neither capitals nor a plural makes a difference. Of any other name you can say what its folders hold.',
    fromClassify:
      'Classify judges one picture at a time: what you gave it, several files, a folder or a zip archive, is judged here.',
    dropNow: 'Drop the pictures to judge them',
    notice: {
      empty: 'No pictures came with that: the folder or archive is empty. Choose another.',
      cancelled: 'Cancelled before the files were looked through. Choose them again to judge them.',
    },
    onlyText: 'That was text, not pictures. Copy or drag the pictures themselves.',

    gathering: 'Looking through the files',
    progress: (done: number, total: number) => `${format.count(done)} of ${format.count(total)}`,
    progressName: 'Files done',
    cancel: 'Cancel',
    stateCount,
    skipped: (count: number) => `${counted(count, 'system file', 'system files')} skipped`,
    spokenStart: (total: number) => `Judging ${counted(total, 'file', 'files')}.`,
    spokenEnd: (counts: Readonly<Record<RowState, number>>) =>
      `Done: ${(['scored', 'refused', 'unjudged'] as const)
        .filter((state) => counts[state] > 0)
        .map((state) => stateCount(state, counts[state]))
        .join(', ')}.`,

    failed: 'could not answer.',
    retry: 'Ask again',
    notKept:
      'This browser does not let the page keep the batch: it is gone when the page is closed. Save it as a file, or free some space; keeping is tried again every few seconds.',
    replaced:
      'Another tab has begun a newer batch, which is the one that is kept. Save this one as a file.',

    take: 'Take it along',
    csv: 'Save as CSV',
    json: 'Save as JSON',
    fileName: 'tipping-point-batch',
    clear: 'Forget this batch',
    clearSure: 'Forget this batch? Its rows are removed from this browser, too.',

    accuracyTitle: (source: LabelSource) =>
      ({
        folders: 'Right, as the folders say',
        visitor: 'Right, as you say',
        both: 'Right, as the folders and you say',
      })[source],
    accuracy: (of: Share) => share.percent(of),
    accuracyOf: (of: Share) => share.whole(of),
    unlabelled: ({ all, inNoFolder }: { readonly all: number; readonly inNoFolder: number }) => {
      const head = `${counted(all, 'picture has', 'pictures have')} no label:`;
      const isOne = all - inNoFolder === 1;
      const folders = `say below what ${isOne ? 'its folder holds' : 'their folders hold'}`;
      if (inNoFolder === 0) return `${head} ${folders}.`;
      if (inNoFolder === all) return `${head} ${all === 1 ? 'it lies' : 'they lie'} in no folder.`;
      return `${head} ${format.count(inNoFolder)} in no folder; of the other${isOne ? '' : 's'}, ${folders}.`;
    },
    nearest: (here: NearestAsked) =>
      `Nearest neighbour compared these pictures with ${asked(here)}, as Classify was set.`,
    nearestInLab: (there: NearestAsked) =>
      `In the lab it judged the test pictures with ${asked(there)}, so that its share there is another one.`,
    openLab: (count: number) =>
      `Open ${count === 1 ? 'it' : `these ${format.count(count)}`} in the threshold lab`,
    folders: 'What these folders hold',
    folderCount: (count: number) => `(${format.count(count)})`,
    noClass: 'no label',
    moreFolders: (count: number) => `Show ${counted(count, 'more folder', 'more folders')}`,
    saidByHand: 'you said',

    show: 'Show',
    showRows: (rows: RowChoice, count: number) =>
      `${{ ...stateNames, all: 'All', wrong: 'Wrong' }[rows]} (${format.count(count)})`,
    table: 'Files of the batch',
    guesses: 'The best class and its score, whatever the threshold.',
    openHint: 'Press a row’s picture to see in Classify why it is answered so.',
    open: (name: string) => `Open ${name} in Classify`,
    picture: 'Picture',
    file: 'File',
    state: 'State',
    label: 'Folder says',
    stateName: stateNames,
    unjudged: {
      cancelled: 'Cancelled before its turn. Choose it again to judge it.',
      reloaded: 'The page was closed before its turn. Choose it again to judge it.',
      failed: 'No classifier could answer. Ask again above.',
    } satisfies Record<UnjudgedReason, string>,
    firstFrame: 'first frame',
    noLabel: '–',
    noAnswer: 'no answer',
    sortBy: (column: string) => `Sort by ${column}`,
    more: (shown: number, total: number) =>
      `${format.count(shown)} of ${format.count(total)} are shown.`,
    showMore: (count: number) => `Show ${format.count(count)} more`,
  };
}
