import { html, nothing } from 'lit';
import { afterScripts } from '../browser/after-scripts.js';
import { frameKind } from '../browser/frame.js';
import { ConsentBook } from '../consent/consent-book.js';
import { consentPanel } from '../consent/consent-panel.js';
import { CopyOffer } from '../consent/copy-offer.js';
import { shownTerms } from '../consent/shown-terms.js';
import type { ShownTerms } from '../consent/shown-terms.js';
import { wordingOf } from '../consent/terms.js';
import type { ShownTerm } from '../consent/terms.js';
import { failure } from '../contract/failure.js';
import type { Failure } from '../contract/failure.js';
import type { ConsentRecord, PayState } from '../contract/types.js';
import { retry } from '../controller/arrivals.js';
import { CheckoutController } from '../controller/checkout-controller.js';
import type { Host } from '../controller/host.js';
import { limits } from '../controller/limits.js';
import { KrPayConsentEvent, KrPayFailureEvent, KrPaySuccessEvent } from '../events/events.js';
import type { KrPaySuccessDetail } from '../events/events.js';
import { wantsOneMoreStep } from '../flow/flow.js';
import { nearestLocale } from '../i18n/choose.js';
import type { Messages } from '../i18n/messages.js';
import type { InAppNote } from '../in-app/in-app-note.js';
import { loadNote } from '../in-app/load-note.js';
import { readSettings, readTexts } from '../settings/settings.js';
import type { Settings } from '../settings/settings.js';
import type { CheckoutView } from './checkout-view.js';
import { goTo } from './go-to.js';
import { priceOf } from './price.js';
import type { Shell } from './shell.js';
import { wayOn } from './way-on.js';

/** All that a button does beyond looking like one: its attributes judged, its consent kept, its flow run. */
export class Checkout implements Host {
  readonly #shell: Shell;
  readonly #controller: CheckoutController;
  readonly #book = new ConsentBook();
  readonly #copy = new CopyOffer();
  #told: string | undefined;
  /** What succeeded last: the attributes may be set up for something else. */
  #done: string | undefined;
  /** What the page has heard of the ticks. */
  #heard: string | undefined;
  /** Whether what is wrong with the attributes may be said. */
  #settled = false;
  /** Whether terms that lack a tick are marked. */
  #marking = false;
  readonly #note: InAppNote | undefined;
  /** Until when no tick counts. */
  #calm = 0;

  constructor(shell: Shell, note?: InAppNote) {
    this.#shell = shell;
    this.#note = note;
    this.#controller = new CheckoutController(this);
  }

  get state(): PayState {
    return this.#controller.flow.name;
  }

  /** The record, once every required term is ticked and its hashes are made. */
  get consent(): ConsentRecord | undefined {
    const { terms } = this.#shown();
    const record = this.#book.missing(terms).length ? undefined : this.consentRecord();
    return record instanceof Promise ? undefined : record;
  }

