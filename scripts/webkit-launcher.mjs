/** WebKitGTK as a browser of @web/test-runner: one window, one test file at a time. */
import { requireBrowser } from './browsers.mjs';
import { keyActions, mouseActions, startWebKit } from './webkit-session.mjs';

const mouseButtons = { left: 0, middle: 1, right: 2 };

/** The launcher. Its type is `webdriver`, so that the stock sendKeys and sendMouse commands find their methods here. */
export function webkitLauncher() {
  let started;
  let active;

  const command = async (...words) => {
    started ??= startWebKit({ programs: requireBrowser('webkit') });
    return (await started).command(...words);
  };
  const perform = (actions) => command('POST', 'actions', { actions });
  const mouse = (...steps) => perform(mouseActions(steps));
  const move = (x, y) => ({ type: 'pointerMove', x, y });
  const down = (button = 'left') => ({ type: 'pointerDown', button: mouseButtons[button] });
  const up = (button = 'left') => ({ type: 'pointerUp', button: mouseButtons[button] });

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      await command('POST', 'url', { url });
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => command('GET', 'url'),
    async stopSession() {
      const script = 'return window.__coverage__ ?? null';
      const coverage = await command('POST', 'execute/sync', { script, args: [] });
      await command('POST', 'url', { url: 'about:blank' }); // ends the timers and requests of the tests
      active = undefined;
      return { testCoverage: coverage ?? undefined };
    },
    /** For plugins: one WebDriver command to the page. */
    command,
    startDebugSession: () => Promise.reject(new Error('Debug in Chromium or Firefox: WebKit runs on a hidden screen.')),
    async stop() {
      await (await started)?.close();
      started = undefined;
    },

    async sendKeys(_id, keys) {
      for (const key of keys) await perform(keyActions(key));
    },
    sendMouseMove: (_id, x, y) => mouse(move(x, y)),
    sendMouseClick: (_id, x, y, button) => mouse(move(x, y), down(button), up(button)),
    sendMouseDown: (_id, button) => mouse(down(button)),
    sendMouseUp: (_id, button) => mouse(up(button)),
    resetMouse: () => command('DELETE', 'actions'),
  };
}
