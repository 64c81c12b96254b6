import { z } from 'zod';
import { axeTitle, spokenTitle } from '../test/element/spoken-states.js';
import type { Engine } from './browsers.mjs';

const result = z.strictObject({
  /** Pages that axe looked at: languages × looks. */
  shown: z.int().min(0),
  /** Pages in which axe found something, or which could not be shown. */
  found: z.int().min(0),
  /** Whether assistive technology was told what is written down. */
  told: z.boolean(),
});

/** One state of the element, and what came of it in each engine. */
export const stateResult = z.strictObject({
  state: z.string().min(1),
  engines: z.partialRecord(z.enum(['chromium', 'firefox', 'webkit']), result),
});

/** What axe and the accessibility tree say of a state. */
export type StateResult = z.infer<typeof stateResult>;
type EngineResult = z.infer<typeof result>;

interface Suite {
  readonly name: string;
  readonly suites: readonly Suite[];
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly skipped: boolean }[];
}

/** A test file in one browser, as @web/test-runner reports it. */
export interface Session {
  readonly browser: { readonly name?: string | undefined };
  readonly testFile: string;
  readonly testResults?: Suite | undefined;
}

/** One test: the titles above it, from the outermost on, and its own. */
interface Tried {
  readonly engine: Engine;
  readonly titles: readonly string[];
  readonly name: string;
  readonly passed: boolean;
}

/** The launchers' names, with or without what else they say, such as `Firefox in forced colors`. */
const engineNames: Readonly<Record<string, Engine>> = { Chrome: 'chromium', Firefox: 'firefox', WebKit: 'webkit' };

function engineOf({ browser: { name = '' } }: Session): Engine {
  const engine = engineNames[name.split(' ')[0] ?? ''];
  if (!engine) throw new Error(`expected one of ${Object.keys(engineNames).join(', ')}, got ${name}`);
  return engine;
}

function listTests(suite: Suite, engine: Engine, above: readonly string[] = []): Tried[] {
  const titles = suite.name ? [...above, suite.name] : above;
  return [
    ...suite.tests.map(({ name, passed, skipped }) => ({ engine, titles, name, passed: passed && !skipped })),
    ...suite.suites.flatMap((inner) => listTests(inner, engine, titles)),
  ];
}

/** The tests of all sessions. A file that did not run is an error: nothing is known of its states. */
function listAll(sessions: readonly Session[]): Tried[] {
  return sessions.flatMap((session) => {
    if (!session.testResults) throw new Error(`${session.testFile} did not run in ${session.browser.name}`);
    return listTests(session.testResults, engineOf(session));
  });
}

function resultOf(tried: readonly Tried[]): EngineResult {
  const pages = tried.filter(({ titles }) => titles[0] === axeTitle);
  const told = tried.filter(({ titles }) => titles[0] === spokenTitle);
  return {
    shown: pages.length,
    found: pages.filter(({ passed }) => !passed).length,
    told: told.length > 0 && told.every(({ passed }) => passed),
  };
}

/** What came of each state in each engine, read from the titles of the tests: look, language, state. */
export function collectStates(sessions: readonly Session[], states: readonly string[]): StateResult[] {
  const tried = listAll(sessions);
  const engines = [...new Set(tried.map(({ engine }) => engine))];
  return states.map((state) => {
    const own = tried.filter(({ name }) => name === state);
    const results = engines.map((engine) => [engine, resultOf(own.filter((each) => each.engine === engine))] as const);
    return { state, engines: Object.fromEntries(results) };
  });
}

/** The looks and the languages that axe saw in an engine, in the order in which they came. */
export function seenBy(sessions: readonly Session[], engine: Engine): { looks: string[]; languages: string[] } {
  const pages = listAll(sessions).filter((each) => each.engine === engine && each.titles[0] === axeTitle);
  const at = (place: number): string[] => [...new Set(pages.flatMap(({ titles }) => titles[place] ?? []))];
  return { looks: at(1), languages: at(2) };
}
