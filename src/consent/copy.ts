import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConsentRecord, Locale } from '../contract/types.js';
import { copyWords } from './copy-words.js';

/** What the shopper gets to keep: the record, and what it was for. */
export interface ConsentCopy {
  readonly record: ConsentRecord;
  readonly attemptId: string;
  readonly orderId: string | undefined;
  readonly orderName: string | undefined;
  /** As the merchant is called in the terms. */
  readonly merchant: string | undefined;
  /** As the shopper reads it. */
  readonly amount: string | undefined;
}

/** The copy as a document of its own, in the language of the terms. Built node by node: no text becomes markup. */
export function copyDocument({ record, merchant, ...order }: ConsentCopy): Document {
  const { locale } = record;
  const words = copyWords[locale];
  const made = document.implementation.createHTMLDocument(words.title);
  made.documentElement.lang = locale;
  const add = (parent: Element, name: string, text: string): HTMLElement => {
    const element = made.createElement(name);
    if (text) element.dir = 'auto';
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add(made.head, 'meta', '').setAttribute('charset', 'utf-8');
  /** A list of names and values. Long values may break anywhere. */
  const list = (facts: readonly (readonly [name: string, value: string | undefined])[]): void => {
    const place = add(made.body, 'dl', '');
    for (const [name, value] of facts) {
      if (!value) continue;
      add(place, 'dt', name);
      const said = add(place, 'dd', '');
      said.dir = 'auto';
      for (const piece of value.match(/\S{1,16}\s*/gu) ?? []) said.append(piece, made.createElement('wbr'));
    }
  };
  const style = { dateStyle: 'long', timeStyle: 'long' } as const;
  const time = (at: string | undefined) => at && `${new Date(at).toLocaleString(locale, style)} (${at})`;

  add(made.body, 'h1', words.title);
  list([
    [words.merchant, merchant ? `${merchant} (${location.host})` : location.host],
    [words.order, [order.orderName, order.orderId].filter(Boolean).join(' · ')],
    [words.amount, order.amount],
    [words.attempt, order.attemptId],
    [words.agreedAt, time(record.agreedAt)],
    ['SHA-256', record.sha256],
    [words.widget, record.widget],
  ]);
  for (const term of record.terms) {
    const heading = [term.required ? words.required : words.optional, term.agreed ? words.agreed : words.notAgreed];
    add(made.body, 'h2', heading.join(' '));
    add(made.body, 'p', term.text);
    list([
      ['ID', term.id],
      [words.agreedAt, time(term.agreedAt)],
      [words.version, term.version],
      [words.address, term.href],
      ['SHA-256', term.sha256],
    ]);
  }
  return made;
}

/** Saves the copy as a file. */
function save(copy: ConsentCopy): void {
  const parts = ['<!doctype html>', copyDocument(copy).documentElement.outerHTML];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'text/html' }));
  link.download = `consent-${copy.attemptId}.html`;
  link.click();
  // Long after the browser has read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints the copy from an empty frame beside the button that was pressed, which stays: some engines read it late. */
function print(copy: ConsentCopy, { currentTarget }: Event): void {
  const place = (currentTarget as Element).parentElement;
  place?.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  // It cannot be display: none, or nothing would be printed.
  Object.assign(frame.style, { position: 'fixed', width: 0, height: 0, border: 0 });
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  const fill = (): void => {
    const { contentDocument: page, contentWindow: view } = frame;
    page?.replaceChild(page.adoptNode(copyDocument(copy).documentElement), page.documentElement);
    view?.print();
  };
  frame.addEventListener('load', fill, { once: true });
  place?.append(frame);
}

/** Two buttons, in the language of the page. */
export function copyButtons(copy: ConsentCopy, locale: Locale): TemplateResult {
  const words = copyWords[locale];
  return html`<p>
      <button class="off" type="button" @click=${(event: Event) => print(copy, event)}>${words.print}</button>
    </p>
    <p><button class="off" type="button" @click=${() => save(copy)}>${words.save}</button></p>`;
}
