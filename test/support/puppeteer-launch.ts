import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as PuppeteerBrowser } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { requireBrowser } from '../../scripts/browsers.mjs';
import type { ProfileOptions } from './browser.js';

/** The engines that puppeteer drives. */
export type PuppeteerEngine = 'chromium' | 'firefox';

/** A running browser process. */
export interface Launched {
  readonly browser: PuppeteerBrowser;
  close(): Promise<void>;
}

const launchOptions = { headless: true, defaultViewport: { width: 1200, height: 800 }, protocolTimeout: 60_000 };

/** Settings that a whole browser has; a profile that wants another is given a browser of its own. */
type Settings = Pick<ProfileOptions, 'javaScript' | 'cookies'>;

/** Whether a profile can be had from a browser that was started without settings. */
export function needsOwnBrowser(engine: PuppeteerEngine, { javaScript, cookies }: Settings): boolean {
  return cookies === false || (engine === 'firefox' && javaScript === false);
}

/** Starts Chromium or Firefox without a window, asking for Korean pages. */
export async function launchEngine(engine: PuppeteerEngine, settings: Settings = {}): Promise<Launched> {
  if (engine === 'firefox') return launchFirefox(settings);
  return settings.cookies === false ? launchChromiumWithoutCookies() : launchChromium();
}

async function launchChromium(userDataDir?: string): Promise<Launched> {
  const browser = await launch({
    ...launchOptions,
    ...(userDataDir !== undefined && { userDataDir }),
    executablePath: requireBrowser('chromium'),
    args: [...chromiumFlags(), '--lang=ko', '--accept-lang=ko-KR,ko'],
  });
  return { browser, close: () => browser.close() };
}

/** Neither a flag nor CDP blocks all cookies: it is the setting that a person would choose, where Chromium keeps it. */
async function launchChromiumWithoutCookies(): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'kr-pay-chromium-'));
  const blocked = 2;
  await mkdir(join(folder, 'Default'));
  await writeFile(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: blocked } } }),
  );
  const { browser } = await launchChromium(folder);
  return {
    browser,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launchFirefox({ javaScript, cookies }: Settings): Promise<Launched> {
  const rejectAll = 2;
  const browser = await launch({
    ...launchOptions,
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    extraPrefsFirefox: {
      'intl.accept_languages': 'ko-KR, ko',
      ...(javaScript === false && { 'javascript.enabled': false }),
      ...(cookies === false && { 'network.cookie.cookieBehavior': rejectAll }),
    },
  });
  return { browser, close: () => browser.close() };
}
