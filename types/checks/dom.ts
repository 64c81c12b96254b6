/** What plain TypeScript must and must not take. Each line that says `wrong` is an error, and no other. */
import type { KrPayButtonElement, Locale, Method, Mode, ProviderName } from 'kr-pay-button';
import { KrPayPendingEvent } from 'kr-pay-button/define';
import type { JSX } from 'react';

export const button: KrPayButtonElement = document.createElement('kr-pay-button');
button.amount = 14000;
button.start();
button.addEventListener('kr-pay-success', (event) => event.detail.via);
document.addEventListener('kr-pay-failure', (event) => event.detail.code);
window.addEventListener('kr-pay-start', (event) => event.detail.headers.set('X-CSRF-Token', 'token'));
document.dispatchEvent(new KrPayPendingEvent({ attemptId: 'a' }));

button.amount = true; // wrong: text or number
button.state = 'ready'; // wrong: only the element moves its state
button.addEventListener('kr-pay-failure', (event) => event.detail.via); // wrong: a failure has no way back
document.querySelector('kr-pay-term')?.start(); // wrong: a term is no button

/** The values in the templates' types are those of the contract, written out for editors. */
type Template = JSX.IntrinsicElements['kr-pay-button'];
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Values<Name extends keyof Template> = NonNullable<Template[Name]>;
export const sameMethods: Same<Values<'method'>, Method> = true;
export const sameModes: Same<Values<'mode'>, Mode> = true;
export const sameProviders: Same<Values<'provider'>, ProviderName> = true;
export const sameLocales: Same<Values<'locale'>, Locale> = true;
export const notTheSame: Same<Values<'method'>, Mode> = true; // wrong: the comparison itself
