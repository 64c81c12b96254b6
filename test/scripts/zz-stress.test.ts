import { it, after } from 'node:test';
import assert from 'node:assert/strict';
import { enginesUnderTest, launchBrowser } from '/work/main/test/support/browser.js';
import { servePages } from '/work/main/test/scripts/pages.js';
for (const engine of enginesUnderTest()) it(engine, async () => {
  const b = await launchBrowser(engine);
  const s = await servePages({ '/': '<a href="/p">go</a><p id=n></p><script>var n=0;addEventListener("pageshow",e=>{globalThis.restored=e.persisted;n++})</script>', '/p': '<h1>P</h1><a href="/q">ok</a>', '/q': '<p>Q</p>' });
  const page = await b.newProfile();
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const t = Date.now();
    await page.goto(s.shop);
    await page.evaluate((u: string) => { document.querySelector('a')!.href = u + '/p'; }, s.provider);
    await page.click('a');
    await page.waitForUrl('/p');
    assert.equal(await page.text('h1'), 'P');
    await page.click('a'); 
    await page.waitForUrl('/q');
    await page.back(); await page.waitForUrl('/p');
    await page.back();
    await page.waitFor('globalThis.restored');
    times.push(Date.now() - t);
  }
  console.log(engine, times.join(' '));
  const t = Date.now(); await b.close(); await s.close(); console.log('close', Date.now() - t);
});
