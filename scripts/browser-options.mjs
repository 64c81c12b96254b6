/** How Chromium is started for tests: it asks nobody on the internet for anything. */
export function chromiumFlags() {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to start as root
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
}
