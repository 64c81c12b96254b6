/** What can go wrong with a purchase of the soak. */
export const soakFaults = [
  /** The shopper's connection breaks while the start is under way; then the button is pressed again. */
  'start-dropped',
  /** Two tabs send the same start at the same time. */
  'start-twice',
  /** The shopper's connection breaks while the outcome is asked for; then it is asked for again. */
  'outcome-dropped',
  'webhook-never',
  /** The webhook is answered before the shopper comes back. */
  'webhook-first',
  'webhook-twice',
  /** The shopper pays and does not come back. */
  'never-returns',
  /** The same, and no webhook comes: nobody but the sweep can find it. */
  'nobody-tells',
  'returns-late',
  /** The provider answers the shop's request for a session with 500. */
  'provider-error',
  /** The provider takes its time to make the session. */
  'provider-slow',
] as const;
export type SoakFault = (typeof soakFaults)[number];

/** What a shopper is going to do. */
export interface SoakPlan {
  readonly ending: 'pays' | 'cancels' | 'gives-up';
  readonly fault: SoakFault | undefined;
}

/** Draws what happens. `share` of the purchases have a fault, and all of those are paid: a fault is to meet money. */
export function drawPlan(random: () => number, share: number): SoakPlan {
  const [hit, which] = [random(), random()];
  if (hit < share) return { ending: 'pays', fault: soakFaults[Math.floor(which * soakFaults.length)] };
  const ending = which < 0.85 ? 'pays' : which < 0.97 ? 'cancels' : 'gives-up';
  return { ending, fault: undefined };
}
