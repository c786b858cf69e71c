import { en } from './en/camera.ts';
import type { CameraMessages } from './en/camera.ts';
import type { Messages } from './en/index.ts';
import { messages as general } from './messages.ts';

/** What the live camera says. It comes with the camera, and not before. */
export const messages: Messages & CameraMessages = { ...general, ...en };
