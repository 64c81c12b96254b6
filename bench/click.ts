import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import type { Journey, Site } from './site.js';
import type { Subject } from './subjects.js';
import { openPage, settled } from './visit.js';

/** One click, milliseconds. */
export interface ClickSample {
  /** From the click, as the browser stamped it, until the request for the start goes out. */
  readonly requestMs: number;
  /** From the last byte of the server's answer until the provider's address is asked for. */
  readonly departureMs: number;
}

async function ended(journey: () => Journey): Promise<ClickSample> {
  for (const end = performance.now() + 10_000; performance.now() < end; await wait(20)) {
    const { told, answered, departed } = journey();
    if (told && answered !== undefined && departed !== undefined)
      return { requestMs: told.requested - told.clicked, departureMs: departed - answered };
  }
  throw new Error(`The page was not left: ${JSON.stringify(journey())}`);
}

/** Clicks a subject's button, by the mouse, on a page that has come to rest. */
export async function clickOnce(browser: Browser, site: Site, subject: Subject): Promise<ClickSample> {
  const { id, click, shown } = subject;
  if (!click) throw new Error(`${id} is not to be clicked.`);
  site.begin();
  let sample: ClickSample | undefined;
  await openPage(browser, `${site.origin}/page/${id}?timed`, async (page) => {
    await settled(page, shown ?? '1', 1);
    await page.click(click);
    sample = await ended(site.journey);
  });
  if (!sample) throw new Error(`${id} was not clicked.`);
  return sample;
}
