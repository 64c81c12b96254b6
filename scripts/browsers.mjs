/**
 * Finds the browsers that the tests run in. `node scripts/browsers.mjs` lists what is on this machine;
 * `node scripts/browsers.mjs --install chromium,firefox,webkit` installs what is missing.
 */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installBrowsers, installHint } from './browsers-install.mjs';

export const engines = ['chromium', 'firefox', 'webkit'];

function statusOf(path) {
  try {
    return statSync(path);
  } catch {
    return undefined; // not there, or not ours to read: both mean "not found"
  }
}

/** What the finder needs to know about a computer, so that a test can describe another one. */
export function thisMachine() {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isFile: (path) => statusOf(path)?.isFile() ?? false,
    list: (folder) => (statusOf(folder)?.isDirectory() ? readdirSync(folder) : []),
  };
}

function pathTools(machine) {
  return machine.platform === 'win32' ? win32 : posix;
}

/** The first of these programs on PATH. */
function onPath(names, machine) {
  const { join, delimiter } = pathTools(machine);
  const folders = (machine.env.PATH ?? machine.env.Path ?? '').split(delimiter).filter(Boolean);
  const fileNames = machine.platform === 'win32' ? names.map((name) => `${name}.exe`) : names;
  return fileNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(machine.isFile);
}

/** A path that the developer set. A wrong one is an error, not a reason to take another browser. */
function chosen(variables, machine) {
  const variable = variables.find((name) => machine.env[name]);
  if (variable === undefined) return undefined;
  const path = machine.env[variable];
  if (!machine.isFile(path))
    throw new Error(`${variable} must be the path of a browser's program; ${path} is no file.`);
  return path;
}

function windowsPlaces(parts, machine) {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => machine.env[name])
    .filter(Boolean)
    .flatMap((folder) => parts.map((part) => win32.join(folder, part)));
}

function macPlaces(names, machine) {
  return ['/Applications', `${machine.home}/Applications`].flatMap((folder) =>
    names.map(([application, program]) => `${folder}/${application}.app/Contents/MacOS/${program ?? application}`),
  );
}

const chromiumPlaces = {
  linux: () => ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/opt/microsoft/msedge/msedge'],
  darwin: (machine) => macPlaces([['Google Chrome'], ['Chromium'], ['Microsoft Edge']], machine),
  win32: (machine) =>
    windowsPlaces(
      [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ],
      machine,
    ),
};

const firefoxPlaces = {
  linux: () => ['/usr/lib/firefox/firefox', '/snap/bin/firefox'],
  darwin: (machine) => macPlaces([['Firefox', 'firefox']], machine),
  win32: (machine) => windowsPlaces(['Mozilla Firefox\\firefox.exe'], machine),
};

/** Chromium as playwright stores it: full Chromium first (the headless shell has no back/forward cache), newest first. */
function inPlaywrightCache(machine) {
  const { join } = pathTools(machine);
  const usual = {
    linux: join(machine.home, '.cache/ms-playwright'),
    darwin: join(machine.home, 'Library/Caches/ms-playwright'),
    win32: join(machine.env.LOCALAPPDATA ?? machine.home, 'ms-playwright'),
  };
  const cache = machine.env.PLAYWRIGHT_BROWSERS_PATH ?? usual[machine.platform];
  const revision = (folder) => Number(folder.split('-').at(-1));
  const folders = (prefix) =>
    machine
      .list(cache ?? '')
      .filter((folder) => folder.startsWith(prefix))
      .sort((a, b) => revision(b) - revision(a));
  const programs = ['chrome', 'headless_shell', 'chrome-headless-shell', 'Chromium', 'Google Chrome for Testing'];
  return [...folders('chromium-'), ...folders('chromium_headless_shell-')]
    .flatMap((folder) => machine.list(join(cache, folder)).map((build) => join(cache, folder, build)))
    .flatMap((build) =>
      programs.flatMap((program) => [
        join(build, machine.platform === 'win32' ? `${program}.exe` : program),
        join(build, `${program}.app/Contents/MacOS/${program}`),
      ]),
    )
    .find(machine.isFile);
}

/** The path of Chromium, Chrome or Edge, or undefined. */
export function findChromium(machine = thisMachine()) {
  // chromium-browser comes last: on Ubuntu it is often a stub that only asks for a snap.
  const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'chromium-browser'];
  return (
    chosen(['CHROME_PATH', 'CHROME_BIN'], machine) ??
    onPath(names, machine) ??
    chromiumPlaces[machine.platform]?.(machine).find(machine.isFile) ??
    inPlaywrightCache(machine)
  );
}

/** The path of Firefox, or undefined. Playwright's Firefox is left out: it does not speak WebDriver BiDi. */
export function findFirefox(machine = thisMachine()) {
  return (
    chosen(['FIREFOX_PATH'], machine) ??
    onPath(['firefox-esr', 'firefox'], machine) ??
    firefoxPlaces[machine.platform]?.(machine).find(machine.isFile)
  );
}

/**
 * WebKitGTK's driver, its small browser and, where installed, Xvfb; undefined if it cannot be run here.
 * A Linux matter: Safari itself cannot be automated without a person's consent on the machine.
 */
export function findWebKit(machine = thisMachine()) {
  if (machine.platform !== 'linux') return undefined;
  const driver = onPath(['WebKitWebDriver'], machine);
  const miniBrowser = ['/usr/lib', '/usr/lib64', '/usr/libexec']
    .flatMap((folder) => ['', ...machine.list(folder)].map((name) => posix.join(folder, name)))
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => `${folder}/${name}`))
    .map((folder) => `${folder}/MiniBrowser`)
    .find(machine.isFile);
  const xvfb = onPath(['Xvfb'], machine);
  const hasScreen = Boolean(machine.env.DISPLAY ?? machine.env.WAYLAND_DISPLAY);
  if (driver === undefined || miniBrowser === undefined || (xvfb === undefined && !hasScreen)) return undefined;
  return { driver, miniBrowser, xvfb };
}

/** What `engine` is started with: a path for Chromium and Firefox, three paths for WebKit; undefined if not found. */
export function findBrowser(engine, machine = thisMachine()) {
  if (engine === 'chromium') return findChromium(machine);
  if (engine === 'firefox') return findFirefox(machine);
  if (engine === 'webkit') return findWebKit(machine);
  throw new Error(`Unknown engine ${engine}: expected one of ${engines.join(', ')}.`);
}

/** As findBrowser, but a missing browser is an error that says how to get it. */
export function requireBrowser(engine, machine = thisMachine()) {
  const found = findBrowser(engine, machine);
  if (found === undefined) throw new Error(`No ${engine} was found on this machine. ${installHint(engine)}`);
  return found;
}

/** Reads a list such as `chromium,firefox`. Empty or absent means Chromium alone. */
export function parseEngines(list) {
  const names = (list ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter(Boolean);
  const unknown = wanted.find((name) => !engines.includes(name));
  if (unknown !== undefined) throw new Error(`Unknown engine ${unknown}: expected a list of ${engines.join(', ')}.`);
  return wanted.length === 0 ? ['chromium'] : [...new Set(wanted)];
}

function main(words) {
  if (words[0] === '--install') {
    installBrowsers(parseEngines(words[1]), findBrowser);
  } else if (words.length > 0) {
    throw new Error('Usage: node scripts/browsers.mjs [--install chromium,firefox,webkit]');
  }
  for (const engine of engines) {
    const found = findBrowser(engine);
    console.log(`${engine}: ${typeof found === 'object' ? Object.values(found).join(', ') : (found ?? 'not found')}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
