import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import { ko } from '../../src/i18n/ko.js';
import { openShop, term } from '../element/shop.js';
import type { Heard } from '../element/shop.js';
import { answerScripts, putGlobal } from '../providers/scripts.js';
import { hurryClock } from '../support/fault-clock.js';
import { json, times } from '../support/fault-steps.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Case } from './fault.js';
import { places } from './places.js';

/** The texts that the shopper reads, in the languages that are looked at. */
export const languages = { ko, en } as const;
const redirects = json({ url: 'https://psp.example/pay' });
const goodScript = {
  body: 'window.IMP = { init() {}, request_pay() {} }',
  headers: { 'Content-Type': 'text/javascript' },
};

/** A request that reached the merchant's server. */
export interface Reached {
  readonly key: string | undefined;
  readonly body: string;
}

/** A shop with a required term, in whose way a case has put its fault, with everything watched. */
export type FaultShop = Awaited<ReturnType<typeof openFault>>;

/** What the merchant's server answers: the fault for two clicks, then something good; or, for one click, what is listed. */
function answersTo({ start, script, tries = 1 }: Case) {
  const [only = redirects, ...more] = start;
  if (more.length) return start;
  return script ? times(3, only) : [...times(tries * 2, only), redirects];
}

/** Lets the browser fetch the provider's script from the fault server, under another address each time. */
async function serveScripts(script: NonNullable<Case['script']>): Promise<void> {
  putGlobal('IMP', undefined);
  const served = await Promise.all([script, script, goodScript].map((step) => faultyEndpoint(step)));
  answerScripts(...served.map(({ url }) => url));
}

/** Keeps what the browser reports of a broken script from the test runner, which would fail the test. */
function muteScriptErrors(): () => void {
  const { onerror } = globalThis;
  Object.assign(globalThis, { onerror: () => true });
  return () => void Object.assign(globalThis, { onerror });
}

/** Looks once a task, until it is so. */
async function until(isSo: () => unknown): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve));
}

/** Opens the shop of a case. The fault lasts until `recover`; odd clocks and consoles last until `release`. */
export async function openFault(plan: Case) {
  const { script, place, hurried } = plan;
  if (script) await serveScripts(script);
  const shop = await openShop({
    start: answersTo(plan),
    children: [term('privacy', '개인정보 제공', { required: '' })],
    letsGo: !!script,
  });
  const { endpoint: good = '' } = shop.element;
  const said: string[] = [];
  const { warn } = console;
  const clock = hurryClock(hurried);
  const unmute = script && muteScriptErrors();
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  const leave = place && places[place]();
  let over = false;
  let lang: 'ko' | 'en' = 'ko';

  /** Ticks what is not ticked, until the hashes of that are made: then a click waits for nothing. */
  const agree = async (): Promise<void> => {
    await shop.element.updateComplete;
    for (const box of shop.boxes()) if (!box.checked) box.click();
    await until(() => !shop.boxes().length || shop.element.consent);
  };
  /** Ends each try of ten seconds as soon as its request has reached the server. */
  const endTries = async (): Promise<void> => {
    let ended = 0;
    await until(async () => {
      const arrived = (await shop.starts()).length;
      if (arrived > ended && clock.holds()) {
        ended = arrived;
        clock.end();
      }
      return over;
    });
  };
  /** Changes the language, and waits until it has come. */
  const speak = async (language: 'ko' | 'en'): Promise<void> => {
    shop.element.locale = lang = language;
    const label = languages[lang].labels.pay(languages[lang].methods.kakao_pay);
    await until(() => shop.button().textContent?.includes(label));
  };

  await agree();
  if (plan.endpoint) shop.element.endpoint = plan.endpoint;
  if (plan.start[0]?.refusesPreflight) shop.element.endpoint = (await faultyEndpoint(...plan.start)).url;
  if (hurried) void endTries();
  return {
    ...shop,
    waits: clock.waits,
    speak,
    /** The types of the events after the tick. */
    types: () => shop.events.map(({ type }) => type).filter((type) => type !== 'kr-pay-consent'),
    recover(): void {
      over = true;
      leave?.();
      clock.release();
      shop.element.endpoint = good;
    },
    release(): void {
      over = true;
      leave?.();
      clock.release();
      unmute?.();
      console.warn = warn;
    },
    /** Clicks, and waits for the next event of this type. */
    async click(type: string): Promise<Heard> {
      await agree();
      const before = shop.events.length;
      const heard = new Promise((resolve) => shop.page.addEventListener(type, resolve, { once: true }));
      shop.button().focus();
      shop.button().click();
      expect(shop.element.state).to.equal('starting');
      await shop.element.updateComplete;
      expect(shop.status()).to.equal(languages[lang].status.starting);
      await heard;
      await shop.element.updateComplete;
      return shop.events.slice(before).find((event) => event.type === type) ?? expect.fail(`no ${type}`);
    },
    async expectStatus(korean: string, english: string): Promise<void> {
      expect(shop.status()).to.equal(korean);
      await speak('en');
      expect(shop.status()).to.equal(english);
    },
    /** The requests that reached the server, click by click: as many as expected, and no more. */
    async requestsByClick(expected: readonly number[]): Promise<Reached[][]> {
      const all = (await shop.starts()).map(({ headers, body }) => ({ key: headers['idempotency-key'], body }));
      const clicks = expected.map((count) => all.splice(0, count));
      expect(clicks.map((requests) => requests.length)).to.deep.equal(expected);
      expect(all, 'requests that nobody expected').to.deep.equal([]);
      return clicks;
    },
    /** What the developer read: a line each time there was something to say, else nothing. */
    expectWords(hint: string | undefined, lines: number): void {
      expect(said).to.have.lengthOf(hint ? lines : 0);
      for (const line of said) expect(line).to.match(new RegExp(`^<kr-pay-button> .*${hint}`));
    },
  };
}
