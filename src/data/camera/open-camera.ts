/** Why a camera shows nothing. */
export type CameraFailureReason = 'insecure' | 'denied' | 'none' | 'busy' | 'ended' | 'unknown';

/** A camera that could not be opened. The page says it in words of its own. */
export class CameraFailure extends Error {
  override readonly name = 'CameraFailure';
  readonly reason: CameraFailureReason;

  constructor(reason: CameraFailureReason, options?: ErrorOptions) {
    super(`The camera could not be opened: ${reason}.`, options);
    this.reason = reason;
  }
}

/** A camera that is on. */
export interface Camera {
  readonly stream: MediaStream;
  /** Empty where the browser does not tell. */
  readonly id: string;
  /** It looks at whoever holds the machine, as far as the browser knows. */
  readonly isFront: boolean;
  /** Switches it off, its light too. */
  close(): void;
}

/** A camera that can be chosen; its name is empty before the visitor has allowed one. */
export interface CameraName {
  readonly id: string;
  readonly name: string;
}

/**
 * Enough for a large view, and little enough that each frame can be read back whole: of a larger one the
 * browser turns all pixels into colours, also those that are left out.
 */
const SIZE = { width: { ideal: 640 }, height: { ideal: 480 } };

/** What the errors of `getUserMedia` say: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const REASONS: Partial<Record<string, CameraFailureReason>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * Opens a camera, which takes as long as the visitor needs to allow it.
 *
 * @param id of the camera; with null the one at the back, or whichever there is
 * @param onEnd is told when it ends by itself: unplugged, or no longer allowed
 * @throws CameraFailure
 */
export async function openCamera(id: string | null, onEnd: () => void): Promise<Camera> {
  const choice = id === null ? { facingMode: 'environment' } : { deviceId: { exact: id } };
  const stream = await findDevices()
    .getUserMedia({ video: { ...choice, ...SIZE } })
    .catch((cause: unknown) => {
      const name = cause instanceof DOMException ? cause.name : '';
      throw new CameraFailure(REASONS[name] ?? 'unknown', { cause });
    });
  const track = stream.getVideoTracks()[0]!;
  track.addEventListener('ended', onEnd);
  const { deviceId = '', facingMode } = track.getSettings();
  return {
    stream,
    id: deviceId,
    isFront: facingMode === 'user',
    close() {
      for (const one of stream.getTracks()) one.stop();
    },
  };
}

/** The cameras that are there now. */
export async function listCameras(): Promise<CameraName[]> {
  const devices = await findDevices().enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/** Tells when a camera is plugged in or out; returns how to stop listening. */
export function watchCameras(onChange: () => void): () => void {
  const devices = findDevices();
  devices.addEventListener('devicechange', onChange);
  return () => devices.removeEventListener('devicechange', onChange);
}

/** Absent where the page is not on https or localhost, whatever the types say. */
function findDevices(): MediaDevices {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new CameraFailure('insecure');
  return devices;
}
