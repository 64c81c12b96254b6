import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What one process of the shop is to be. */
export interface ShopOrder {
  readonly port: number;
  readonly databaseUrl: string;
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string };
  readonly emulatorPort: number;
  /** Between two sweeps; 0 does not sweep. */
  readonly sweepMilliseconds: number;
  /** How far its clock is ahead: a sweep looks only at what has been open for more than a minute. */
  readonly aheadMilliseconds: number;
}

/** A running process of the shop. */
export interface ShopProcess {
  readonly origin: string;
  /** From the start of the process to its first answer that it is ready. */
  readonly readyMilliseconds: number;
  /** Every line that it logged, oldest first. */
  readonly log: readonly string[];
  /** What it has cost so far, milliseconds of the processor. */
  cpuMilliseconds(): Promise<number>;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to end, and answers how long that took, milliseconds, and its exit code. */
  stop(): Promise<{ readonly milliseconds: number; readonly code: number | null }>;
}

/** The shop as one file of JavaScript, as a host would run it: a TypeScript loader takes seconds by itself. */
export interface ShopBundle {
  readonly file: string;
  /** A folder for databases, gone with the bundle. */
  readonly folder: string;
  close(): Promise<void>;
}

const server = (path: string): string => fileURLToPath(new URL(`../server/${path}`, import.meta.url));

/** Bundles the shop into a folder of its own, below `node_modules`, from where it finds its packages. */
export async function bundleShop(): Promise<ShopBundle> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'kr-pay-load-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: /^(?!@libsql|libsql)/ },
    build: {
      ssr: fileURLToPath(new URL('shop-process.ts', import.meta.url)),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'shop.mjs' } },
    },
  });
  // Read at run time, beside the file that reads them.
  for (const file of ['schema.sql', 'schema-agreements.sql']) await cp(server(`store/${file}`), join(folder, file));
  await cp(server('store/migrations'), join(folder, 'migrations'), { recursive: true });
  return { file: join(folder, 'shop.mjs'), folder, close: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Starts a process of the shop and waits until it says that it is ready.
 *
 * @throws Error when it ends before that, or takes more than twenty seconds.
 */
export async function launchShop({ file }: ShopBundle, order: ShopOrder): Promise<ShopProcess> {
  const begin = performance.now();
  const env = { PATH: process.env['PATH'], SHOP: JSON.stringify(order) };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const exited = once(child, 'exit');
  const log: string[] = [];
  if (child.stderr) createInterface(child.stderr).on('line', (line) => log.push(line));
  const origin = `http://127.0.0.1:${order.port}`;
  for (;;) {
    const ready = await fetch(`${origin}/readyz`).catch(() => undefined);
    await ready?.arrayBuffer().catch(() => undefined);
    if (ready?.status === 200) break;
    if (child.exitCode !== null) throw new Error(`The shop ended with ${child.exitCode}:\n${log.join('\n')}`);
    if (performance.now() - begin > 20_000) throw new Error('The shop was not ready in twenty seconds.');
    await wait(10);
  }
  return {
    origin,
    readyMilliseconds: performance.now() - begin,
    log,
    cpuMilliseconds: async () => {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [NodeJS.CpuUsage];
      return (usage.user + usage.system) / 1_000;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      const asked = performance.now();
      child.kill('SIGTERM');
      await exited;
      return { milliseconds: performance.now() - asked, code: child.exitCode };
    },
  };
}
