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
}
