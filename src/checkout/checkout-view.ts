import type { TemplateResult, nothing } from 'lit';

/** What the shell shows beside the button. */
export interface CheckoutView {
  readonly panel: TemplateResult | typeof nothing;
  /** What the shopper can keep, after a success. */
  readonly copy: TemplateResult | typeof nothing;
  /** What went wrong, as the shopper reads it. */
  readonly alert: string;
  /** Stands in for the usual words of the state. */
  readonly note?: string | undefined;
  /** Stands in for what the button usually says. */
  readonly label?: string | undefined;
  /** A plain link when leaving did not work, or what is offered while the provider's window does not answer. */
  readonly wayOn?: TemplateResult | typeof nothing | '';
}
