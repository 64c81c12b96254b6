import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { waitUntil } from '../support/wait-until.js';
import { spokenParts } from './spoken-tree.js';
import type { Spoken } from './spoken-tree.js';

type Told = Readonly<Record<string, unknown>>;

/** The others tell a test roles and names only. */
const tellsStates = navigator.userAgent.includes('Chrome/');
const politeness: Readonly<Record<string, string>> = { status: 'polite', alert: 'assertive' };

/** A folded text has no role that standards agree on, and Chromium describes it by the words that its name replaces. */
const isFolding = (spoken: Spoken): boolean => spoken.expanded !== undefined;

function expectedOf(spoken: Spoken, isOff: boolean): Told {
  const { says: _, role, name, description, ...states } = spoken;
  const known = { name, ...(!isFolding(spoken) && { role }) };
  if (!tellsStates) return known;
  // Chromium takes every box below an element with a `disabled` attribute for disabled, whatever the element makes of it.
  const isOffBelow = isOff && role === 'checkbox';
  return {
    ...known,
    ...states,
    ...(description && { description }),
    ...(isOffBelow && { disabled: true }),
    ...(role in politeness && { live: politeness[role] }),
  };
}

function readTold({ role, description, ...rest }: Told, spoken: Spoken | undefined): Told {
  if (spoken && isFolding(spoken)) return rest;
  return { ...rest, role, ...(description !== undefined && { description }) };
}

/** Fails unless the engine's own accessibility tree has the same as `spoken`, as far as the engine can be asked. */
export async function expectOfEngine(element: KrPayButtonElement, spoken: readonly Spoken[]): Promise<void> {
  const expected = spoken.map((each) => expectedOf(each, element.disabled));
  let told: Told[] = [];
  const ask = async (): Promise<boolean> => {
    const answer = await executeServerCommand<Told[], object>('engine-tree', { selector: spokenParts, expected });
    told = (answer ?? []).map((each, at) => readTold(each, spoken[at]));
    return JSON.stringify(told.map(sorted)) === JSON.stringify(expected.map(sorted));
  };
  // An engine's tree follows the page, some frames later; on a busy machine Firefox was seen to need four seconds for one answer.
  await waitUntil(ask, '', { timeout: 15_000, interval: 100 }).catch(() => {});
  expect(told).to.deep.equal(expected);
}

const sorted = (told: Told): [string, unknown][] => Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1));
