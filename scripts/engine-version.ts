import { launch } from 'puppeteer-core';
import { chromiumFlags } from './browser-options.mjs';
import { requireBrowser } from './browsers.mjs';
import type { Engine } from './browsers.mjs';
import { startWebKit } from './webkit-session.mjs';

async function askPuppeteer(engine: 'chromium' | 'firefox'): Promise<string> {
  const chromium = engine === 'chromium';
  const browser = await launch({
    browser: chromium ? 'chrome' : 'firefox',
    executablePath: requireBrowser(engine),
    args: chromium ? chromiumFlags() : [],
  });
  try {
    return await browser.version();
  } finally {
    await browser.close();
  }
}

async function askWebKit(): Promise<string> {
  const { version, close } = await startWebKit({ programs: requireBrowser('webkit') });
  await close();
  return version;
}

/** The version of an engine under test as it says itself, such as `153.7.0`. */
export async function engineVersion(engine: Engine): Promise<string> {
  const said = await (engine === 'webkit' ? askWebKit() : askPuppeteer(engine));
  return said.replace(/^.*\//, '');
}
