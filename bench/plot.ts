import type { Figures, Row } from './figures.js';
import { compared, told } from './measures.js';
import type { Measure } from './measures.js';

const size = { panel: 570, names: 256, bar: 200, line: 20, head: 34, gap: 24 };
const colors = { ours: '#b45309', others: '#7b8794', ink: '#1f2933', paper: '#ffffff' };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const n = (value: number): string => String(Math.round(value * 10) / 10);

function bar(row: Row, measure: Measure, longest: number, y: number): string {
  const spread = measure.of(row);
  if (!spread) return '';
  const { low, median, high } = spread;
  const at = (value: number): number => size.names + (value / longest) * size.bar;
  const middle = y + size.line / 2;
  const color = /^(?:classic|module|looks)$/.test(row.id) ? colors.ours : colors.others;
  const whisker =
    high > low
      ? `<path d="M${n(at(low))} ${middle}H${n(at(high))}M${n(at(low))} ${middle - 4}v8M${n(at(high))} ${middle - 4}v8" stroke="${colors.ink}"/>`
      : '';
  return (
    `<text x="${size.names - 8}" y="${middle + 4}" text-anchor="end">${escape(row.name)}</text>` +
    `<rect x="${size.names}" y="${y + 3}" width="${n(at(median) - size.names)}" height="${size.line - 6}" fill="${color}"/>${whisker}` +
    `<text x="${n(at(Math.max(median, high)) + 6)}" y="${middle + 4}">${told(median, measure.digits)} ${measure.unit}</text>`
  );
}

function panel(rows: readonly Row[], measure: Measure): { readonly height: number; readonly marks: string } {
  const shown = rows.filter((row) => measure.of(row));
  const longest = Math.max(...shown.map((row) => measure.of(row)?.high ?? 0));
  const marks = shown.map((row, index) => bar(row, measure, longest, size.head + index * size.line));
  const title = `${measure.name}, ${measure.unit}`;
  return {
    height: size.head + shown.length * size.line + size.gap,
    marks: `<text x="${size.names}" y="22" font-weight="bold">${title}</text>${marks.join('')}`,
  };
}

/** Draws the medians as bars, with a line from the lower to the upper quartile; shorter is better everywhere. */
export function plotOf({ rows, date, rounds }: Figures): string {
  let y = 40;
  const drawn: string[] = [];
  for (let index = 0; index < compared.length; index += 2) {
    const pair = compared.slice(index, index + 2).map((measure) => panel(rows, measure));
    pair.forEach(({ marks }, side) => drawn.push(`<g transform="translate(${side * size.panel} ${y})">${marks}</g>`));
    y += Math.max(...pair.map(({ height }) => height));
  }
  const width = size.panel * 2;
  const title = `Shorter is better. Medians and quartiles, rounds: ${rounds}, ${date}; bytes after brotli.`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" font-family="sans-serif" font-size="12" fill="${colors.ink}" role="img">` +
    `<title>${title}</title><rect width="${width}" height="${y}" fill="${colors.paper}"/>` +
    `<text x="16" y="26" font-size="14">${title}</text>${drawn.join('')}</svg>\n`
  );
}
