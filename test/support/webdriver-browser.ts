import { requireBrowser } from '../../scripts/browsers.mjs';
import type { WebKitSession } from '../../scripts/webkit-session.mjs';
import { keyActions, mouseActions, startWebKit } from '../../scripts/webkit-session.mjs';
import type { Browser, ProfileOptions } from './browser.js';
import { drivenPage } from './driven-page.js';
import type { PageControl } from './page-control.js';
import { callSource, takeErrors } from './page-scripts.js';

/** Width and height of a new viewport, CSS pixels. */
const firstSize = [1200, 800] as const;

/** One MiniBrowser. Its driver knows one current tab, so each command first makes its own tab the current one. */
interface Profile {
  readonly session: WebKitSession;
  readonly handles: Set<string>;
  current: string;
  /** Ends when the commands sent so far have ended. */
  queue: Promise<unknown>;
}

/** WebKitGTK over W3C WebDriver. Every profile is a browser of its own, with cookies and storage in memory. */
export function launchWebKit(): Browser {
  const programs = requireBrowser('webkit');
  const sessions = new Set<WebKitSession>();
  return {
    engine: 'webkit',
    async newProfile(options = {}) {
      const session = await startWebKit({ programs, browserArguments: miniBrowserArguments(options) });
      sessions.add(session);
      const handle = String(await session.command('GET', 'window'));
      const profile = { session, handles: new Set<string>(), current: handle, queue: Promise.resolve() };
      const control = tab(profile, handle);
      await control.resize(...firstSize);
      return drivenPage(control, options.waitLimit);
    },
    async close() {
      await Promise.all([...sessions].map((session) => session.close()));
      sessions.clear();
    },
  };
}

function miniBrowserArguments(options: ProfileOptions): string[] {
  return [
    ...(options.userAgent === undefined ? [] : [`--user-agent=${options.userAgent}`]),
    ...(options.cookies === false ? ['--cookies-policy=never', '--enable-html5-local-storage=FALSE'] : []),
    ...(options.javaScript === false ? ['--enable-javascript=FALSE'] : []),
  ];
}

/** A script that gives an expression's value, or why there is none, and the errors since the last such script. */
const asking = (expression: string): string => `const done = arguments[0];
  const takeTheErrors = () => ${callSource(takeErrors, [])};
  const errorsBefore = takeTheErrors();
  new Promise((resolve) => resolve(${expression}))
    .then((value) => [true, value], (error) => [false, String(error)])
    .then((answer) => done([...answer, errorsBefore.concat(takeTheErrors())]));`;

function readAnswer(answer: unknown, errors: string[]): string {
  const [worked, text, heard] = Array.isArray(answer) ? (answer as unknown[]) : [false, 'WebKit gave no answer'];
  if (Array.isArray(heard)) errors.push(...heard.map(String));
  if (worked !== true) throw new Error(String(text));
  return String(text);
}

function tab(profile: Profile, handle: string): PageControl {
  profile.handles.add(handle);
  const errors: string[] = [];

  // One after another, because another tab's command changes the current tab.
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = async (): Promise<T> => {
      if (profile.current !== handle) await profile.session.command('POST', 'window', { handle });
      profile.current = handle;
      return task();
    };
    const answer = profile.queue.then(run, run);
    profile.queue = answer;
    return answer;
  };
  const command: WebKitSession['command'] = (...words) => inTurn(() => profile.session.command(...words));
  const perform = async (actions: readonly unknown[]): Promise<void> => {
    await command('POST', 'actions', { actions });
  };
  const numberOf = async (expression: string): Promise<number> =>
    Number(await command('POST', 'execute/sync', { script: `return ${expression}`, args: [] }));

  return {
    engine: 'webkit',
    async open(url) {
      await command('POST', 'url', { url });
    },
    run: async (expression, limit) =>
      readAnswer(await command('POST', 'execute/async', { script: asking(expression), args: [] }, limit), errors),
    runInFrame: (frame, expression, limit) =>
      inTurn(async () => {
        const { session } = profile;
        const id = await session.command('POST', 'element', { using: 'css selector', value: frame });
        await session.command('POST', 'frame', { id });
        try {
          return readAnswer(
            await session.command('POST', 'execute/async', { script: asking(expression), args: [] }, limit),
            errors,
          );
        } finally {
          await session.command('POST', 'frame', { id: null });
        }
      }),
    async popup() {
      const handles = await command('GET', 'window/handles');
      const opened = Array.isArray(handles)
        ? handles.map(String).find((each) => !profile.handles.has(each))
        : undefined;
      return opened === undefined ? undefined : tab(profile, opened);
    },
    async click(x, y, count) {
      const press = [{ type: 'pointerDown' as const }, { type: 'pointerUp' as const }];
      const steps = Array.from({ length: count }, () => press).flat();
      await perform(mouseActions([{ type: 'pointerMove', x, y }, ...steps]));
    },
    press: (key) => perform(keyActions(key)),
    async hold(key, repeats) {
      // A second keyDown of a key that is down is no event here.
      for (let times = 0; times <= repeats; times += 1) await perform(keyActions(key));
    },
    async reload() {
      await command('POST', 'refresh');
    },
    async resize(width, height) {
      // A window is asked for, and its frame and bars come off it.
      const frame = (await numberOf('outerHeight')) - (await numberOf('innerHeight'));
      await command('POST', 'window/rect', { width, height: height + frame });
      // The window manager answers before the page has its new size.
      for (let looks = 0; looks < 500; looks++) {
        if ((await numberOf('innerWidth')) === width && (await numberOf('innerHeight')) === height) return;
      }
      throw new Error(`WebKit's viewport did not become ${width} x ${height}.`);
    },
    screenshot: async () => Buffer.from(String(await command('GET', 'screenshot')), 'base64'),
    async newTab() {
      // A window, because WebKitWebDriver leaves a new tab in the background.
      const opened = await command('POST', 'window/new', { type: 'window' });
      if (typeof opened !== 'object' || opened === null || !('handle' in opened))
        throw new Error('WebKit gave no tab.');
      const control = tab(profile, String(opened.handle));
      await control.resize(...firstSize);
      return control;
    },
    consoleErrors: () => errors,
    footprint: () => Promise.reject(new Error('WebKit does not tell what a page holds.')),
    async close() {
      profile.handles.delete(handle);
      if (profile.handles.size === 0) await profile.session.close();
      else await command('DELETE', 'window');
    },
  };
}
