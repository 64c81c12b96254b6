import type { KrPayConsentDetail, KrPayFailureDetail } from '../events/events.js';
import { isPending } from './exchange.js';
import type { Exchange } from './exchange.js';
import type { Violation } from './policy-findings.js';
import { overhearFetch } from './overhear-fetch.js';

/** What happened on the page since the doctor began to listen. */
export interface Heard {
  /** The last failure of each button, until it starts again. */
  readonly failures: Map<Element, { readonly detail: KrPayFailureDetail; readonly hint: string | undefined }>;
  /** The last exchange of each attempt. */
  readonly exchanges: Map<string, Exchange>;
  /** How often in a row confirm answered "pending", by attempt. */
  readonly pendings: Map<string, number>;
  readonly violations: Violation[];
  /** Terms that a script ticked, by button. */
  readonly ticks: Map<Element, readonly string[]>;
  /** What the button said about one more step that it could not use. */
  furtherStep: string | undefined;
  secondCopy: string | undefined;
  handedOffTo: string | undefined;
}

const prefix = '<kr-pay-button> ';

/** Passes on what the button writes by `console.warn`: hints are there, and in no event. Answers with the way back. */
function overhearConsole(note: (words: string) => void): () => void {
  const original = console.warn;
  const overhearing = (...words: unknown[]): void => {
    const [first] = words;
    if (typeof first === 'string' && first.startsWith(prefix)) note(first.slice(prefix.length));
    original.apply(console, words);
  };
  console.warn = overhearing;
  return () => {
    if (console.warn === overhearing) console.warn = original;
  };
}

/** Listens to the page until it is told to stop. Sends nothing and holds nothing up. */
export function overhear(): { readonly heard: Heard; stop(): void } {
  const heard: Heard = {
    failures: new Map(),
    exchanges: new Map(),
    pendings: new Map(),
    violations: [],
    ticks: new Map(),
    furtherStep: undefined,
    secondCopy: undefined,
    handedOffTo: undefined,
  };
  let said = '';
  const control = new AbortController();
  const on = <Name extends keyof WindowEventMap>(
    name: Name,
    listener: (event: WindowEventMap[Name], element: Element | undefined) => void,
  ): void => {
    const listenTo = (event: WindowEventMap[Name]): void => {
      const [target] = event.composedPath();
      listener(event, target instanceof Element ? target : undefined);
    };
    // Before the page's own listeners, which may stop an event.
    addEventListener(name, listenTo, { capture: true, signal: control.signal });
  };

  on('kr-pay-failure', ({ detail }, element) => {
    const start = `${detail.code}: `;
    if (element)
      heard.failures.set(element, { detail, hint: said.startsWith(start) ? said.slice(start.length) : undefined });
    said = '';
  });
  on('kr-pay-start', (_, element) => element && heard.failures.delete(element));
  on('kr-pay-success', (_, element) => element && heard.failures.delete(element));
  on('kr-pay-redirect', ({ detail }) => (heard.handedOffTo = detail.provider));
  on('kr-pay-consent', ({ detail }, element) => element && noteTicks(heard, element, detail));
  on('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, disposition }) => {
    const violation = {
      directive: effectiveDirective,
      blocked: blockedURI,
      sample,
      enforced: disposition === 'enforce',
    };
    heard.violations.push(violation);
  });

  const stopConsole = overhearConsole((words) => {
    said = words;
    if (/is defined already/.test(words)) heard.secondCopy = `kr-pay-button ${words}.`;
    if (words.startsWith('one more step')) heard.furtherStep = words;
  });
  const stopFetch = overhearFetch((exchange) => {
    const { attemptId } = exchange;
    heard.exchanges.set(attemptId, exchange);
    heard.pendings.set(attemptId, isPending(exchange) ? (heard.pendings.get(attemptId) ?? 0) + 1 : 0);
  });
  return {
    heard,
    stop: () => {
      control.abort();
      stopConsole();
      stopFetch();
    },
  };
}

/** A tick without a press of the last seconds, anywhere on the page, is a script's. */
function noteTicks({ ticks }: Heard, element: Element, { terms }: KrPayConsentDetail): void {
  const agreed = terms.filter((term) => term.agreed).map(({ id }) => id);
  const pressed = !('userActivation' in navigator) || navigator.userActivation.isActive;
  // A person who ticks looks at the panel: what a script ticked before is theirs then.
  if (!agreed.length || pressed) ticks.delete(element);
  else ticks.set(element, agreed);
}
