import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { frameKind } from '../browser/frame.js';
import { ConsentBook } from '../consent/consent-book.js';
import type { ShownTerm, Term } from '../consent/terms.js';
import { failure } from '../contract/failure.js';
import type { Failure } from '../contract/failure.js';
import type { ConsentRecord, PayState } from '../contract/types.js';
import { CheckoutController } from '../controller/checkout-controller.js';
import type { Host } from '../controller/host.js';
import { KrPayConsentEvent } from '../events/events.js';
import { messagesFor, nearestLocale } from '../i18n/choose.js';
import type { Messages } from '../i18n/messages.js';
import { readSettings } from '../settings/settings.js';
import type { Settings } from '../settings/settings.js';
import { version } from '../version.js';
import { attributes } from './attributes.js';
import { buttonView, isBusy } from './button-view.js';
import { consentPanel } from './consent-panel.js';
import { shownTerms } from './shown-terms.js';
import type { ShownTerms } from './shown-terms.js';
import { styles } from './styles.js';

/**
 * The button with which a web shop takes Korean payments.
 *
 * @summary Asks one endpoint of the merchant's server to start, takes the shopper to the provider and back, and tells the page.
 * @fires {KrPayConsentEvent} kr-pay-consent - A term was ticked or unticked.
 * @fires {KrPayStartEvent} kr-pay-start - The server is about to be asked. Cancelable.
 * @fires {KrPayRedirectEvent} kr-pay-redirect - The page is about to be left. Cancelable.
 * @fires {KrPayPendingEvent} kr-pay-pending - The outcome is not known yet.
 * @fires {KrPaySuccessEvent} kr-pay-success - The merchant's server said that it succeeded.
 * @fires {KrPayFailureEvent} kr-pay-failure - It ended otherwise.
 * @slot - A form that works without JavaScript; its `action` is the endpoint where there is no `endpoint` attribute.
 * @slot label - Replaces the button's text.
 * @slot logo - Artwork the merchant may use.
 * @slot notice - A legal line, such as a processor's.
 * @csspart button - The button.
 * @csspart label - Its text.
 * @csspart logo - The place of the logo.
 * @csspart amount - The amount on the button.
 * @csspart spinner - Shown while busy.
 * @csspart status - What is going on, in words.
 * @csspart consent - The panel of terms.
 * @csspart term - One term.
 * @csspart checkbox - A term's box.
 * @csspart agree-all - The box for all terms.
 * @cssproperty --kr-pay-background - The button's background.
 * @cssproperty --kr-pay-color - The button's text.
 * @cssproperty --kr-pay-border - The button's border.
 * @cssproperty --kr-pay-radius - Corners of button and panel.
 * @cssproperty --kr-pay-height - The button's least height.
 * @cssproperty --kr-pay-font - The font.
 * @cssproperty --kr-pay-focus - The outer tone of the focus ring.
 */
export class KrPayButtonElement extends LitElement implements Host {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = styles;
  /** The version of this copy. */
  static readonly version = version;
  static override properties = attributes;

  declare endpoint: string | undefined;
  declare confirmEndpoint: string | undefined;
  declare provider: string | undefined;
  declare method: string | undefined;
  declare mode: string | undefined;
  declare orderId: string | undefined;
  declare orderName: string | undefined;
  declare amount: string | number | undefined;
  declare currency: string | undefined;
  declare returnUrl: string | undefined;
  declare locale: string | undefined;
  declare merchant: string | undefined;
  declare frequency: string | undefined;
  declare timing: string | undefined;
  declare amountRule: string | undefined;
  declare cancellation: string | undefined;
  declare termsVersion: string | undefined;
  declare credentials: string | undefined;
  declare allowedHosts: string | undefined;
  declare allowFramed: boolean;
  declare messageMode: string | undefined;
  declare brandColors: string | undefined;
  declare size: string | undefined;
  declare disabled: boolean;
  /** Terms beyond the mandate, after those of `<kr-pay-term>` children. */
  declare terms: readonly Term[] | undefined;

  readonly #controller = new CheckoutController(this);
  readonly #book = new ConsentBook();
  readonly #internals = this.attachInternals();
  #toldProblem: string | undefined;
  /** Whether terms that lack a tick are marked. */
  #marking = false;

  /** What the element is doing. */
  get state(): PayState {
    return this.#controller.flow.name;
  }

