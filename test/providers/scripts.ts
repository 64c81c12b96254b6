import { expect } from '@open-wc/testing';
import type { Handoff, ScriptCall, StartContext } from '../../src/providers/provider.js';

/** Where the shopper is to come back to in these tests. */
export const returnUrl = 'https://shop.example/cart?step=2&kr_pay_attempt=0f8fad5b-d9cb-469f-a165-70867728950e';

/** What a provider is told beside its action. */
export const contextOf = (more: Partial<StartContext> = {}): StartContext => ({
  body: {},
  returnUrl,
  method: 'kakao_pay',
  locale: 'ko',
  ...more,
});

/** The call that an answer leads to. */
export async function callOf(handoff: Handoff | Promise<Handoff>): Promise<ScriptCall> {
  const given = await handoff;
  return given.type === 'call' ? given.call : expect.fail(`expected a call, got ${JSON.stringify(given)}`);
}

/** Whether nothing has come of a promise once all that is under way in the page is done. */
export async function staysOpen(promise: Promise<unknown>): Promise<boolean> {
  let open = true;
  const end = (): void => void (open = false);
  promise.then(end, end);
  await new Promise((resolve) => setTimeout(resolve));
  return open;
}

const undo: (() => void)[] = [];

/** Puts something where a provider's script puts its global. */
export function putGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  undo.push(() => void Reflect.deleteProperty(globalThis, name));
}

/** Adds an element to the page whose id or name shadows a global that is not there. */
export function putElement<Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  undo.push(() => element.remove());
  return element;
}

/** The address of a script that runs `source`. */
export function scriptWith(source: string): string {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  undo.push(() => URL.revokeObjectURL(url));
  return url;
}

/** An address where no script is. */
export const nowhere = '/test/providers/there-is-no-such-script.js';

/**
 * Stands in for the network: whatever script the page asks for, it gets the one at the next of `answers`, the last one
 * again and again; `undefined` never comes and never fails. Gives the addresses that were asked for.
 */
export function answerScripts(...answers: readonly (string | undefined)[]): string[] {
  const asked: string[] = [];
  const { prototype } = HTMLScriptElement;
  const original = Object.getOwnPropertyDescriptor(prototype, 'src') ?? expect.fail('expected src to be a property');
  Object.defineProperty(prototype, 'src', {
    ...original,
    set(this: HTMLScriptElement, address: unknown) {
      asked.push(String(address));
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer) original.set?.call(this, answer);
    },
  });
  undo.push(() => Object.defineProperty(prototype, 'src', original));
  return asked;
}

/** Takes away what a test put into the page. */
export function tidyPage(): void {
  for (const each of undo.splice(0).reverse()) each();
}
