import type { Figures } from './figures.js';
import { measures, medianOf, rowOf, told } from './measures.js';
import type { Measure } from './measures.js';

/** A goal against what was measured. */
export interface Judged {
  readonly goal: string;
  readonly bar: string;
  readonly figure: string;
  readonly isMet: boolean;
}

const files = [
  ['module', 'module file'],
  ['classic', 'classic file'],
] as const;

function ratio(figures: Figures, id: string, peer: string, measure: Measure): number {
  return medianOf(rowOf(figures, id), measure) / medianOf(rowOf(figures, peer), measure);
}

/** The goals that were set for size and speed, each for both files. */
export function judge(figures: Figures): readonly Judged[] {
  const against = (goal: string, peer: string, measure: Measure, most: number, bar: string): readonly Judged[] =>
    files.map(([id, file]) => {
      const value = ratio(figures, id, peer, measure);
      return { goal: `${goal}, ${file}`, bar, figure: `${told(value, 2)} ×`, isMet: value <= most };
    });
  const lit = 'at most 1.2 × a bare Lit element';
  const adyen = (peer: string): readonly Judged[] =>
    against('all scripts', peer, measures.bytes, 1 / 3, `at most ⅓ of ${rowOf(figures, peer).name}`);
  const heap = files.map(([id, file]) => {
    const value = medianOf(rowOf(figures, id), measures.heapEach);
    return {
      goal: `JS heap a button, ${file}`,
      bar: 'at most 3 kB, at a thousand',
      figure: `${told(value, 2)} kB`,
      isMet: value <= 3,
    };
  });
  return [
    ...against('script CPU of a page', 'bare-lit', measures.script, 1.2, lit),
    ...against('task CPU of a page', 'bare-lit', measures.task, 1.2, lit),
    ...adyen('adyen-redirect'),
    ...adyen('adyen-drop-in'),
    ...adyen('adyen-auto'),
    ...heap,
  ];
}
