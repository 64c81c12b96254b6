import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Machine } from '../../scripts/browsers.mjs';
import {
  findBrowser,
  findChromium,
  findFirefox,
  findWebKit,
  parseEngines,
  requireBrowser,
} from '../../scripts/browsers.mjs';
import { aptCommands, installBrowsers } from '../../scripts/browsers-install.mjs';

/** A computer with these files and nothing else. */
function machine(platform: string, files: readonly string[], env: Machine['env'] = {}): Machine {
  const separator = platform === 'win32' ? '\\' : '/';
  return {
    platform,
    env,
    home: platform === 'win32' ? 'C:\\Users\\kim' : '/home/kim',
    isFile: (path) => files.includes(path),
    list: (folder) => {
      const inside = files.filter((file) => file.startsWith(folder + separator));
      return [...new Set(inside.map((file) => file.slice(folder.length + 1).split(separator)[0] ?? ''))];
    },
  };
}

describe('finding Chromium', () => {
  it('takes the program that CHROME_PATH names before any other', () => {
    const env = { CHROME_PATH: '/mine/chrome', PATH: '/usr/bin' };
    assert.equal(findChromium(machine('linux', ['/usr/bin/chromium', '/mine/chrome'], env)), '/mine/chrome');
  });

  it('refuses a CHROME_BIN that is no file, by its name', () => {
    const there = machine('linux', ['/usr/bin/chromium'], { CHROME_BIN: '/gone', PATH: '/usr/bin' });
    assert.throws(() => findChromium(there), /CHROME_BIN must be the path of a browser's program; \/gone is no file/);
  });

  it('looks through PATH, and takes the stub chromium-browser only for want of another', () => {
    const files = ['/a/chromium-browser', '/b/google-chrome'];
    assert.equal(findChromium(machine('linux', files, { PATH: '/a:/b' })), '/b/google-chrome');
    assert.equal(findChromium(machine('linux', files, { PATH: '/a' })), '/a/chromium-browser');
  });

  it('knows the usual places on macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(findChromium(machine('darwin', [mac])), mac);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    assert.equal(findChromium(machine('win32', [edge], env)), edge);
  });

  it("takes the newest full Chromium of playwright's cache before a headless shell", () => {
    const cache = '/home/kim/.cache/ms-playwright';
    const files = [
      `${cache}/chromium_headless_shell-1300/chrome-linux/headless_shell`,
      `${cache}/chromium-999/chrome-linux/chrome`,
      `${cache}/chromium-1200/chrome-linux64/chrome`,
    ];
    assert.equal(findChromium(machine('linux', files)), files[2]);
    assert.equal(findChromium(machine('linux', files.slice(0, 1))), files[0]);
  });

  it("looks into playwright's cache where the environment puts it", () => {
    const shell = '/cache/chromium_headless_shell-1300/chrome-headless-shell-linux64/chrome-headless-shell';
    assert.equal(findChromium(machine('linux', [shell], { PLAYWRIGHT_BROWSERS_PATH: '/cache' })), shell);
  });
});

describe('finding Firefox', () => {
  it('takes FIREFOX_PATH, then the long-term release, then any', () => {
    const files = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/mine/firefox'];
    const path = { PATH: '/usr/bin' };
    assert.equal(findFirefox(machine('linux', files, { ...path, FIREFOX_PATH: '/mine/firefox' })), '/mine/firefox');
    assert.equal(findFirefox(machine('linux', files, path)), '/usr/bin/firefox-esr');
    assert.equal(findFirefox(machine('linux', files.slice(0, 1), path)), '/usr/bin/firefox');
  });

  it('knows the usual place on macOS', () => {
    const path = '/Applications/Firefox.app/Contents/MacOS/firefox';
    assert.equal(findFirefox(machine('darwin', [path])), path);
  });
});

describe('finding WebKit', () => {
  const driver = '/usr/bin/WebKitWebDriver';
  const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
  const xvfb = '/usr/bin/Xvfb';

  it('finds the driver, the browser and the screen', () => {
    const found = findWebKit(machine('linux', [driver, miniBrowser, xvfb], { PATH: '/usr/bin' }));
    assert.deepEqual(found, { driver, miniBrowser, xvfb });
  });

  it('does without Xvfb on a machine that has a screen', () => {
    const files = [driver, miniBrowser];
    assert.equal(findWebKit(machine('linux', files, { PATH: '/usr/bin' })), undefined);
    const found = findWebKit(machine('linux', files, { PATH: '/usr/bin', DISPLAY: ':0' }));
    assert.deepEqual(found, { driver, miniBrowser, xvfb: undefined });
  });

  it('is not looked for elsewhere than on Linux', () => {
    assert.equal(findWebKit(machine('darwin', [driver, miniBrowser, xvfb], { PATH: '/usr/bin' })), undefined);
  });
});

describe('a machine without browsers', () => {
  const bare = machine('linux', [], { PATH: '' });

  it('has none of them', () => {
    for (const engine of ['chromium', 'firefox', 'webkit'] as const) assert.equal(findBrowser(engine, bare), undefined);
  });

  it('says what to install', () => {
    assert.throws(() => requireBrowser('chromium', bare), /No chromium was found[^]*CHROME_PATH[^]*apt-get install/);
    assert.throws(() => requireBrowser('webkit', bare), /webkit2gtk-driver xvfb/);
  });

  it('gets the Debian packages of what is missing, after an update of the lists', () => {
    const [update, install] = aptCommands(['firefox', 'webkit']);
    assert.deepEqual(update?.slice(0, 2), ['apt-get', 'update']);
    assert.deepEqual(install?.slice(-4), ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'fonts-noto-cjk']);
    assert.ok(install?.includes('--no-install-recommends'));
  });
});

describe('installing browsers', () => {
  it('runs nothing when all are there', () => {
    let looks = 0;
    installBrowsers(['chromium', 'firefox'], () => {
      looks += 1;
      return '/usr/bin/browser';
    });
    assert.equal(looks, 2);
  });
});

describe('the list of engines', () => {
  it('is Chromium alone when nothing is said', () => {
    assert.deepEqual(parseEngines(undefined), ['chromium']);
    assert.deepEqual(parseEngines(' '), ['chromium']);
  });

  it('keeps the order and drops repetitions', () => {
    assert.deepEqual(parseEngines('webkit, firefox,webkit'), ['webkit', 'firefox']);
  });

  it('names an engine that it does not know', () => {
    assert.throws(
      () => parseEngines('chromium,opera'),
      /Unknown engine opera: expected a list of chromium, firefox, webkit/,
    );
  });
});
