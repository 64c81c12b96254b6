/** Pages of tests in forced colors, as the high contrast of Windows shows them. WebKit has none. */

/**
 * A web-test-runner plugin: the command `force-colors` shows the page of a test in forced colors, or ends that. Chromium only,
 * over its DevTools protocol.
 */
export function forceColors() {
  return {
    name: 'force-colors',
    async executeCommand({ command, payload, session }) {
      if (command !== 'force-colors') return undefined;
      const page = session.browser.getPage(session.id);
      const client = await page.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: payload ? 'active' : 'none' }],
      });
      return true;
    },
  };
}

/** Preferences with which Firefox forces colors, for all that it shows: no page can ask for it. */
export const forcedColorsPreferences = { 'browser.display.document_color_use': 2 };

const files = ['test/element/accessibility.test.ts'];

/** Whether a run with these words on its command line is about the file: they name none, or this one, or a pattern around it. */
function isAbout(file, words) {
  const named = words.filter((word) => word.endsWith('.ts')).map((word) => word.replace(/^\.\//, ''));
  return named.length === 0 || named.some((word) => file.startsWith(word.split('*')[0]));
}

/** Groups of @web/test-runner: a second Firefox, in forced colors, for the tests that show the element in every look. */
export function forcedColorsGroups(firefox, words = process.argv.slice(2)) {
  const wanted = files.filter((file) => isAbout(file, words));
  return wanted.length > 0 ? [{ name: 'forced-colors', files: wanted, browsers: [firefox()] }] : [];
}
