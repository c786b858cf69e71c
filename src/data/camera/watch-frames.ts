/** Calls back for each new frame of a video; returns how to stop. */
export function watchFrames(video: HTMLVideoElement, onFrame: () => void): () => void {
  return 'requestVideoFrameCallback' in video
    ? watchPresented(video, onFrame)
    : watchDrawn(video, onFrame);
}

function watchPresented(video: HTMLVideoElement, onFrame: () => void): () => void {
  const next = () =>
    video.requestVideoFrameCallback(() => {
      // Asked for first, so that what goes wrong with one frame does not end them all.
      request = next();
      onFrame();
    });
  let request = next();
  return () => video.cancelVideoFrameCallback(request);
}

/** Firefox before 132 tells of no frames: https://bugzilla.mozilla.org/show_bug.cgi?id=1800882 */
function watchDrawn(video: HTMLVideoElement, onFrame: () => void): () => void {
  let last = -1;
  const next = () =>
    requestAnimationFrame(() => {
      request = next();
      if (video.currentTime === last) return;
      last = video.currentTime;
      onFrame();
    });
  let request = next();
  return () => cancelAnimationFrame(request);
}
