import { afterScripts } from '../browser/after-scripts.js';
import { readArrival } from '../trip/return-url.js';
import type { Arrival } from '../trip/return-url.js';
import type { FlowEvent } from '../flow/types.js';
import { recall } from '../trip/attempt-memory.js';
import type { Departing } from './prepare-hand-off.js';

/** An outcome that another button asked for. */
export type Delivery = FlowEvent & { readonly type: 'delivered' };

/** What a button is for, as far as it is known. */
export interface Purchase {
  readonly orderId?: string | undefined;
  readonly method?: string | undefined;
  readonly mode?: string | undefined;
}

/** A button on the page, as this room sees it. */
export interface Member {
  /** Whether it is a button of this order; `exactly`: and of the same method and mode. */
  suits(purchase: Purchase, exactly?: boolean): boolean;
  /** The attempt that this button is about. */
  holding(): string | undefined;
  /** The address says that the shopper returned; this button is to ask. Says whether it can. */
  takeUp(arrival: Arrival): boolean;
  /** The shopper may be back without a word: the page was restored or opened again, perhaps from just this purchase. */
  cameBack(restored: boolean, exactly?: boolean): void;
  /** The page can be seen again. */
  shown(): void;
  /** Another button asked, and the order is this one's; `departing` is its further step. Says whether it was taken. */
  receive(outcome: Delivery, departing?: Departing): boolean;
}

/** The connected buttons of this page, in the order in which they came. */
const members = new Set<Member>();
/** Members that were not asked yet what they know of a trip. */
const fresh = new Set<Member>();
let asking: Member | undefined;
let scheduled = false;
/** Nobody could take the arrival up so far. */
let waiting = false;

const restored = (event: PageTransitionEvent): void => {
  if (event.persisted) for (const member of members) member.cameBack(true);
};
const shown = (): void => {
  // Not `document.hidden`: an element that is named so would stand in its place.
  if (document.visibilityState !== 'hidden') for (const member of members) member.shown();
};

/** One button takes the arrival up: the one whose order it is, as far as this browser remembers, else the first. */
function choose(): void {
  if (!scheduled) return;
  scheduled = false;
  const arrival = asking ? undefined : readArrival(location.href);
  waiting = false;
  if (arrival) {
    const memory = recall((each) => each.attemptId === arrival.attemptId);
    const own = memory && memberOf(memory);
    asking = [...(own ? [own] : []), ...members].find((member) => member.takeUp(arrival));
    waiting = !asking;
  }
  // Of two buttons of an order the one that was pressed comes first.
  for (const exactly of [true, false])
    for (const member of fresh) if (member !== asking) member.cameBack(false, exactly);
  fresh.clear();
}

/**
 * Chooses when the page's own buttons are all there: after its deferred scripts, which give a button its order and
 * listen to it, and after the task that added them.
 */
function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  afterScripts(choose);
}

/** A button was connected. */
export function join(member: Member): void {
  if (!members.size) {
    addEventListener('pageshow', restored);
    document.addEventListener('visibilitychange', shown);
  }
  members.add(member);
  fresh.add(member);
  schedule();
}

/** A button is about to act: what the address and the browser's memory say comes first. */
export function arrive(member: Member): void {
  if (fresh.has(member)) choose();
}

/** A button can do more than before: perhaps take up what nobody could. */
export function retry(): void {
  if (waiting) schedule();
}

/** Whether a button of this page is about this attempt. One attempt must not be told of twice. */
export function isHeld(attemptId: string): boolean {
  return [...members].some((member) => member.holding() === attemptId);
}

/** A button was removed. What it had taken up is there for another. */
export function leave(member: Member): void {
  members.delete(member);
  fresh.delete(member);
  if (asking === member) {
    asking = undefined;
    if (members.size) schedule();
  }
  if (!members.size) {
    removeEventListener('pageshow', restored);
    document.removeEventListener('visibilitychange', shown);
  }
}

function memberOf(purchase: Purchase): Member | undefined {
  const all = [...members];
  return all.find((member) => member.suits(purchase, true)) ?? all.find((member) => member.suits(purchase));
}

/** Gives an outcome to the button of its order. Says whether there is one and it took it. */
export function passOn(purchase: Purchase, outcome: Delivery, departing?: Departing): boolean {
  const member = memberOf(purchase);
  if (!member?.receive(outcome, departing)) return false;
  asking = member;
  return true;
}

/** The attempt in the address has served: takes exactly what was added out of the address. */
export function cleanAddress(attemptId: string): void {
  const arrival = readArrival(location.href);
  if (arrival?.attemptId !== attemptId) return;
  asking = undefined;
  // Safari throws where a page changes its address too often.
  try {
    history.replaceState(history.state, '', arrival.cleanHref);
  } catch {}
}
