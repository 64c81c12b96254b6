/** A color in sRGB: red, green, blue and opacity, each 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

function fromHex(digits: string): number[] {
  const pairs = digits.length < 6 ? digits.replaceAll(/./g, '$&$&') : digits;
  return (pairs.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16) / 255);
}

/** Reads `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, and what computed styles say: `rgb()`, `rgba()`, `color(srgb …)`. */
export function parseColor(text: string): Color {
  const [, hex] = /^#((?:[\da-f]{3,4}){1,2})$/i.exec(text) ?? [];
  const [, name, list = ''] = /^(rgba?|color)\((?:srgb )?([\d\s.,/e%-]+)\)$/.exec(text) ?? [];
  const numbers = list.match(/[\d.e-]+/g)?.map(Number) ?? [];
  const found = hex
    ? fromHex(hex)
    : name === 'color'
      ? numbers
      : numbers.map((part, at) => (at < 3 ? part / 255 : part));
  const [red, green, blue, alpha = 1] = found;
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`expected a color in sRGB, got ${text}`);
  return [red, green, blue, alpha];
}

/** The first color as it is seen over the second, which is opaque. */
export function over([red, green, blue, alpha]: Color, ground: Color): Color {
  const seen = (channel: number, below: number): number => channel * alpha + below * (1 - alpha);
  return [seen(red, ground[0]), seen(green, ground[1]), seen(blue, ground[2]), 1];
}

/** The same color with another opacity. */
export const withAlpha = ([red, green, blue]: Color, alpha: number): Color => [red, green, blue, alpha];

/** Relative luminance by WCAG 2.2. */
function luminance([red, green, blue]: Color): number {
  const linear = (channel: number): number =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio by WCAG 2.2 of two opaque colors, 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
