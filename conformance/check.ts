import { chapters, type Chapter } from './rules/all.js';
import type { CheckOptions, Tools } from './options.js';
import type { Finding } from './finding.js';
import type { Rule } from './rule.js';
import { openVisit } from './visit.js';

/** A rule with what came of it. */
export interface Result extends Finding {
  readonly chapter: Chapter;
  readonly rule: Rule;
}

/** A whole run. */
export interface Run {
  readonly results: readonly Result[];
  /** Whether the endpoint answered at all. */
  readonly reached: boolean;
}

/**
 * Plays the button against an endpoint and tries every rule, one after another. `onResult` hears of each at once.
 * Rejects only where `options.pay` does.
 */
export async function check(
  options: CheckOptions,
  tools: Tools,
  onResult: (result: Result) => void = () => {},
): Promise<Run> {
  const visit = await openVisit(options, tools);
  const results: Result[] = [];
  for (const chapter of chapters) {
    for (const rule of chapter.rules) {
      const result = { chapter, rule, ...(await rule.check(visit)) };
      results.push(result);
      onResult(result);
    }
  }
  return { results, reached: visit.answers.some(({ status }) => status !== 0) };
}
