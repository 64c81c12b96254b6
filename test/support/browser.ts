import type { Engine } from '../../scripts/browsers.mjs';
import { parseEngines } from '../../scripts/browsers.mjs';
import { launchPuppeteer } from './puppeteer-browser.js';
import { launchWebKit } from './webdriver-browser.js';

export type { Engine } from '../../scripts/browsers.mjs';

/** A browser under test. It has no page of its own: each profile brings one. */
export interface Browser {
  readonly engine: Engine;
  /** A fresh profile, which shares no cookie and no storage with another; gives its first tab. */
  newProfile(options?: ProfileOptions): Promise<Page>;
  /** Ends the browser with all its profiles. */
  close(): Promise<void>;
}

export interface ProfileOptions {
  /** The User-Agent of every tab of the profile; the engine's own if absent. */
  readonly userAgent?: string;
  /** `false` for a shopper whose browser runs no scripts. Functions given to `evaluate` still run, but not async ones. */
  readonly javaScript?: boolean;
  /** `false` for a shopper whose browser takes no cookies and lets pages store nothing. */
  readonly cookies?: boolean;
  /** Longest time that a page of this profile is waited for, milliseconds; 15,000 if absent. */
  readonly waitLimit?: number;
}

/** What a page holds in memory: nodes and listeners, attached or not, and the bytes of its scripts' objects. */
export interface Footprint {
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

/**
 * One tab. In selectors `>>>` goes into an open shadow root: `kr-pay-button >>> [part=button]`; the first match counts.
 * What is waited for has 15 s; then the call rejects with an Error that holds the page's address and text. After anything
 * that may leave the page use `waitFor`, `waitForUrl`, `text` or `click`, which outlive a navigation; `evaluate` does not.
 */
export interface Page {
  readonly engine: Engine;
  /** Loads `url`, redirects included, until the load event. */
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Runs a function, or an expression, in the page and awaits it. Arguments and result travel as JSON. */
  evaluate<A extends readonly unknown[], T>(
    script: ((...words: A) => T | Promise<T>) | string,
    ...words: A
  ): Promise<T>;
  /** A real, trusted mouse click at the middle of an element, once it is visible, at rest and not covered. */
  click(selector: string): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  /** A real click inside a frame, which may be of another origin. */
  clickInFrame(frame: string, selector: string): Promise<void>;
  /** A real key press where the focus is. Names as in KeyboardEvent.key, `Space`, and `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** A key that is held down, repeated so often, and let go. WebKit's driver repeats no key: there it is pressed anew. */
  hold(key: string, repeats: number): Promise<void>;
  /** Puts a text into a field and sends `input` and `change`, as pasting does. These two events are not trusted. */
  fill(selector: string, text: string): Promise<void>;
  /** The text that a shopper sees in an element, white space folded. */
  text(selector: string): Promise<string>;
  /** Asks again until the answer is truthy, across navigations, and gives the answer. */
  waitFor<T>(condition: (() => T | Promise<T>) | string, message?: string): Promise<T>;
  /** Waits for an address that contains the text or that the function accepts, and gives it. */
  waitForUrl(wanted: string | ((url: string) => boolean)): Promise<string>;
  /** Starts going back. Does not wait: a page restored from the back/forward cache has no load event. */
  back(): Promise<void>;
  reload(): Promise<void>;
  /** In CSS pixels. WebKit's window has a smallest width (447 px measured); what it cannot do is an Error. */
  setViewport(width: number, height: number): Promise<void>;
  /** Writes a PNG. */
  screenshot(path: string): Promise<void>;
  /** The next window that the page has opened by itself. */
  popup(): Promise<Page>;
  /** Another tab of the same profile. */
  newTab(): Promise<Page>;
  /**
   * Texts of console.error and of uncaught errors so far. WebKit's driver tells of none: there each look at a page
   * listens from then on and brings what came since the last one; what a document does before its first look is missed.
   */
  consoleErrors(): readonly string[];
  /** What the page holds once garbage was collected. Chromium alone can tell; the others reject. */
  footprint(): Promise<Footprint>;
  /** Closes the tab; the profile ends with its last tab. */
  close(): Promise<void>;
}

/** Starts the engine's browser without a visible window; an Error says how to install one that is missing. */
export async function launchBrowser(engine: Engine): Promise<Browser> {
  return engine === 'webkit' ? launchWebKit() : launchPuppeteer(engine);
}

/** The engines that the environment's BROWSERS names, such as `chromium,firefox,webkit`; Chromium alone without it. */
export function enginesUnderTest(): Engine[] {
  return parseEngines(process.env['BROWSERS']);
}
