import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparePixels } from '../../scripts/pictures/compare.js';
import type { Pixels } from '../../scripts/pictures/pixels.js';

/** A white picture of 4 by 3, with some channels set: `[x, y, channel, value]`. */
function picture(...changes: readonly (readonly [x: number, y: number, channel: number, value: number])[]): Pixels {
  const bytes = new Uint8Array(4 * 3 * 4).fill(255);
  for (const [x, y, channel, value] of changes) bytes[(y * 4 + x) * 4 + channel] = value;
  return { width: 4, height: 3, bytes };
}

describe('comparePixels', () => {
  it('finds nothing between two pictures that are equal', () => {
    assert.deepEqual(comparePixels(picture(), picture(), 0), { count: 0 });
  });

  it('finds one channel of one pixel, and says where', () => {
    const expected = { count: 1, box: { left: 3, top: 2, right: 4, bottom: 3 } };
    for (const channel of [0, 1, 2, 3])
      assert.deepEqual(comparePixels(picture(), picture([3, 2, channel, 250]), 4), expected);
  });

  it('passes over what is within the tolerance, both ways', () => {
    assert.deepEqual(comparePixels(picture(), picture([1, 1, 0, 250]), 5), { count: 0 });
    assert.deepEqual(comparePixels(picture([1, 1, 0, 250]), picture(), 5), { count: 0 });
  });

  it('gives the smallest box around all that differs', () => {
    assert.deepEqual(comparePixels(picture(), picture([1, 0, 0, 0], [2, 2, 1, 0]), 0), {
      count: 2,
      box: { left: 1, top: 0, right: 3, bottom: 3 },
    });
  });

  it('finds pictures of different sizes different everywhere', () => {
    const taller = { width: 4, height: 5, bytes: new Uint8Array(80).fill(255) };
    const expected = { count: 20, box: { left: 0, top: 0, right: 4, bottom: 5 } };
    assert.deepEqual(comparePixels(picture(), taller, 255), expected);
    assert.deepEqual(comparePixels(taller, picture(), 255), expected);
  });
});
