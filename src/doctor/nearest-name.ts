/** How many letters have to be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [at, against] of Array.from(other).entries())
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === against ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_\s]/g, '');

/** The known name that was probably meant: `orderId` is `order-id`, `ammount` is `amount`. Undefined when none is near. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const name = plain(written);
  const near = known
    .map((each) => ({ each, far: distance(name, plain(each)) }))
    .sort((one, other) => one.far - other.far)[0];
  return near && near.far <= Math.max(1, Math.floor(name.length / 3)) ? near.each : undefined;
}
