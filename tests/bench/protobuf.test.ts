import { describe, expect, it } from 'vitest';
import { message, text, wholeNumber } from './page/network/protobuf.ts';

describe('a message of protobuf', () => {
  // The first three are the examples of protobuf's own description of its encoding.
  it.each([
    ['a whole number', wholeNumber(1, 150), [0x08, 0x96, 0x01]],
    ['a text', text(2, 'testing'), [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]],
    ['a message in it', message(3, [wholeNumber(1, 150)]), [0x1a, 0x03, 0x08, 0x96, 0x01]],
    ['zero', wholeNumber(1, 0), [0x08, 0x00]],
    ['a field above 15', wholeNumber(20, 7), [0xa0, 0x01, 0x07]],
    ['more than 32 bits', wholeNumber(1, 2 ** 35), [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]],
    ['an empty text', text(2, ''), [0x12, 0x00]],
    ['a text that is not ASCII', text(2, 'é'), [0x12, 0x02, 0xc3, 0xa9]],
  ])('%s', (_, written, bytes) => {
    expect([...written]).toEqual(bytes);
  });
});
