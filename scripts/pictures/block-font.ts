/**
 * A TrueType font (https://learn.microsoft.com/typography/opentype/spec/) in which every letter is a block. Pictures of
 * pages that are set in it are the same on every machine, whatever fonts are installed there: what is left to see is
 * colors, sizes and places.
 */

/** Units of a design that is one em high. */
const em = 1000;
const ascent = 800;
const descent = 200;

/** How wide a letter is, and the block in it. A block leaves room around itself, so that one can be told from the next. */
interface Glyph {
  readonly advance: number;
  readonly block?: readonly [left: number, bottom: number, right: number, top: number];
}

const glyphs = {
  unknown: { advance: 500 },
  space: { advance: 250 },
  narrow: { advance: 500, block: [50, 0, 450, 600] },
  wide: { advance: 900, block: [50, -100, 850, 750] },
} satisfies Record<string, Glyph>;

type GlyphName = keyof typeof glyphs;

/** Which letters, from the first code point to the last. Everything from Hangul's first on is wide, but for signs such as ₩. */
const letters: readonly (readonly [first: number, last: number, glyph: GlyphName])[] = [
  [0x20, 0x20, 'space'],
  [0x21, 0x9f, 'narrow'],
  [0xa0, 0xa0, 'space'],
  [0xa1, 0x10ff, 'narrow'],
  [0x1100, 0x11ff, 'wide'],
  [0x1200, 0x2e7f, 'narrow'],
  [0x2e80, 0x10ffff, 'wide'],
];

const names = Object.keys(glyphs) as readonly GlyphName[];
const all: readonly Glyph[] = names.map((name) => glyphs[name]);

const u8 = (...values: number[]): Buffer => Buffer.from(values);
const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u8((value >> 8) & 255, value & 255)));
const u32 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => u16(Math.floor(value / 65536), value % 65536)));
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** Where a part begins, after those before it. */
const startOf = (lengths: readonly number[], at: number): number =>
  lengths.slice(0, at).reduce((sum, length) => sum + length, 0);

/** One closed outline of four points, clockwise, each the corner after the one before. */
function outlineOf({ block }: Glyph): Buffer {
  if (!block) return Buffer.alloc(0);
  const [left, bottom, right, top] = block;
  const outlines = u16(1, left, bottom, right, top, 3, 0);
  const onCurve = u8(1, 1, 1, 1);
  return padded(
    Buffer.concat([outlines, onCurve, u16(left, 0, right - left, 0), u16(bottom, top - bottom, 0, bottom - top)]),
  );
}

/** Format 13: many letters to one glyph. */
function characterMap(): Buffer {
  const groups = letters.map(([first, last, glyph]) => u32(first, last, names.indexOf(glyph)));
  const table = [u16(13, 0), u32(16 + 12 * groups.length, 0, groups.length), ...groups];
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), ...table]);
}

function nameTable(): Buffer {
  // Family, style, a name of its own, the whole name, the name for printers.
  const said = [1, 2, 3, 4, 6].map((id) => ({
    id,
    text: Buffer.from(id === 2 ? 'Regular' : 'Blocks', 'utf16le').swap16(),
  }));
  const header = u16(0, said.length, 6 + 12 * said.length);
  const lengths = said.map(({ text }) => text.length);
  const records = said.map(({ id, text }, at) => u16(3, 1, 0x409, id, text.length, startOf(lengths, at)));
  return Buffer.concat([header, ...records, ...said.map(({ text }) => text)]);
}

function metricsForWindows(): Buffer {
  const panose = Buffer.alloc(10);
  const [scripts, vendor] = [u32(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), Buffer.from('none')];
  return Buffer.concat([
    u16(4, 500, 400, 5, 0), // version, mean advance, weight, width, may be embedded
    u16(650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0), // small letters above and below the line, the line through
    panose,
    scripts,
    vendor,
    u16(0x40, 0x20, 0xffff, ascent, -descent, 0, ascent, descent), // regular; first and last letter; lines
    u32(1, 0),
    u16(500, 700, 0, 0x20, 1), // height of x and of X, the letter for none, the one to break at, context
  ]);
}

/** The tables by their names. */
function tables(): Readonly<Record<string, Buffer>> {
  const outlines = all.map(outlineOf);
  const lengths = outlines.map(({ length }) => length);
  const starts = [...lengths, 0].map((_, at) => startOf(lengths, at));
  const widest = Math.max(...all.map(({ advance }) => advance));
  return {
    'OS/2': metricsForWindows(),
    cmap: characterMap(),
    glyf: Buffer.concat(outlines),
    head: Buffer.concat([
      u32(0x10000, 0x10000, 0, 0x5f0f3cf5), // version, revision, a sum that browsers make themselves, the magic number
      u16(0, em),
      Buffer.alloc(16), // made and changed: never, so that the file is always the same
      u16(0, -100, 850, 750, 0, 8, 2, 1, 0), // the box of all blocks, regular, readable from 8 px, addresses in four bytes
    ]),
    hhea: Buffer.concat([
      u32(0x10000),
      u16(ascent, -descent, 0, widest, 0, 0, 850, 1, 0, 0, 0, 0, 0, 0, 0, all.length),
    ]),
    hmtx: Buffer.concat(all.map(({ advance, block }) => u16(advance, block?.[0] ?? 0))),
    loca: u32(...starts),
    maxp: Buffer.concat([u32(0x10000), u16(all.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: nameTable(),
    post: Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(0, 0, 0, 0, 0)]),
  };
}

const sumOf = (bytes: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) % 2 ** 32;
  return sum;
};

/** The font as a file, under 1 kB. */
export function blockFont(): Buffer {
  const parts = Object.entries(tables()).map(([tag, bytes]) => ({ tag, length: bytes.length, bytes: padded(bytes) }));
  let offset = 12 + 16 * parts.length;
  const records = parts.map(({ tag, length, bytes }) => {
    const record = Buffer.concat([Buffer.from(tag), u32(sumOf(bytes), offset, length)]);
    offset += bytes.length;
    return record;
  });
  const power = Math.floor(Math.log2(parts.length));
  const header = Buffer.concat([
    u32(0x10000),
    u16(parts.length, 16 * 2 ** power, power, 16 * (parts.length - 2 ** power)),
  ]);
  return Buffer.concat([header, ...records, ...parts.map(({ bytes }) => bytes)]);
}
