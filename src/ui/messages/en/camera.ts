import type { CameraFailureReason } from '../../../data/camera/open-camera.ts';
import { shared } from './shared.ts';

const { format } = shared;

/** What the live camera says in English. */
export const en = {
  camera: {
    title: 'Live camera',
    live: 'Live',
    view: 'What the camera sees: the square that is judged',
    seen: 'Judged at 32 × 32',
    starting: 'Waiting for the camera. Allow it if the browser asks.',
    failure: {
      insecure: 'Browsers open a camera only on https or localhost. Open this page there.',
      denied: 'The camera is blocked. Allow it in the address bar of your browser, then try again.',
      none: 'No camera was found. Connect one, or open a picture instead.',
      busy: 'The camera is busy. Close the other program that uses it, then try again.',
      ended: 'The camera is gone: unplugged, or no longer allowed. Connect it, then try again.',
      unknown: 'The camera could not be started. Try again, or open a picture instead.',
    } satisfies Record<CameraFailureReason, string>,
    again: 'Try again',
    keep: 'Keep this picture',
    kept: 'The camera picture',
    stop: 'Stop',
    close: 'Close',
    mirror: 'Mirror',
    choose: 'Camera',
    unnamed: (position: number) => `Camera ${format.count(position)}`,
    rate: (perSecond: number) =>
      perSecond === 0 ? 'no picture for seconds' : `${format.rate(perSecond)} pictures a second`,
    delay: (milliseconds: number) => `${format.count(milliseconds)} ms behind`,
    explainPaused:
      'What the classifiers looked at is shown for a picture that stands still. Keep one, and it comes back.',
  },
};

/** Its form, which every other language fills in. */
export type CameraMessages = typeof en;
