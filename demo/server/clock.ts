/**
 * A clock for trying out what happens on another day: it starts at nine in the morning in Seoul, and goes on from there.
 *
 * @param day Such as `2026-12-05`.
 */
export function clockFrom(day: string, machine: () => number = Date.now): () => Date {
  const ahead = Date.parse(`${day}T09:00:00+09:00`) - machine();
  return () => new Date(machine() + ahead);
}
