/** How long the element waits for the file of a language, milliseconds. That is no wait between tries. */
const textPatience = 5_000;
/** The longest wait between tries that is passed over; test tools wait for eight seconds. */
const usual = 7_999;

/** A clock in whose time nobody has to wait for what the element waits for. */
export interface HurriedClock {
  /** The waits between tries that were passed over, milliseconds. */
  readonly waits: readonly number[];
  /** Whether ten seconds wait to be ended. */
  holds(): boolean;
  /** Ends the ten seconds that were begun last: those of a try, a script or a departure. */
  end(): void;
  release(): void;
}

/**
 * Passes over the waits between two tries, which are from half a second to `longest` milliseconds long. With `holds`
 * the ten seconds in which a try, a script or a departure has to end last until `end`. Other timers, among them those of
 * the test tools, run as ever.
 */
export function hurryClock(holds = false, longest = usual): HurriedClock {
  const original = globalThis.setTimeout;
  const waits: number[] = [];
  let held: (() => void) | undefined;
  const hurried = (action: () => void, wait = 0, ...words: unknown[]) => {
    if (holds && wait === 10_000) {
      held = action;
      return -1;
    }
    const between = wait >= 500 && wait <= longest && wait !== textPatience;
    if (between) waits.push(wait);
    return original(action, between ? 1 : wait, ...words);
  };
  Object.assign(globalThis, { setTimeout: hurried });
  return {
    waits,
    holds: () => held !== undefined,
    end: () => {
      const due = held;
      held = undefined;
      due?.();
    },
    release: () => void Object.assign(globalThis, { setTimeout: original }),
  };
}
