/** Oddities of a page or a browser, by name. Each is set up before the click and gives back what undoes it. */
export const places = {
  /** The browser says that it has no connection. A real cable cannot be pulled from within a page. */
  offline: () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => void Reflect.deleteProperty(navigator, 'onLine');
  },
  /** The clock of this device is a day ahead. */
  'clock a day ahead': () => turnClock(86_400_000),
  /** The clock of this device is a day behind. */
  'clock a day behind': () => turnClock(-86_400_000),
} as const;

/** The name of an oddity. */
export type PlaceName = keyof typeof places;

function turnClock(milliseconds: number): () => void {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  return () => void (Date.now = now);
}
