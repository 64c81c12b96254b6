import { fails } from '../fault.js';
import type { Fault } from '../fault.js';

/** What somebody has to set up or do: no fault of a network, but part of the closed list of codes. */
export const setUp: readonly Fault[] = [
  {
    id: 'S1',
    name: 'an attribute is missing or unusable',
    outcomes: [
      {
        ends: fails('configuration', false),
        retry: ['no'],
        shown: [['test/element/configuration.test.ts', 'fails on a click, stays ready and asks nobody']],
      },
    ],
    remedy: 'The console says once which attribute, and what was expected.',
  },
  {
    id: 'S2',
    name: 'a required term is not agreed to',
    outcomes: [
      {
        ends: fails('consent-required', true),
        retry: ['new'],
        shown: [
          [
            'test/element/consent.test.ts',
            'are asked for before the server is: the first missing box gets the focus, and ticks stay',
          ],
        ],
      },
    ],
    remedy: 'Nothing: the element says which is missing and takes the focus there.',
  },
  {
    id: 'S3',
    name: 'the page is in a frame of another origin',
    outcomes: [
      {
        ends: fails('framed', false),
        retry: ['no'],
        shown: [['test/faults/departure.test.ts', 'from a frame of another origin is framed, and asks nobody']],
      },
    ],
    remedy: 'Set `allow-framed` if your page is meant to be framed; then the whole window leaves.',
  },
];
