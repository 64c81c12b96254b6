import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { chapters } from '../conformance/rules/all.js';
import { soakFaults } from '../demo/load/soak-plan.js';
import { failureCodes } from '../src/contract/failure.js';
import { attacks } from '../test/attacks/table.js';
import { forgedReturns } from '../test/attacks/forged-returns.js';
import { faults as endpointFaults } from '../test/conformance/support/faults.js';
import { redirectCases, returnCases, termsCases } from '../test/corpus/addresses.js';
import { forgePortOne } from '../test/demo/attacks/unsigned-forgeries.js';
import { forgeAdyen, forgeSigned, signers } from '../test/demo/attacks/webhook-forgeries.js';
import { stateNames } from '../test/element/spoken-states.js';
import { faults } from '../test/faults/table.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the code holds now, counted from the very tables and lists that the tests use. */
export interface Counts {
  readonly faults: number;
  /** Ways in which the faults end. */
  readonly outcomes: number;
  /** Cases that a page with the real element plays, once an engine. */
  readonly faultCases: number;
  readonly attacks: number;
  /** States of the element that axe and the accessibility tree are tried in. */
  readonly elementStates: number;
  readonly failureCodes: number;
  readonly redirects: number;
  readonly redirectsRefused: number;
  readonly returnAndTermsAddresses: number;
  readonly properties: number;
  /** What part of the runs the slow properties get, such as 0.1. */
  readonly propertyShares: readonly number[];
  /** The fewest of any provider. */
  readonly forgedReturns: number;
  /** The fewest of any provider. */
  readonly forgedWebhooks: number;
  readonly mutants: number;
  readonly mutantsNoticed: number;
  /** Modules whose score is below the goal of 95 % for what decides about money and addresses. */
  readonly modulesBelow95: readonly string[];
  readonly endpointRules: number;
  readonly endpointFaults: number;
  readonly soakFaults: number;
  readonly runtimeDependencies: readonly string[];
  /** Scripts that npm would run at an installation. */
  readonly installScripts: number;
}

const results = z.record(
  z.string(),
  z.object({ mutants: z.number(), failed: z.number(), endless: z.number(), survivors: z.array(z.unknown()) }),
);
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
});

/** The modules that the goal of 95 % is about: what decides about addresses, answers, money and the way back. */
const deciding = new Set(['address policy', 'contract readers', 'flow', 'return trip', 'order states']);

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Properties are tried by `holds` and `holdsAsync`; what is slow gets a share of the runs, on a line of its own. */
function countProperties(): Pick<Counts, 'properties' | 'propertyShares'> {
  const folder = join(root, 'test/properties');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return {
    properties: sources.reduce((sum, source) => sum + [...source.matchAll(/\bholds(?:Async)?\(/g)].length, 0),
    propertyShares: sources.flatMap((source) =>
      [...source.matchAll(/^ +(0\.\d+),\n +\);$/gm)].map(([, share]) => Number(share)),
    ),
  };
}

/** Counts everything anew. */
export function countAll(): Counts {
  const attempt = { attemptId: 'an-attempt', orderId: 'an-order', objectId: 'an-object' };
  const outcomes = faults.flatMap((fault) => fault.outcomes);
  const modules = Object.entries(results.parse(readJson('scripts/mutation/results.json')));
  const noticed = ({ failed, endless }: (typeof modules)[number][1]): number => failed + endless;
  const { dependencies, scripts } = manifest.parse(readJson('package.json'));
  const names = Object.keys(signers) as (keyof typeof signers)[];
  const forgeries = [...names.map((name) => forgeSigned(name, attempt)), forgeAdyen(attempt), forgePortOne(attempt)];
  return {
    faults: faults.length,
    outcomes: outcomes.length,
    faultCases: outcomes.reduce((sum, { cases = [] }) => sum + cases.length, 0),
    attacks: attacks.length,
    elementStates: stateNames.length,
    failureCodes: failureCodes.length,
    redirects: redirectCases.length,
    redirectsRefused: redirectCases.filter(({ allow }) => !allow).length,
    returnAndTermsAddresses: returnCases.length + termsCases.length,
    ...countProperties(),
    forgedReturns: Math.min(...Object.values(forgedReturns).map((each) => each.length)),
    forgedWebhooks: Math.min(...forgeries.map((each) => each.length)),
    mutants: modules.reduce((sum, [, { mutants }]) => sum + mutants, 0),
    mutantsNoticed: modules.reduce((sum, [, result]) => sum + noticed(result), 0),
    modulesBelow95: modules
      .filter(([name, result]) => deciding.has(name) && noticed(result) / result.mutants < 0.95)
      .map(([name]) => name),
    endpointRules: chapters.reduce((sum, { rules }) => sum + rules.length, 0),
    endpointFaults: endpointFaults.length,
    soakFaults: soakFaults.length,
    runtimeDependencies: Object.keys(dependencies),
    installScripts: Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name)).length,
  };
}
