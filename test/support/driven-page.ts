import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from './browser.js';
import type { PageControl } from './page-control.js';
import type { ClickPoint } from './page-scripts.js';
import { callSource, clickPoint, contentCorner, elementCallSource, fillField, visibleText } from './page-scripts.js';

/** Longest time anything is waited for unless the profile says otherwise, milliseconds. */
const usualWaitLimit = 15_000;
/** Longest time one look may take: WebKit sometimes loses the answer of a page that is just being left. */
const lookLimit = 2_000;
const pauseBetweenLooks = 40;

/** The whole Page on top of what one engine's driver can do. */
export function drivenPage(control: PageControl, waitLimit = usualWaitLimit): Page {
  /** The value of an expression. It travels as JSON, so that all engines give the same. */
  async function valueOf(source: string, limit = waitLimit, frame?: string): Promise<unknown> {
    // No promise where there is none: without JavaScript, Firefox runs no promise reactions.
    const expression = `((value) => typeof value?.then === 'function'
        ? value.then((later) => JSON.stringify({ value: later })) : JSON.stringify({ value }))(${source})`;
    const text = await (frame === undefined
      ? control.run(expression, limit)
      : control.runInFrame(frame, expression, limit));
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
  }

  async function failure(what: string, lastProblem: string): Promise<Error> {
    const page = '`${location.href}\\nPage text: ${(document.body?.innerText ?? "").slice(0, 1000)}`';
    const where = await valueOf(page, lookLimit).catch(String);
    const reason = lastProblem === '' ? '' : `\nLast problem: ${lastProblem}`;
    return new Error(`Waited ${waitLimit / 1000} s for ${what}.${reason}\nAddress: ${String(where)}`);
  }

  /** Asks until `accept` takes an answer. An error is a reason to ask again: a navigation ends the page asked. */
  async function untilAnswer(
    what: string,
    look: () => Promise<unknown>,
    accept: (value: unknown) => boolean = Boolean,
    problemOf: (value: unknown) => string = () => '',
  ): Promise<unknown> {
    const end = Date.now() + waitLimit;
    let lastProblem = '';
    while (Date.now() < end) {
      try {
        const value = await look();
        if (accept(value)) return value;
        lastProblem = problemOf(value);
      } catch (error) {
        lastProblem = String(error);
      }
      await wait(pauseBetweenLooks);
    }
    throw await failure(what, lastProblem);
  }

  const look = (source: string) => (): Promise<unknown> => valueOf(source, lookLimit);

  /** The click point, once two looks in a row agree: an element that moves would be missed. */
  async function restingPoint(selector: string, frame?: string): Promise<{ x: number; y: number }> {
    const source = elementCallSource(clickPoint, selector, []);
    let last = { x: -10, y: -10 };
    const lookTwice = async (): Promise<ClickPoint> => {
      const point = (await valueOf(source, lookLimit, frame)) as ClickPoint;
      if ('problem' in point) return point;
      // Scrolling to the middle of a frame can go back and forth by a pixel in Firefox.
      const rests = Math.abs(point.x - last.x) <= 1 && Math.abs(point.y - last.y) <= 1;
      last = point;
      return rests ? point : { problem: 'the element moves' };
    };
    const accept = (value: unknown): boolean => !('problem' in (value as ClickPoint));
    const problemOf = (value: unknown): string => (value as { problem: string }).problem;
    const point = await untilAnswer(`${selector} to be clickable`, lookTwice, accept, problemOf);
    return point as { x: number; y: number };
  }

  async function clickOn(selector: string, count: 1 | 2): Promise<void> {
    const { x, y } = await restingPoint(selector);
    await control.click(x, y, count);
  }

  return {
    engine: control.engine,
    goto: (url) => control.open(url),
    url: async () => String(await untilAnswer('an address', look('location.href'))),
    async evaluate<A extends readonly unknown[], T>(script: ((...words: A) => T | Promise<T>) | string, ...words: A) {
      return (await valueOf(typeof script === 'string' ? script : callSource(script, words))) as T;
    },
    click: (selector) => clickOn(selector, 1),
    doubleClick: (selector) => clickOn(selector, 2),
    async clickInFrame(frame, selector) {
      const inner = await restingPoint(selector, frame);
      const outer = (await untilAnswer(frame, look(elementCallSource(contentCorner, frame, [])))) as {
        x: number;
        y: number;
      };
      await control.click(Math.round(outer.x + inner.x), Math.round(outer.y + inner.y), 1);
    },
    async popup() {
      const opened = await untilAnswer('a window that the page opens', () => control.popup());
      return drivenPage(opened as PageControl, waitLimit);
    },
    press: (key) => control.press(key),
    hold: (key, repeats) => control.hold(key, repeats),
    async fill(selector, text) {
      await untilAnswer(`the field ${selector}`, look(elementCallSource(fillField, selector, [text])));
    },
    async text(selector) {
      const found = await untilAnswer(selector, look(elementCallSource(visibleText, selector, [])));
      return (found as { text: string }).text;
    },
    async waitFor<T>(condition: (() => T | Promise<T>) | string, message?: string) {
      const source = typeof condition === 'string' ? condition : callSource(condition, []);
      return (await untilAnswer(message ?? condition.toString(), look(source))) as T;
    },
    async waitForUrl(wanted) {
      const accept = (url: unknown): boolean =>
        typeof wanted === 'string' ? String(url).includes(wanted) : wanted(String(url));
      return String(await untilAnswer(`the address ${wanted.toString()}`, look('location.href'), accept));
    },
    async back() {
      await valueOf('void setTimeout(() => history.back(), 0)');
    },
    reload: () => control.reload(),
    setViewport: (width, height) => control.resize(width, height),
    screenshot: async (path) => writeFile(path, await control.screenshot()),
    newTab: async () => drivenPage(await control.newTab(), waitLimit),
    consoleErrors: () => control.consoleErrors(),
    footprint: () => control.footprint(),
    close: () => control.close(),
  };
}
