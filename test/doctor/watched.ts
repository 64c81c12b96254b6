import type { Diagnosis } from '../../src/doctor/finding.js';
import { watchPage } from '../../src/doctor/watch-page.js';
import { waitUntil } from '../support/wait-until.js';

const methods = ['error', 'warn', 'info'] as const;

/** Watches this page, with the console’s words kept instead of printed: a look every 20 ms, and no patience. */
export function watched() {
  const original = { error: console.error, warn: console.warn, info: console.info };
  const said: string[] = [];
  for (const method of methods) console[method] = (...words: unknown[]) => said.push(String(words[0]));
  const reports: (readonly Diagnosis[])[] = [];
  const stop = watchPage({ report: (found) => reports.push(found), every: 20, patience: 0 });
  const now = (): readonly Diagnosis[] => reports.at(-1) ?? [];
  return {
    said,
    reports,
    now,
    /** Waits for a finding of a kind. */
    async found(kind: string): Promise<Diagnosis> {
      await waitUntil(() => now().some((each) => each.kind === kind), `no ${kind}`);
      return now().find((each) => each.kind === kind) as Diagnosis;
    },
    stop(): void {
      stop();
      Object.assign(console, original);
    },
  };
}