  get settings(): Settings {
    const form = this.#shell.querySelector('form');
    // A field of the form may be called getAttribute.
    const action = form && Element.prototype.getAttribute.call(form, 'action');
    return readSettings(readTexts(this.#shell), location.href, nearestLocale(this.#shell), action);
  }

  get messages(): Messages {
    return this.#shell.messages as Messages;
  }

  get orderId(): string | undefined {
    return this.settings.orderId;
  }

  get isConnected(): boolean {
    return this.#shell.isConnected;
  }

  start(): void {
    this.#controller.start();
  }

  check(): void {
    this.#controller.check();
  }

  reset(): void {
    this.#controller.send({ type: 'reset' });
  }

  /** Something about the element has changed: perhaps it can ask now. */
  updated(): void {
    retry();
    // Ticks that were taken back, or that belong to what stood there before.
    if (this.#heard && this.isConnected) this.#tellConsent();
  }

  connected(): void {
    this.#controller.connected();
  }

  disconnected(): void {
    this.#controller.disconnected();
  }

  tell(event: Event): boolean {
    if (event instanceof KrPaySuccessEvent) this.#offerCopy(event.detail);
    const code = event instanceof KrPayFailureEvent ? event.detail.code : undefined;
    // It is shown for as long as there is a problem, and no longer.
    if (code === 'configuration' && this.#shown().problem) this.#controller.message = '';
    const goesOn = this.#shell.dispatchEvent(event);
    // Not away from what the shopper is writing elsewhere meanwhile.
    if (code === 'terms-changed' && !document.activeElement?.matches(':read-write'))
      void goTo(this.#shell, 'fieldset input');
    return goesOn;
  }

  obstacle(further?: boolean): Failure | undefined {
    const { problem, terms } = this.#shown();
    this.#settled = true;
    if (problem && !further) return failure('configuration', { hint: problem });
    if (!this.#shell.allowFramed && frameKind() === 'cross-origin') return failure('framed');
    if (further || !this.#book.missing(terms).length) return undefined;
    this.#marking = true;
    this.#shell.changed();
    // The second click of a double click must not tick what lies under it by then.
    void goTo(this.#shell, '[aria-invalid]', () => (this.#calm = performance.now() + limits.calm));
    return failure('consent-required');
  }

  consentKey(): string {
    return JSON.stringify(this.#shown().terms.map((term) => [term.id, wordingOf(term), !!this.#book.agreedAt(term)]));
  }

  consentRecord(): ConsentRecord | Promise<ConsentRecord> | undefined {
    const { terms } = this.#shown();
    return terms.length ? this.#book.record(terms, this.messages.locale) : undefined;
  }

  untick(): void {
    this.#book.clear();
    this.#shell.changed();
  }

  flowChanged(): void {
    this.#shell.changed();
  }

  /** What to show now. Says once in the console what is wrong with the attributes, not before they can be there. */
  view(): CheckoutView {
    const { settings, messages, state } = this;
    const { terms, problem, remark } = this.#shown(settings, messages);
    const missing = this.#marking ? this.#book.missing(terms).length : 0;
    const { flow, message } = this.#controller;
    let alert = message;
    if (missing) alert = messages.consent.missing(missing, terms.filter((term) => term.required).length);
    const told = problem ?? remark;
    if (told && !this.#settled)
      // What is missing may be on its way: a form inside, what a script sets, or a framework after it put this here.
      afterScripts(() => {
        this.#settled = true;
        this.#shell.changed();
      });
    else if (!this.#shell.disabled) {
      if (problem) alert = messages.failures.configuration;
      if (told && told !== this.#told) console.error(`<kr-pay-button> ${(this.#told = told)}`);
    }
    // A further step asks nothing anew; after a page load the boxes would be empty.
    const asking = state !== 'succeeded' && !wantsOneMoreStep(flow);
    const panel =
      asking && terms.length
        ? consentPanel({
            messages,
            terms,
            total: priceOf(settings, messages),
            orderName: settings.orderName,
            busy: /^(starting|leaving|confirming)$/.test(state),
            marking: this.#marking,
            isAgreed: (term) => !!this.#book.agreedAt(term),
            tick: (ticked) => this.#tick(ticked),
          })
        : nothing;
    const note = this.#note?.view(asking ? state : 'succeeded', messages.locale);
    return {
      panel: note ? html`${note}${panel}` : panel,
      copy: state === 'succeeded' ? this.#copy.view(messages.locale) : nothing,
      alert,
      wayOn: nothing,
      ...wayOn(flow, messages, this.#done, this.#note?.said, () => this.#startAgain()),
    };
  }

  /** The shopper's copy is of this moment: the attributes may be the next order's soon. */
  #offerCopy({ attemptId, orderId, mode, consent }: KrPaySuccessDetail): void {
    this.#done = mode;
    const { settings, messages } = this;
    const { orderName, mandate } = settings;
    const about = {
      attemptId,
      orderId,
      orderName,
      merchant: mandate?.merchant,
      amount: priceOf({ ...settings, mode }, messages),
    };
    void this.#copy.make(consent && { record: consent, ...about }).then(() => this.#shell.changed());
  }

  /** The terms as they would be shown now, and the first problem with any attribute. */
  #shown(settings = this.settings, messages = this.messages): ShownTerms {
    const shown = shownTerms(this.#shell, this.#shell.terms, settings, messages);
    const insecure = shown.terms.length && !crypto.subtle ? 'consent: expected a secure context (https)' : undefined;
    return { ...shown, problem: settings.problem ?? shown.problem ?? insecure };
  }

  #startAgain(): void {
    if (this.#shell.disabled) return;
    this.#controller.send({ type: 'window-given-up' });
    this.start();
  }

  /** Ticks all of these, or unticks them when all were ticked. */
  #tick(ticked: readonly ShownTerm[]): void {
    if (performance.now() < this.#calm) return;
    const agreed = ticked.some((term) => !this.#book.agreedAt(term));
    for (const term of ticked) this.#book.set(term, agreed);
    // Made now, so that the click waits for nothing.
    void this.consentRecord();
    this.#shell.changed();
    this.#tellConsent();
  }

  /** Tells the page what is agreed to, where it has not heard that last. */
  #tellConsent(): void {
    const { terms } = this.#shown();
    const complete = !this.#book.missing(terms).length;
    if (complete && this.#marking) {
      this.#marking = false;
      this.#controller.message = '';
      this.#shell.changed();
    }
    const answers = this.#book.answers(terms);
    const heard = JSON.stringify(answers);
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.tell(new KrPayConsentEvent({ complete, terms: answers }));
  }
}

/** The checkout of an element, once all that it shows above the button is there: at once where that is nothing. */
export const openCheckout = (shell: Shell): Checkout | Promise<Checkout> =>
  loadNote(shell)?.then((note) => new Checkout(shell, note)) ?? new Checkout(shell);
