/** Pages of tests as some shoppers' devices show them: in forced colors, as in the high contrast of Windows, or with less motion. */

/**
 * A web-test-runner plugin: the command `media-features` gives the page of a test values for media features, by their names.
 * Chromium only, over its DevTools protocol.
 */
export function emulateMedia() {
  return {
    name: 'media-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media-features') return undefined;
      const page = session.browser.getPage(session.id);
      const client = await page.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {
        features: Object.entries(payload).map(([name, value]) => ({ name, value })),
      });
      return true;
    },
  };
}

/** Preferences with which Firefox forces colors and spares motion, for all that it shows: no page can ask for it. */
export const forcedColorsPreferences = { 'browser.display.document_color_use': 2, 'ui.prefersReducedMotion': 1 };

const files = ['test/element/accessibility.test.ts', 'test/element/motion.test.ts'];

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
