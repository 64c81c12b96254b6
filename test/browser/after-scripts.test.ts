import { expect } from '@open-wc/testing';
import { afterScripts } from '../../src/browser/after-scripts.js';

/** The times that a page tells, milliseconds since 1970. */
interface Times {
  readonly domLoading: number;
  readonly domContentLoadedEventStart: number;
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Calls at a moment in the life of a page, and gives how often that was carried out after a task and after an event. */
async function callsAt(
  readyState: DocumentReadyState,
  timing: Times,
  event: 'DOMContentLoaded' | 'load',
): Promise<[number, number]> {
  Object.defineProperty(performance, 'timing', { value: timing, configurable: true });
  Object.defineProperty(document, 'readyState', { value: readyState, configurable: true });
  let calls = 0;
  afterScripts(() => {
    calls += 1;
  });
  Reflect.deleteProperty(document, 'readyState');
  Reflect.deleteProperty(performance, 'timing');
  await nextTask();
  const soon = calls;
  dispatchEvent(new Event(event));
  const then = calls;
  // Nothing waits on when the next test begins.
  for (const each of ['DOMContentLoaded', 'load']) dispatchEvent(new Event(each));
  return [soon, then];
}

describe('after the page’s own scripts', () => {
  const late = { domLoading: 1_795_367_144_077, domContentLoadedEventStart: 1_795_367_144_301 };

  it('is the next task where the page is complete, whatever times it tells', async () => {
    expect(await callsAt('complete', { ...late, domContentLoadedEventStart: 0 }, 'DOMContentLoaded')).to.deep.equal([
      1, 1,
    ]);
  });

  it('is the next task where the deferred scripts have run, while images still load', async () => {
    expect(await callsAt('interactive', late, 'DOMContentLoaded')).to.deep.equal([1, 1]);
  });

  for (const readyState of ['loading', 'interactive'] as const) {
    it(`is when they have run, while the page is ${readyState}`, async () => {
      const timing = { ...late, domContentLoadedEventStart: 0 };
      expect(await callsAt(readyState, timing, 'DOMContentLoaded')).to.deep.equal([0, 1]);
    });

    // Firefox 153 tells them in one of some hundred navigations: 1, which is before the page's own first moment.
    it(`is when they have run, where a page that is ${readyState} tells the times of the empty one before it`, async () => {
      const timing = { ...late, domContentLoadedEventStart: 1 };
      expect(await callsAt(readyState, timing, 'DOMContentLoaded')).to.deep.equal([0, 1]);
      const both = { domLoading: 1, domContentLoadedEventStart: 1 };
      expect(await callsAt(readyState, both, 'DOMContentLoaded'), 'all of them').to.deep.equal([0, 1]);
    });
  }

  it('is when all is loaded, at the latest, in a browser that tells no times', async () => {
    const none = { domLoading: 0, domContentLoadedEventStart: 0 };
    expect(await callsAt('interactive', none, 'load')).to.deep.equal([0, 1]);
  });
});
