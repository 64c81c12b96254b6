import { LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import type { Checkout } from '../checkout/checkout.js';
import type { Shell } from '../checkout/shell.js';
import type { Term } from '../consent/terms.js';
import type { ConsentRecord, PayState } from '../contract/types.js';
import { loadMessages, messagesFor, nearestLocale } from '../i18n/choose.js';
import { buttonWords, type ButtonWords } from '../i18n/button-words.js';
import type { Messages } from '../i18n/messages.js';
import { withOwnTexts, type OwnTexts } from '../i18n/own-texts.js';
import { unwatchLanguage, watchLanguage } from '../i18n/watch-language.js';
import { readLook, textOf, type Look } from '../settings/look.js';
import { version } from '../version.js';
import { attributes } from './attributes.js';
import { buttonView } from './button-view.js';
import { loadCheckout, notLoaded, withoutCheckout } from './load-checkout.js';
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
 * @csspart in-app - Inside an app's own browser: what may go wrong there, and ways out.
 * @cssproperty --kr-pay-background - The button's background.
 * @cssproperty --kr-pay-color - The button's text.
 * @cssproperty --kr-pay-border - The button's border.
 * @cssproperty --kr-pay-radius - Corners of button and panel.
 * @cssproperty --kr-pay-height - The button's least height.
 * @cssproperty --kr-pay-font - The font.
 * @cssproperty --kr-pay-focus - The outer tone of the focus ring.
 */
export class KrPayButtonElement extends LitElement implements Shell {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
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
  /** Texts of the merchant's own in the places of ours, in the language that the page shows. */
  declare texts: OwnTexts | undefined;

  /** All beyond looks. In the module file it loads when an element is on the page; the classic file holds it. */
  #checkout: Checkout | undefined;
  #loading: Promise<void> | undefined;
  /** True after a click that came before the checkout did; what the shopper reads when it did not load. */
  #early: true | string = '';
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** The texts that were shown last: another language takes over when its texts are there. */
  #shown: Messages | undefined;
  readonly #internals = this.attachInternals();

  /** What the element is doing. */
  get state(): PayState {
    return this.#checkout?.state ?? (this.#early === true ? 'starting' : 'ready');
  }

  /** What the shopper agreed to, once every required term is ticked and its hashes are made. */
  get consent(): ConsentRecord | undefined {
    return this.#checkout?.consent;
  }

  /** Does what a click does. */
  start(): void {
    if (this.disabled) return;
    if (this.#checkout) return this.#checkout.start();
    this.#early = true;
    this.changed();
    // A file that neither comes nor fails must not keep the button busy.
    this.#patience = setTimeout(() => this.#begin(), 10_000);
  }

  /** Asks the server again about an attempt whose outcome is open. */
  check(): void {
    this.#checkout?.check();
  }

  /** Returns a finished or failed element to `ready`. */
  reset(): void {
    this.#checkout?.reset();
  }

  /** @internal */
  get messages(): Messages | undefined {
    const messages = messagesFor(this.#look().locale) ?? this.#shown;
    return messages && withOwnTexts(messages, this.texts);
  }

  /** @internal */
  changed(): void {
    this.requestUpdate();
    const { states } = this.#internals;
    // Some older engines have no custom states, others refuse names without dashes; the element works without.
    try {
      states.clear();
      states.add(this.state);
    } catch {}
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchLanguage(this);
    // The place may have another language.
    this.changed();
    this.#checkout?.connected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwatchLanguage(this);
    this.#checkout?.disconnected();
    // Put back in the same task it goes on; later, nobody waits for an early click any more.
    setTimeout(() => {
      if (!this.isConnected && this.#early === true) this.#early = '';
    });
  }

  /** By then, properties that were set before the element was defined count, too. */
  protected override willUpdate(): void {
    if (!this.hasUpdated || this.#early === true) this.#load();
  }

  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      // The form inside works without us.
      this.renderRoot.append(document.createElement('slot'));
      throw error;
    }
  }

  protected override updated(): void {
    this.#checkout?.updated();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult {
    const look = this.#look();
    this.#askForTexts(look);
    const { messages } = this;
    return buttonView({
      look,
      words: messages ?? this.#words(look),
      messages,
      state: this.state,
      disabled: this.disabled,
      style: `${this.brandColors === 'off' ? 'off' : look.method} ${textOf(this.size) ?? ''}`,
      press: this.start,
      ...(this.#checkout?.view() ?? withoutCheckout(this.#early)),
    });
  }

  /** Notes the texts that are about to be shown; those of another language are asked for. */
  #askForTexts({ locale }: Look): void {
    const messages = messagesFor(locale);
    if (messages) this.#shown = messages;
    // The first texts come with the checkout.
    else if (this.#checkout)
      this.#loading = loadMessages(locale).then(
        () => this.requestUpdate(),
        () => {},
      );
  }

  /** What there is to say before the texts of the language have come. */
  #words({ locale }: Look): ButtonWords {
    return withOwnTexts(buttonWords[locale], this.texts);
  }

  #look(): Look {
    return readLook(this, nearestLocale(this));
  }

  /** Takes the checkout and what it says, once; a failure is forgotten, so that the next click tries again. */
  #load(): void {
    if (this.#loading) return;
    const { locale } = this.#look();
    const checkout = loadCheckout(this);
    const messages = messagesFor(locale);
    // Where another button has loaded both, the first thing that is shown is the last one, too.
    if (messages && !(checkout instanceof Promise)) return this.#take(checkout, messages);
    this.#loading = Promise.all([checkout, loadMessages(locale)]).then(
      (both) => this.#take(...both),
      () => {
        this.#loading = undefined;
        this.#begin();
      },
    );
  }

  #take(checkout: Checkout, messages: Messages): void {
    this.#shown = messages;
    this.#checkout = checkout;
    if (this.isConnected) checkout.connected();
    this.#begin();
  }

  /** Goes on with a click that came early. */
  #begin(): void {
    clearTimeout(this.#patience);
    const early = this.#early === true;
    if (early) this.#early = '';
    this.changed();
    if (!early || !this.isConnected) return;
    if (this.#checkout) return this.#checkout.start();
    this.dispatchEvent(notLoaded((this.#early = this.#words(this.#look()).network)));
  }
}
