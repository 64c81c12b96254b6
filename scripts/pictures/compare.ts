import type { Page } from 'puppeteer-core';
import type { Pixels } from './pixels.js';
import { addressOf, decode } from './pixels.js';

/** A part of a picture, pixels from its left and upper edge; `right` and `bottom` are the first ones outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How two pictures differ. */
export interface Difference {
  /** How many pixels do. */
  readonly count: number;
  /** The smallest part that holds all of them; absent where none does. */
  readonly box?: Box;
}

/**
 * Compares two pictures pixel by pixel. A pixel differs when one of its four channels does by more than `tolerance` (0 to
 * 255); pictures of different sizes differ everywhere. Runs inside a page, too: it uses nothing from outside itself.
 */
export function comparePixels(first: Pixels, second: Pixels, tolerance: number): Difference {
  const { width, height } = first;
  if (width !== second.width || height !== second.height) {
    const [right, bottom] = [Math.max(width, second.width), Math.max(height, second.height)];
    return { count: right * bottom, box: { left: 0, top: 0, right, bottom } };
  }
  let count = 0;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    let most = 0;
    for (let at = pixel * 4; at < pixel * 4 + 4; at += 1)
      most = Math.max(most, Math.abs((first.bytes[at] ?? 0) - (second.bytes[at] ?? 0)));
    if (most <= tolerance) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    count += 1;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return count === 0 ? { count } : { count, box: { left, top, right, bottom } };
}

/** Compares two PNGs inside the browser, which decodes them. `page` needs to show nothing. */
export async function comparePictures(
  page: Page,
  first: Uint8Array,
  second: Uint8Array,
  tolerance: number,
): Promise<Difference> {
  const addresses = JSON.stringify([addressOf(first), addressOf(second)]);
  return (await page.evaluate(
    `Promise.all(${addresses}.map(${decode.toString()})).then(([one, other]) => (${comparePixels.toString()})(one, other, ${tolerance}))`,
  )) as Difference;
}
