import { styleText } from 'node:util';
import type { Result } from './check.js';
import type { Finding } from './finding.js';

const marks: Readonly<Record<Finding['outcome'], string>> = { pass: 'pass', fail: 'FAIL', skipped: 'skip' };
const styles: Readonly<Record<Finding['outcome'], 'green' | 'red' | 'dim'>> = {
  pass: 'green',
  fail: 'red',
  skipped: 'dim',
};
const indent = ' '.repeat(6);

/** A rule in two lines; in four where it does not hold. */
export function resultLines({ rule, outcome, said }: Result, colors: boolean): string {
  const mark = colors ? styleText(styles[outcome], marks[outcome]) : marks[outcome];
  const head = `${mark}  ${rule.id}: ${rule.title}`;
  if (outcome === 'skipped') return `${head}\n${indent}Not tried: ${said}.`;
  if (outcome === 'pass') return `${head}\n${indent}Sent: ${rule.sends}. Came: ${said}.`;
  return [head, `Sent: ${rule.sends}.`, `Expected: ${rule.expects}. Came: ${said}.`, `Why: ${rule.why}`].join(
    `\n${indent}`,
  );
}

/** How many rules ended how. */
export function count(results: readonly Result[]): Readonly<Record<Finding['outcome'], number>> {
  const of = (outcome: Finding['outcome']): number => results.filter((result) => result.outcome === outcome).length;
  return { pass: of('pass'), fail: of('fail'), skipped: of('skipped') };
}

/** The last line. */
export function summaryLine(results: readonly Result[]): string {
  const { pass, fail, skipped } = count(results);
  return `${results.length} rules: ${pass} passed, ${fail} failed, ${skipped} not tried.`;
}

/** The whole report for programs. */
export function jsonReport(endpoint: string, results: readonly Result[]): string {
  const rules = results.map(({ chapter, rule, outcome, said }) => {
    const { id, title, sends, expects, why } = rule;
    return { id, chapter: chapter.title, title, outcome, sent: sends, expected: expects, came: said, why };
  });
  return JSON.stringify({ endpoint, ...count(results), rules }, null, 2);
}
