import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collectStates, seenBy, type Session } from '../../scripts/accessibility-results.js';
import { describeContrast, describeStates } from '../../scripts/quality-accessibility.js';
import { readFigures, type Measurement } from '../../scripts/measure-figures.js';
import { axeTitle, spokenTitle, stateNames } from '../element/spoken-states.js';

const test = (name: string, passed = true) => ({ name, passed, skipped: false });
const suite = (name: string, tests: ReturnType<typeof test>[], ...suites: ReturnType<typeof leaf>[]) => ({
  name,
  tests,
  suites,
});
const leaf = (name: string, tests: ReturnType<typeof test>[]): NonNullable<Session['testResults']> => ({
  name,
  tests,
  suites: [],
});
const sessionOf = (name: string, ...suites: ReturnType<typeof leaf>[]): Session => ({
  browser: { name },
  testFile: 'states.test.ts',
  testResults: { name: '', tests: [], suites },
});
const axe = (look: string, ...tests: ReturnType<typeof test>[]) =>
  suite(axeTitle, [], suite(look, [], leaf('ko', tests), leaf('en', tests)));

const sessions = [
  sessionOf('Firefox', axe('light', test('ready'), test('failed', false))),
  sessionOf('Firefox in forced colors', axe('forced colors', test('ready'), test('failed'))),
  sessionOf(
    'Firefox',
    leaf(spokenTitle, [test('ready'), test('failed', false)]),
    leaf('beside', [test('ready', false)]),
  ),
  sessionOf('WebKit', axe('light', test('ready'))),
];

describe('what came of the tests of accessibility', () => {
  it('is collected a state and engine, by the titles of the tests', () => {
    assert.deepEqual(collectStates(sessions, ['ready', 'failed']), [
      {
        state: 'ready',
        engines: { firefox: { shown: 4, found: 0, told: true }, webkit: { shown: 2, found: 0, told: false } },
      },
      {
        state: 'failed',
        engines: { firefox: { shown: 4, found: 2, told: false }, webkit: { shown: 0, found: 0, told: false } },
      },
    ]);
    assert.deepEqual(seenBy(sessions, 'firefox'), { looks: ['light', 'forced colors'], languages: ['ko', 'en'] });
  });

  it('is not known where a file did not run, or in a browser with an unknown name', () => {
    const unrun: Session = { browser: { name: 'Chrome' }, testFile: 'states.test.ts' };
    assert.throws(() => collectStates([unrun], ['ready']), /^Error: states\.test\.ts did not run in Chrome$/);
    assert.throws(() => collectStates([sessionOf('Lynx', axe('light'))], []), /got Lynx$/);
  });
});

describe('the table of states', () => {
  it('says plainly what was found, what was not as written down, and what was not run', () => {
    const states = collectStates(sessions, ['ready', 'failed']);
    const measurement: Measurement = { command: 'npm test', date: '2026-11-22', machine: 'one', figures: [], states };
    const page = describeStates([measurement]).join('\n');
    assert.match(page, /^\| ready \| not run \| not run \| 4 pages, nothing \| as written \|/m);
    assert.match(page, /^\| failed \|.* \| 4 pages, \*\*2 with findings\*\* \| \*\*not as written\*\* \|/m);
  });

  it('is of the states that the tests have now, as they were measured last', () => {
    const measured = readFigures().flatMap(({ states = [] }) => states.map(({ state }) => state));
    assert.deepEqual(measured, stateNames, 'run `npm run measure:accessibility`');
  });
});

describe('the line about contrast', () => {
  const pair = { what: 'rain on snow', scheme: 'light', least: 4.5, ratio: 4.4 } as const;

  it('names the lowest pair, and says when one is below its least', () => {
    const words = describeContrast([pair, { ...pair, what: 'hail', least: 3, ratio: 5 }], []);
    assert.match(words, /2 pairs .* \*\*1\*\* below/);
    assert.match(words, /4\.40 : 1 \(rain on snow, light\).* 5\.00 : 1 \(hail, light\)/);
  });
});
