import { createLaunchOptions } from '../../scripts/browser.mjs';

/**
 * What a browser is started with that imitates cameras and allows them without asking.
 *
 * @param fps pictures a second that each of its two cameras gives
 */
export function createCameraOptions(fps: number) {
  const options = createLaunchOptions();
  const flags = [
    `--use-fake-device-for-media-stream=device-count=2,fps=${fps}`,
    '--use-fake-ui-for-media-stream',
  ];
  return { ...options, args: [...options.args, ...flags] };
}
