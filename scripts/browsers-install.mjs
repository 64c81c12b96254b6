/** Installs browsers: by apt-get on Debian, else Chromium by playwright's download. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** Without it Korean text is drawn as empty boxes. */
const koreanFont = 'fonts-noto-cjk';

/** One sentence for a person whose machine lacks `engine`. */
export function installHint(engine) {
  const apt = `on Debian: apt-get install ${debianPackages[engine].join(' ')}`;
  if (engine === 'chromium') return `Install Chrome, Chromium or Edge, or set CHROME_PATH (${apt}).`;
  if (engine === 'firefox') return `Install Firefox, or set FIREFOX_PATH (${apt}).`;
  return `WebKitGTK runs on Linux: install WebKitWebDriver, MiniBrowser and Xvfb (${apt}).`;
}

/** The apt-get commands that bring these engines. */
export function aptCommands(missing) {
  const packages = [...missing.flatMap((engine) => debianPackages[engine]), koreanFont];
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  return [
    ['apt-get', 'update', ...lock],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...lock, ...packages],
  ];
}

function run([program, ...words], options = {}) {
  console.log(`$ ${[program, ...words].join(' ')}`);
  const result = spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  return result.status === 0;
}

/** The words before a command that needs root: none as root, `sudo -n` where that works, else undefined. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

function installWithApt(missing) {
  const prefix = existsSync('/usr/bin/apt-get') ? rootPrefix() : undefined;
  if (prefix === undefined) {
    console.log('apt-get is not to be had here (it takes Debian, and root or sudo without a password).');
    return false;
  }
  // `env` because sudo does not hand the environment on.
  return aptCommands(missing).every((command) => run([...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command]));
}

/** Full Chromium and not its headless shell: the shell has no back/forward cache, which the trips need. */
function installWithPlaywright() {
  return run(['npx', '--yes', 'playwright-core@1.65.1', 'install', '--no-shell', 'chromium'], {
    timeout: 180_000,
    shell: process.platform === 'win32',
  });
}

/**
 * Installs those of `wanted` that `find` does not find, then looks again.
 * Throws an Error naming what is still missing and how to get it.
 */
export function installBrowsers(wanted, find) {
  const missing = () => wanted.filter((engine) => find(engine) === undefined);
  if (missing().length === 0) return;
  console.log(`Missing: ${missing().join(', ')}.`);
  installWithApt(missing());
  if (missing().includes('chromium')) installWithPlaywright();
  const hints = missing().map((engine) => `No ${engine}, and it could not be installed. ${installHint(engine)}`);
  if (hints.length > 0) throw new Error(hints.join('\n'));
}
