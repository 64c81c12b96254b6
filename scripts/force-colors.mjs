/**
 * A web-test-runner plugin: the command `force-colors` shows the page of a test in forced colors, as the high contrast of
 * Windows does, or ends that. Chromium only, over its DevTools protocol.
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
