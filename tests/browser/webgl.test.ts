import { describe, expect, it } from 'vitest';

const ASK_FOR_WEBGL = `
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  postMessage(gl ? gl.getParameter(gl.VERSION) : 'none');
`;

describe('the browser of these tests has WebGL 2', () => {
  it('on the page', () => {
    expect(document.createElement('canvas').getContext('webgl2')).not.toBeNull();
  });

  it('and in a worker', async () => {
    const address = URL.createObjectURL(new Blob([ASK_FOR_WEBGL], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const version = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.terminate();
    URL.revokeObjectURL(address);
    expect(version).toContain('WebGL 2.0');
  });
});
