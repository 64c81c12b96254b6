/** Adds one plain line at the end of a run of @web/test-runner: `wtr: 90 passed, 0 failed, 0 skipped`. */

/** Counts the tests of one suite, its inner suites included. */
export function countTests(suite) {
  const own = suite?.tests ?? [];
  const inner = (suite?.suites ?? []).map(countTests);
  const sum = (name) => inner.reduce((total, counts) => total + counts[name], 0);
  const skipped = own.filter((test) => test.skipped).length;
  const passed = own.filter((test) => test.passed && !test.skipped).length;
  return {
    passed: passed + sum('passed'),
    failed: own.length - passed - skipped + sum('failed'),
    skipped: skipped + sum('skipped'),
  };
}

/** The reporter. Each engine counts by itself, so one test in three engines is three. */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const { passed, failed, skipped } = countTests({ suites: sessions.map((session) => session.testResults) });
      const unrun = sessions.filter((session) => !session.passed && session.testResults === undefined).length;
      // The default reporter prints its own end after this event.
      process.once('exit', () => {
        if (unrun > 0) console.log(`wtr: ${unrun} test files did not run`);
        console.log(`wtr: ${passed} passed, ${failed} failed, ${skipped} skipped`);
      });
    },
  };
}
