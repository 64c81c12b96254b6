import type { Engine } from '../../scripts/browsers.mjs';
import type { Footprint } from './browser.js';

/** What an engine's driver must be able to do in one tab. `driven-page.ts` builds the whole Page on it. */
export interface PageControl {
  readonly engine: Engine;
  /** Loads an address and waits for its load event. */
  open(url: string): Promise<void>;
  /** The value of an expression that gives a string or a promise of one. Rejects after `limit` milliseconds. */
  run(expression: string, limit: number): Promise<string>;
  /** The same inside a frame of the page, whatever its origin. Rejects while there is no such frame. */
  runInFrame(frame: string, expression: string, limit: number): Promise<string>;
  /** A window that a page of this profile has opened and nobody took over so far. */
  popup(): Promise<PageControl | undefined>;
  /** Real mouse clicks at a point of the viewport, CSS pixels. */
  click(x: number, y: number, count: 1 | 2): Promise<void>;
  press(key: string): Promise<void>;
  /** Holds a key down until it has repeated itself so often; presses it as often where the driver repeats none. */
  hold(key: string, repeats: number): Promise<void>;
  reload(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** A PNG. */
  screenshot(): Promise<Uint8Array>;
  newTab(): Promise<PageControl>;
  consoleErrors(): readonly string[];
  /** What a page holds once garbage was collected. Rejects where the driver cannot tell. */
  footprint(): Promise<Footprint>;
  close(): Promise<void>;
}
