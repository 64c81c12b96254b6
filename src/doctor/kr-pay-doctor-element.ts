import { LitElement, html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { doctorStyles } from './doctor-styles.js';
import type { Diagnosis, Severity } from './finding.js';

const severities = ['error', 'warning', 'note'] as const;

/** How many of each there are, in words. */
export function summaryOf(diagnoses: readonly Diagnosis[]): string {
  const counts = severities.flatMap((severity) => {
    const count = diagnoses.filter((each) => each.severity === severity).length;
    return count ? [`${count} ${severity}${count > 1 ? 's' : ''}`] : [];
  });
  return counts.join(', ') || 'nothing found';
}

const worstOf = (diagnoses: readonly Diagnosis[]): Severity | undefined =>
  severities.find((severity) => diagnoses.some((each) => each.severity === severity));

/** Shows where an element is, and takes the keyboard there. */
function show(element: Element): void {
  element.scrollIntoView({ block: 'center' });
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  const outline = { outline: '4px solid #a11', outlineOffset: '4px' };
  element.animate([outline, outline], 2_000);
}

/** What the doctor found, in a corner of the page. Open where there are errors, until it is closed by hand. */
export class KrPayDoctorElement extends LitElement {
  static override styles = doctorStyles;
  static override properties: PropertyDeclarations = { diagnoses: { attribute: false } };

  /** What is shown. */
  declare diagnoses: readonly Diagnosis[];
  #chosen: boolean | undefined;

  constructor() {
    super();
    this.diagnoses = [];
  }

  /** Whether the list can be seen. */
  get open(): boolean {
    return this.#chosen ?? worstOf(this.diagnoses) === 'error';
  }

  #toggle(open: boolean): void {
    this.#chosen = open;
    this.requestUpdate();
  }

  #key({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !this.open) return;
    this.#toggle(false);
    this.shadowRoot?.querySelector<HTMLElement>('.summary')?.focus();
  }

  protected override render(): TemplateResult {
    const { diagnoses, open } = this;
    const summary = summaryOf(diagnoses);
    return html`<section aria-label="kr-pay-button doctor" lang="en" dir="ltr" @keydown=${this.#key}>
      <button
        class="summary ${worstOf(diagnoses) ?? ''}"
        type="button"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls="findings"
        @click=${() => this.#toggle(!open)}
      >
        kr-pay-button doctor: ${summary}
      </button>
      <p class="spoken" role="status">${summary}</p>
      <ol id="findings" aria-label="Findings" tabindex="0" ?hidden=${!open}>
        ${
          diagnoses.length
            ? diagnoses.map((each) => this.#row(each))
            : html`<li class="empty">No button of this page is misconfigured, as far as a page can tell.</li>`
        }
      </ol>
    </section>`;
  }

  #row({ severity, where, element, wrong, expected, remedy }: Diagnosis): TemplateResult {
    return html`<li class=${severity}>
      <p><strong>${severity}</strong> <code>${where}</code></p>
      <p>${wrong}</p>
      <p><strong>Expected:</strong> ${expected}</p>
      <p><strong>What to do:</strong> ${remedy}</p>
      ${
        element
          ? html`<button type="button" aria-label="Show ${where}" @click=${() => show(element)}>Show</button>`
          : nothing
      }
    </li>`;
  }
}
