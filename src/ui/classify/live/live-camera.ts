/** What comes when the camera is asked for, and not with the page. */
import { listCameras, openCamera, watchCameras } from '../../../data/camera/open-camera.ts';
import type { Live } from '../../../state/live.svelte.ts';
import { createLive } from '../../../state/live.svelte.ts';
import type { Playground } from '../../../state/playground.svelte.ts';
import { messages } from '../../messages/camera.ts';

export { default as LivePace } from './LivePace.svelte';
export { default as LivePanel } from './LivePanel.svelte';
export { default as LivePause } from './LivePause.svelte';

export function startLive(playground: Playground): Live {
  const access = { open: openCamera, list: listCameras, watch: watchCameras };
  return createLive(playground, access, () => performance.now(), messages.camera.kept);
}
