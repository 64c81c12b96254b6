/** A day in Seoul, such as `2026-12-05`. Days compare as text. */
export type Day = string;

/** Korea has had one offset, without summer time, since 1988. */
const seoulOffsetMilliseconds = 9 * 60 * 60 * 1_000;

/** Which day it is in Seoul. */
export function seoulDay(time: Date): Day {
  return new Date(time.valueOf() + seoulOffsetMilliseconds).toISOString().slice(0, 10);
}

/**
 * The day from which the next payment of a monthly plan may be charged. Each calendar month has one payment. The first
 * falls after the day of the agreement; a month that has gone by unpaid is not charged later.
 *
 * @param dueDay The day of the month, 1 to 31; the last day where a month is shorter.
 * @param paid Days whose months are paid for, or may be.
 * @returns a day that has come when the payment may be charged now, and one that is still to come otherwise.
 */
export function nextDueOn(dueDay: number, agreedOn: Day, paid: readonly Day[], today: Day): Day {
  const paidMonths = new Set(paid.map(monthOf));
  for (let month = monthOf(today); ; month = monthAfter(month)) {
    const due = dueIn(month, dueDay);
    if (due > agreedOn && !paidMonths.has(month)) return due;
  }
}

const monthOf = (day: Day): string => day.slice(0, 7);

function monthAfter(month: string): string {
  const [year, number] = partsOf(month);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function dueIn(month: string, dueDay: number): Day {
  const [year, number] = partsOf(month);
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(dueDay, lastDay)).padStart(2, '0')}`;
}

/** Year and month, January being 1. */
function partsOf(month: string): readonly [number, number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}
