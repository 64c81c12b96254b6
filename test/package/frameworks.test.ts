import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, type Page, launchBrowser } from '../support/browser.js';
import { type ExampleShop, openExampleShop } from './support/example-shop.js';
import { type Answer, type Packed, installInto, pack, root, run, writeInto } from './support/packed.js';

/** A manifest as far as it pins versions. */
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What the page noted of an event that says how a payment ended. */
interface Sight {
  readonly type: string;
  readonly message?: string;
  /** How many listeners took the event's detail. */
  readonly readers: number;
}

const frameworks = ['React', 'Preact', 'Solid', 'Vue', 'Svelte', 'Angular'] as const;
const folder = 'test/package/frameworks';
/** Checkers of types, which the examples do without when they run. */
const checkers: ReadonlySet<string> = new Set(['@types/react', 'svelte-check', 'vue-tsc']);

const button = 'kr-pay-button >>> [part=button]';
const status = '[role=status]';
const labelFor = (amount: string): string => `카카오페이로 결제하기 ${amount}원`;
const paid = { provider: 'none', status: 'succeeded', orderId: 'A-1001', paymentId: 'pi_1' };
const declined = { provider: 'none', status: 'failed', orderId: 'A-1001', providerCode: 'card_declined' };

function manifestOf(file: string): Manifest {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
}

/** Every version from the one place that pins it. */
function pinned(): Record<string, string> {
  const checked = Object.entries(manifestOf('types/checks/package.json').dependencies);
  return {
    ...Object.fromEntries(checked.filter(([name]) => !checkers.has(name))),
    ...manifestOf(`${folder}/package.json`).dependencies,
    vite: manifestOf('package.json').devDependencies['vite'] ?? '',
  };
}

