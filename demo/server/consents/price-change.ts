import { mandateFor, type Plan } from '../catalog.js';
import type { Day } from '../charges/due-dates.js';
import { priceTerm } from '../price-texts.js';
import type { PriceChange } from '../store/price-changes.js';
import type { Offer } from './offers.js';

/** How many days before a change a consent to it counts: Korea's e-commerce act (article 13, paragraph 6) has thirty. */
const windowDays = 30;

/** The name of a change, such as `tea-monthly-20270105-19800`. */
export function changeIdOf(planId: string, fromOn: Day, amount: number): string {
  return `${planId}-${fromOn.replaceAll('-', '')}-${amount}`;
}

/** What the button is told to be its order when it asks for consent to a change, for one saved method. */
export function orderIdOf({ fromOn, amount }: PriceChange, savedAttemptId: string): string {
  return `P-${fromOn.replaceAll('-', '')}-${amount}-${savedAttemptId}`;
}

/** The plan as it is after the change. */
export function changedPlan(plan: Plan, { changeId, amount }: PriceChange): Plan {
  return { ...plan, amount, mandate: mandateFor(amount, changeId) };
}

/** What a change asks its shoppers to agree to: a mandate at the new price, and the change itself. */
export function offerOf(plan: Plan, change: PriceChange): Offer {
  const { mandate, amount } = changedPlan(plan, change);
  const { changeId } = change;
  return {
    frequency: plan.frequency,
    amount,
    mandate,
    terms: {
      ko: [priceTerm(change, `${changeId}-ko`, 'ko')],
      en: [priceTerm(change, `${changeId}-en`, 'en')],
      ja: [priceTerm(change, `${changeId}-ja`, 'ja')],
      zh: [priceTerm(change, `${changeId}-zh`, 'zh')],
    },
  };
}

/** The first day on which a consent to a change counts. */
export function opensOn({ fromOn }: Pick<PriceChange, 'fromOn'>): Day {
  const day = new Date(`${fromOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - windowDays);
  return day.toISOString().slice(0, 10);
}

/** Whether a consent to a change counts on this day, is too early, or comes too late: on the day itself or after it. */
export function windowOn(change: Pick<PriceChange, 'fromOn'>, today: Day): 'early' | 'open' | 'over' {
  if (today >= change.fromOn) return 'over';
  return today < opensOn(change) ? 'early' : 'open';
}