  /** What the shopper agreed to, once every required term is ticked and its hashes are made. */
  get consent(): ConsentRecord | undefined {
    const { terms } = this.#shown();
    if (!terms.length || this.#book.missing(terms).length) return undefined;
    const record = this.#book.record(terms, this.settings.locale);
    return record instanceof Promise ? undefined : record;
  }

  /** Does what a click does. */
  start(): void {
    this.#controller.start();
  }

  /** Asks the server again about an attempt whose outcome is open. */
  check(): void {
    this.#controller.send({ type: 'check' });
  }

  /** Returns a finished or failed element to `ready`. */
  reset(): void {
    this.#controller.send({ type: 'reset' });
  }

  /** @internal */
  get settings(): Settings {
    const action = this.querySelector('form')?.getAttribute('action');
    return readSettings(this, location.href, nearestLocale(this), action ?? undefined);
  }

  /** @internal */
  get messages(): Messages {
    return messagesFor(this.settings.locale);
  }

  /** @internal */
  obstacle(): Failure | undefined {
    const { problem, terms } = this.#shown();
    if (problem) return failure('configuration', { hint: problem });
    if (!this.allowFramed && frameKind() === 'cross-origin') return failure('framed');
    if (!this.#book.missing(terms).length) return undefined;
    this.#marking = true;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus());
    return failure('consent-required');
  }

  /** @internal */
  consentKey(): string {
    return JSON.stringify(
      this.#shown().terms.map((term) => [term.id, term.version, term.text, !!this.#book.agreedAt(term)]),
    );
  }

  /** @internal */
  consentRecord(): ConsentRecord | Promise<ConsentRecord> | undefined {
    const { terms } = this.#shown();
    return terms.length ? this.#book.record(terms, this.settings.locale) : undefined;
  }

  /** @internal */
  untick(): void {
    this.#book.clear();
    this.requestUpdate();
  }

  /** @internal */
  flowChanged(): void {
    this.requestUpdate();
    const { states } = this.#internals;
    // Older engines have no custom states; the element works without.
    states?.clear();
    states?.add(this.state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#controller.connected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#controller.disconnected();
  }

  protected override render(): TemplateResult {
    const { settings, state } = this;
    const messages = messagesFor(settings.locale);
    const { terms, problem } = this.#shown();
    const missing = this.#marking ? this.#book.missing(terms) : [];
    const { flow, message } = this.#controller;
    let alert = message;
    if (missing.length) alert = messages.consent.missing(missing.length, terms.filter((term) => term.required).length);
    else if (problem && !this.disabled) alert = messages.failures.configuration;
    const order = [
      ...(settings.orderName ? [messages.consent.order(settings.orderName)] : []),
      ...(settings.amount === undefined ? [] : [messages.amount(settings.amount)]),
    ];
    const look = this.brandColors === 'off' ? 'off' : settings.method;
    return html`${
      terms.length && state !== 'succeeded'
        ? consentPanel({
            messages,
            terms,
            order,
            busy: isBusy(state),
            marking: this.#marking,
            isAgreed: (term) => this.#book.agreedAt(term) !== undefined,
            tick: (ticked, agreed) => this.#tick(ticked, agreed),
          })
        : nothing
    }
    ${buttonView({
      settings,
      messages,
      state,
      disabled: this.disabled,
      look: `${look} ${this.size ?? ''}`,
      alert,
      link: flow.name === 'ready' ? flow.link : undefined,
      press: () => this.start(),
    })}`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { problem } = this.#shown();
    if (this.disabled || problem === this.#toldProblem) return;
    this.#toldProblem = problem;
    if (problem) console.error(`<kr-pay-button> ${problem}`);
  }

  /** The terms as they would be shown now, and the first problem with any attribute. */
  #shown(): ShownTerms {
    const { settings } = this;
    const { terms, problem } = shownTerms(this, this.terms, settings, messagesFor(settings.locale));
    const insecure = terms.length && !crypto.subtle ? 'consent: expected a secure context (https)' : undefined;
    return { terms, problem: settings.problem ?? problem ?? insecure };
  }

  #tick(ticked: readonly ShownTerm[], agreed: boolean): void {
    for (const term of ticked) this.#book.set(term, agreed);
    const { terms } = this.#shown();
    const complete = !this.#book.missing(terms).length;
    if (complete) this.#marking = false;
    // Made now, so that the click waits for nothing.
    void this.#book.record(terms, this.settings.locale);
    this.requestUpdate();
    const answers = terms.map((term) => ({
      id: term.id,
      required: term.required,
      agreed: this.#book.agreedAt(term) !== undefined,
    }));
    this.dispatchEvent(new KrPayConsentEvent({ complete, terms: answers }));
  }
}
