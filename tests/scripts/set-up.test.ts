import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../../scripts/port.mjs';
import { checkNode } from '../../scripts/setup.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('takes %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['20.18.3', '18.20.8', '8.0.0'])('refuses %s in a sentence that names it', (version) => {
    expect(() => checkNode(version)).toThrow(`needs Node 20.19 or newer and this is ${version}`);
  });
});

describe('findFreePort', () => {
  it('passes over a port where somebody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await findFreePort(port)).toBeGreaterThan(port);
    await new Promise((resolve) => server.close(resolve));
    expect(await findFreePort(port)).toBe(port);
  });
});
