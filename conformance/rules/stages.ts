import type { Answer } from '../answer.js';
import { obstacles, type Obstacle, type Unusable } from '../readings.js';
import { fail, pass, skip, type Finding } from '../finding.js';

/**
 * Judges one stage of reading an answer: it stopped at an earlier one, at this one, or got past it. So one fault of the
 * endpoint is one failure in the report.
 */
export function judgeStage(reading: Unusable | { readonly said: string }, stage: Obstacle): Finding {
  if (!('obstacle' in reading)) return pass(reading.said);
  if (reading.obstacle === 'unanswered' && stage === 'not-accepted') return fail(reading.said);
  const [stopped, own] = [obstacles.indexOf(reading.obstacle), obstacles.indexOf(stage)];
  if (stopped === own) return fail(reading.said);
  return stopped < own ? skip(`the answer was: ${reading.said}`) : pass('as expected');
}

/** The button gives up after this. */
export const longestAnswerMilliseconds = 10_000;

/** Judges how long an answer took. */
export function judgeSpeed({ status, milliseconds, trouble }: Answer): Finding {
  if (status === 0 && milliseconds < longestAnswerMilliseconds) return skip(`nothing came: ${trouble ?? ''}`);
  const said = `${(milliseconds / 1_000).toFixed(2)} s`;
  return milliseconds < longestAnswerMilliseconds ? pass(said) : fail(said);
}
