import type { HiddenPart } from './facts.js';
import type { Finding } from './finding.js';

const why: Readonly<Record<string, string>> = {
  consent: 'Nobody can agree to what cannot be seen, and no agreement given so stands up.',
  term: 'Nobody can agree to what cannot be seen, and no agreement given so stands up.',
  checkbox: 'A shopper who cannot see the box does not know what is agreed to.',
  button: 'A shopper cannot press it.',
  status: 'A shopper does not learn what went wrong.',
};

/** Parts that the page's own style sheet hides. */
export function lookFindings(hidden: readonly HiddenPart[]): Finding[] {
  return hidden.map(({ part, by }) => ({
    kind: 'hidden-part',
    severity: 'error',
    wrong: `The part ${part} cannot be seen (${by}). ${why[part] ?? ''}`.trim(),
    expected: `${part} to be visible`,
    remedy: `Look for ::part(${part}) in your style sheets and change its color or size only.`,
  }));
}

/** A box that a script ticked: what the shopper did not do cannot be shown later as agreed to. */
export function scriptedTick(ids: readonly string[]): Finding {
  return {
    kind: 'scripted-tick',
    severity: 'error',
    wrong: `${ids.join(', ')}: ticked, and nobody pressed anything in the last seconds.`,
    expected: 'boxes that the shopper ticks',
    remedy: 'Remove the script that clicks boxes. Nothing may be agreed to beforehand.',
  };
}
