/**
 * Loaded before every unit-test page: a console.error or a rejection that nobody handles fails the test that is running.
 * A test that expects a console.error puts a function of its own in console.error and restores it.
 */
{
  const original = console.error;
  const later = globalThis.setTimeout; // kept, because a test may put a fake clock in its place
  let reportedAlready = false;

  // What was thrown fails the test by itself; the runner logs it once more by console.error.
  const reportOnce = () => {
    reportedAlready = true;
    later(() => {
      reportedAlready = false;
    });
  };
  addEventListener('error', reportOnce);
  addEventListener('unhandledrejection', (event) => {
    reportOnce();
    reportError(event.reason);
  });

  console.error = (...words) => {
    original(...words);
    if (!reportedAlready) reportError(new Error(`Unexpected console.error: ${words.map(String).join(' ')}`));
  };

  // The runner sends results through structuredClone, which refuses elements and functions: of an assertion about one
  // that failed it would tell nothing, and wait for the file until its limit.
  const clone = globalThis.structuredClone;
  globalThis.structuredClone = (value, options) => {
    try {
      return clone(value, options);
    } catch {
      const seen = new WeakSet();
      const readable = (_key, part) => {
        if (typeof part === 'function' || part instanceof Node) return String(part);
        if (typeof part !== 'object' || part === null) return part;
        if (seen.has(part)) return '[seen already]';
        seen.add(part);
        return part;
      };
      return JSON.parse(JSON.stringify(value, readable));
    }
  };
}
