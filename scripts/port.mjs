import { connect } from 'node:net';

/**
 * Finds the first port from `first` on where nobody answers, on either address of `localhost`.
 *
 * @param {number} first
 * @returns {Promise<number>}
 */
export async function findFreePort(first) {
  const taken = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswered(host, first)));
  return taken.includes(true) ? findFreePort(first + 1) : first;
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isAnswered(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
