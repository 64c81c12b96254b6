const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** A pause in which everything that only waits for other tasks of the page goes on. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });

interface Timer {
  readonly due: number;
  readonly ring: () => void;
}

/** The page's timers and its `performance.now`, moved on by the test alone. All in milliseconds. */
export class Clock {
  #now = 0;
  #numbers = 0;
  readonly #timers = new Map<number, Timer>();
  readonly #originals = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  install(): void {
    const setTimeout = (action: (...words: unknown[]) => void, wait = 0, ...words: unknown[]): number => {
      this.#timers.set(++this.#numbers, { due: this.#now + wait, ring: () => action(...words) });
      return this.#numbers;
    };
    const clearTimeout = (number: number | undefined): void => void this.#timers.delete(number ?? 0);
    Object.assign(globalThis, { setTimeout, clearTimeout });
    performance.now = () => this.#now;
  }

  release(): void {
    Object.assign(globalThis, this.#originals);
    Reflect.deleteProperty(performance, 'now');
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass. What a timer sets off runs before the next one rings. */
  async pass(wait: number): Promise<void> {
    const end = this.#now + wait;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [number, { due, ring }] = next;
      this.#timers.delete(number);
      this.#now = Math.max(this.#now, due);
      ring();
      await breathe();
    }
    this.#now = end;
  }

  #next(end: number): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const each of this.#timers) if (each[1].due <= end && (!first || each[1].due < first[1].due)) first = each;
    return first;
  }
}