describe('the examples, built by the tools of their frameworks from the packed package', () => {
  let packed: Packed;
  let project: string;
  let shop: ExampleShop;
  let browser: Browser;

  /** Runs a program of Node that has to end well; what it writes beside its output may be a tool's notice. */
  async function runWell(...words: readonly string[]): Promise<Answer> {
    const answer = await run(process.execPath, words, project);
    assert.equal(answer.status, 0, answer.errors + answer.output);
    return answer;
  }

  before(async () => {
    packed = await pack();
    project = await installInto(packed, { private: true, type: 'module', dependencies: pinned() });
    for (const from of ['examples', folder]) cpSync(join(root, from), join(project, from), { recursive: true });
    plantFault('preact', 'onkr-pay-success', 'onkr-pay-succeed');
    plantFault('react', 'return () => gone.abort();', 'return () => {};');
    await compileAngular();
    const further = ['react-server', 'preact-faulty', 'react-faulty'];
    const names = frameworks.map((each) => each.toLowerCase());
    await runWell(join(folder, 'build.mjs'), 'development', ...names, ...further);
    await runWell(join(folder, 'build.mjs'), 'production', ...names);
    shop = await openExampleShop(join(project, folder));
    browser = await launchBrowser('chromium');
  });
  after(async () => {
    packed.remove(); // first: it is there even if something below was never opened
    shop.close();
    await browser.close();
  });

  /** Copies an example with something else in it, and its main file with it. */
  function plantFault(example: string, original: string, fault: string): void {
    const copied = (file: string, from: string, to: string): string => {
      const text = readFileSync(join(project, file), 'utf8');
      assert.ok(text.includes(from), `${file} has no ${from}`);
      return text.replace(from, to);
    };
    const source = copied(`examples/${example}/checkout.tsx`, original, fault);
    writeInto(project, `examples/${example}-faulty/checkout.tsx`, source);
    const main = copied(`${folder}/${example}.jsx`, `examples/${example}/`, `examples/${example}-faulty/`);
    writeInto(project, `${folder}/${example}-faulty.jsx`, main);
  }

  /** Ahead of time, into a file beside the example's. */
  async function compileAngular(): Promise<void> {
    const compilerOptions = {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      experimentalDecorators: true,
      skipLibCheck: true,
      types: [],
    };
    const files = ['examples/angular/checkout.component.ts'];
    writeInto(project, 'tsconfig.json', JSON.stringify({ compilerOptions, files }));
    await runWell('node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '--project', 'tsconfig.json');
  }

  /** Opens an example and gives it to a test; neither its framework nor the button may have anything to say. */
  async function inExample(path: string, test: (page: Page) => Promise<void>, markup = ''): Promise<void> {
    shop.requests.length = 0;
    Object.assign(shop, { answer: paid, markup });
    const page = await browser.newProfile();
    await page.goto(`${shop.origin}/${path}/`);
    await waitForLabel(page, '14,000');
    await test(page);
    assert.deepEqual(page.consoleErrors(), []);
    assert.deepEqual(await page.evaluate('warnings'), []);
    await page.close();
  }

  async function waitForLabel(page: Page, amount: string): Promise<void> {
    const inside = `document.querySelector('kr-pay-button')?.shadowRoot?.querySelector('[part=button]')`;
    await page.waitFor(`${inside}?.textContent.includes('${amount}')`, `the price ${amount}`);
    assert.equal(await page.text(button), labelFor(amount));
  }

  /** Agrees where there is something to agree to, and presses. */
  async function press(page: Page, example: string): Promise<void> {
    if (example === 'react') await page.click('kr-pay-button >>> [part=checkbox]');
    await page.click(button);
    await page.waitFor('seen.length > 0', 'an event that says how it ended');
  }

  async function waitForMessage(page: Page, message: string): Promise<void> {
    await page.waitFor(`document.querySelector('${status}').textContent === '${message}'`, message);
  }

  async function payOnce(page: Page, example: string, amount = 14_000): Promise<void> {
    await press(page, example);
    assert.deepEqual(await page.evaluate('seen'), [{ type: 'kr-pay-success', readers: 1 }]);
    await waitForMessage(page, '주문 A-1001 결제 완료');
    const [request, ...others] = shop.requests;
    assert.deepEqual(others, []);
    const { action, orderId, amount: asked } = request?.body ?? {};
    assert.deepEqual({ action, orderId, asked }, { action: 'start', orderId: 'A-1001', asked: amount });
    assert.equal(request?.headers['x-csrf-token'], example === 'react' ? 'your-token' : undefined);
  }

  for (const framework of frameworks) {
    const example = framework.toLowerCase();
    const path = `development/${example}`;

    describe(`in ${framework}`, () => {
      it('a changed price reaches the button, which is not replaced, and is the price that is paid', async () => {
        await inExample(path, async (page) => {
          await page.evaluate(`document.querySelector('kr-pay-button').isFirst = true`);
          await page.evaluate('example.render(15000)');
          await waitForLabel(page, '15,000');
          assert.equal(await page.evaluate(`document.querySelector('kr-pay-button').isFirst`), true);
          await payOnce(page, example, 15_000);
        });
      });

      it('a refused payment is told once', async () => {
        await inExample(path, async (page) => {
          shop.answer = declined;
          await press(page, example);
          const [sight, ...others] = await page.evaluate<[], Sight[]>('seen');
          assert.deepEqual(others, []);
          assert.equal(sight?.type, 'kr-pay-failure');
          assert.equal(sight.readers, 1);
          assert.ok(sight.message);
          await waitForMessage(page, sight.message);
          assert.equal(shop.requests.length, 1);
        });
      });

      it('a button that was taken away and comes again pays once', async () => {
        await inExample(path, async (page) => {
          await page.evaluate('example.remove()');
          await page.waitFor(`document.querySelector('kr-pay-button, ${status}') === null`, 'an empty page');
          await page.evaluate('example.render(14000)');
          await waitForLabel(page, '14,000');
          await payOnce(page, example);
        });
      });

      it('the build for production pays, too', async () => {
        await inExample(`production/${example}`, (page) => payOnce(page, example));
      });
    });
  }

  it('React takes over what it rendered on a server: the same element, a changed price, one payment', async () => {
    const { output: markup, errors } = await runWell(join(folder, 'built/development/react-server/main.js'));
    assert.equal(errors, '');
    assert.match(markup, /<kr-pay-button [^>]*amount="14000"/);
    const takesOver = async (page: Page): Promise<void> => {
      assert.equal(await page.evaluate(`served !== null && served === document.querySelector('kr-pay-button')`), true);
      await page.evaluate('example.render(15000)');
      await waitForLabel(page, '15,000');
      await payOnce(page, 'react', 15_000);
    };
    await inExample('development/react', takesOver, markup);
    // React complains of a server's markup that is not its own, so its silence above means something.
    const other = markup.replace('2026-01', '2025-01');
    await assert.rejects(inExample('development/react', takesOver, other), /hydrat/);
  });

  it('an example that listens to a wrong name is found out', async () => {
    await assert.rejects(
      inExample('development/preact-faulty', (page) => payOnce(page, 'preact')),
      /readers: 0/,
    );
  });

  it('an example that keeps its listeners when it is told to let go is found out', async () => {
    await assert.rejects(
      inExample('development/react-faulty', (page) => payOnce(page, 'react')),
      /readers: 2/,
    );
  });
});
