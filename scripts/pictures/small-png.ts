import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './pixels.js';

/** A pixel's red, green and blue in one number. */
type Color = number;

const mostColors = 256;

/**
 * Writes an opaque picture as a PNG with a palette (https://www.w3.org/TR/png-3/), a third as large as the browser's: the
 * most frequent colors stay exactly as they are, others, which stand at the rims of letters, become the nearest of these.
 */
export function smallPng(pixels: Pixels): Uint8Array {
  const { width, height } = pixels;
  const colors = colorsOf(pixels);
  const palette = frequentOf(colors);
  const places = new Map(palette.map((color, place) => [color, place]));
  const rows = Buffer.alloc((width + 1) * height); // each row begins with the kind of its filter: 0, none
  for (const [at, color] of colors.entries()) {
    const place = places.get(color) ?? nearest(color, palette);
    places.set(color, place);
    rows[at + Math.floor(at / width) + 1] = place;
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]); // eight bits a pixel, with a palette
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [...channelsOf(color)]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colorsOf({ bytes, width, height }: Pixels): Uint32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  return Uint32Array.from({ length: width * height }, (_, at) => view.getUint32(at * 4) >>> 8);
}

/** The most frequent color of each of the most frequent families: colors that agree in the upper five bits of each channel. */
function frequentOf(colors: Uint32Array): Color[] {
  const counts = new Map<Color, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const families = new Map<number, { readonly color: Color; readonly total: number }>();
  for (const [color, count] of [...counts].sort(([, first], [, second]) => second - first)) {
    const family = families.get(color & 0xf8f8f8) ?? { color, total: 0 };
    families.set(color & 0xf8f8f8, { ...family, total: family.total + count });
  }
  const sorted = [...families.values()].sort((first, second) => second.total - first.total);
  return sorted.slice(0, mostColors).map(({ color }) => color);
}

const channelsOf = (color: Color): [number, number, number] => [color >> 16, (color >> 8) & 255, color & 255];

/** The place in the palette of the color that differs least. */
function nearest(color: Color, palette: readonly Color[]): number {
  const wanted = channelsOf(color);
  const distances = palette.map((each) =>
    channelsOf(each).reduce((sum, channel, at) => sum + (channel - (wanted[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
