import type { Perturbation } from '../../../core/perturb.ts';
import type { Shared } from './shared.ts';

/** The words of the tool that changes the picture. */
export function createChangeMessages({ format }: Shared) {
  const away = (count: number, positive: string, negative: string) =>
    count === 0 ? [] : [`${format.count(Math.abs(count))} ${count > 0 ? positive : negative}`];

  return {
    title: 'Change the picture',
    grip: 'The picture. Drag it, or press the arrow keys, to move it by a pixel.',
    left: 'Move left by a pixel',
    right: 'Move right by a pixel',
    up: 'Move up by a pixel',
    down: 'Move down by a pixel',
    darker: 'Darker',
    brighter: 'Brighter',
    mirror: 'Mirror',
    blur: 'Blur',
    undo: 'Undo',
    reset: 'Reset',
    hint: 'Drag the picture a pixel or two, and watch the answers.',
    state({ right, down, brighter, isMirrored, blurs }: Perturbation): string {
      const parts = [
        ...away(right, 'right', 'left'),
        ...away(down, 'down', 'up'),
        ...away(brighter, 'grey levels brighter', 'grey levels darker'),
        ...(isMirrored ? ['mirrored'] : []),
        ...(blurs === 0 ? [] : [blurs === 1 ? 'blurred' : `blurred ${format.count(blurs)} times`]),
      ];
      return parts.length === 0 ? '' : `Changed: ${parts.join(', ')}.`;
    },
  };
}
