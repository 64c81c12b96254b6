/**
 * One WebKitGTK browser under test: an own Xvfb, an own WebKitWebDriver, one MiniBrowser, spoken to in W3C WebDriver
 * (https://www.w3.org/TR/webdriver2/). A session has its own cookies and storage and ends with `close()`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startProcess, startScreen } from './webkit-processes.mjs';
import { freePort } from './free-port.mjs';

/** Longest time a single WebDriver command may take, milliseconds. */
const commandLimit = 60_000;

/** Key names as puppeteer has them, to the code points of https://www.w3.org/TR/webdriver2/#keyboard-actions. */
const keyCodePoints = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  End: '\uE010',
  Home: '\uE011',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Space: ' ',
};

/** The WebDriver value of a key's name, or of a single character. */
export function keyValue(key) {
  if (Object.hasOwn(keyCodePoints, key)) return keyCodePoints[key];
  if ([...key].length === 1) return key;
  throw new Error(`Unknown key ${key}: expected one character or one of ${Object.keys(keyCodePoints).join(', ')}.`);
}

/** The input sources for a real key press; held keys are joined by +, as in `Shift+Tab`. */
export function keyActions(key) {
  const values = (key === '+' ? ['+'] : key.split('+')).map(keyValue);
  const down = values.map((value) => ({ type: 'keyDown', value }));
  const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}

/** The input sources for a real mouse: steps are `pointerMove` with x and y in CSS pixels, `pointerDown`, `pointerUp`. */
export function mouseActions(steps) {
  const actions = steps.map((step) => ({ origin: 'viewport', duration: 0, button: 0, ...step }));
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

/** An Error whose `code` is WebDriver's error code, such as `no such window`. */
class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.name = 'WebDriverError';
    this.code = code;
  }
}

async function send(address, method, body, limit = commandLimit) {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(limit),
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = await response.json();
  if (!response.ok) throw new WebDriverError(value.error, value.message);
  return value;
}

/** Asks until the driver listens; it says nothing by itself. */
async function untilReady(root) {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      await send(`${root}/status`, 'GET');
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error('WebKitWebDriver did not answer within 15 s.', { cause: error });
      await wait(25);
    }
  }
}

/**
 * Starts a browser. `programs` is what findWebKit() found, `browserArguments` go to MiniBrowser. Its language is that of
 * the machine's locale, which cannot be set for one process where the locale is not installed.
 */
export async function startWebKit({ programs, browserArguments = [] }) {
  const screen = await startScreen(programs.xvfb);
  const port = await freePort();
  const driver = startProcess(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, ...screen.env },
  });
  const stop = () => {
    driver.stop();
    screen.stop();
  };
  try {
    const root = `http://127.0.0.1:${port}`;
    await untilReady(root);
    const options = { binary: programs.miniBrowser, args: ['--automation', ...browserArguments] };
    const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
    const { sessionId, capabilities } = await send(`${root}/session`, 'POST', { capabilities: { alwaysMatch } });
    const session = `${root}/session/${sessionId}`;
    return {
      version: capabilities.browserVersion,
      /** Sends one WebDriver command, e.g. `command('POST', 'url', { url })`, and gives its value. `limit` in milliseconds. */
      command: (method, path, body, limit) => send(`${session}/${path}`, method, body, limit),
      close: async () => {
        await send(session, 'DELETE').catch(() => undefined); // it may have died already; its processes are ended anyway
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
