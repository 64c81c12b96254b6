import { byId, create } from './dom.js';
import { pageLanguage } from './language.js';
import { recordAddress } from './links.js';
import { failureOutcome, successOutcome, type Outcome } from './outcome.js';
import { texts, type Texts } from './texts.js';

/** A link below an outcome. */
export interface OutcomeLink {
  readonly address: string;
  readonly text: string;
}

interface Ended {
  readonly orderId?: string;
  readonly attemptId?: string;
}

/** Shows an outcome with its links in the page's place for it. Not a live region: the button announces itself. */
export function showOutcome(outcome: Outcome, links: readonly OutcomeLink[]): void {
  const place = byId('outcome');
  place.dataset['kind'] = outcome.kind;
  place.replaceChildren(
    create('p', { class: 'outcome-text' }, outcome.text),
    ...(outcome.reason === undefined ? [] : [create('p', { class: 'outcome-reason' }, outcome.reason)]),
    create('p', { class: 'outcome-links' }, ...links.map(({ address, text }) => create('a', { href: address }, text))),
  );
  place.hidden = false;
}

function linksTo(ended: Ended, words: Texts): OutcomeLink[] {
  if (ended.orderId === undefined && ended.attemptId === undefined) return [];
  return [{ address: recordAddress(ended, location.search), text: words.toRecord }];
}

/**
 * Follows the button's events and says beside it how the attempt ended.
 * @param afterSuccess gives a link to offer after a success, besides the one to the record
 */
export function setUpOutcome(afterSuccess?: () => OutcomeLink): void {
  const words = texts[pageLanguage()];

  addEventListener('kr-pay-start', () => {
    byId('outcome').hidden = true;
  });
  addEventListener('kr-pay-pending', ({ detail }) => {
    showOutcome({ kind: 'waiting', text: words.pending }, linksTo(detail, words));
  });
  addEventListener('kr-pay-success', ({ detail }) => {
    const links = linksTo(detail, words);
    showOutcome(successOutcome(detail, words), afterSuccess ? [...links, afterSuccess()] : links);
  });
  addEventListener('kr-pay-failure', ({ detail }) => {
    // Nothing has begun yet, and the button says which term is missing.
    if (detail.code === 'consent-required') return;
    showOutcome(failureOutcome(detail, words), linksTo(detail, words));
  });
}
