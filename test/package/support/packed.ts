import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The package as a registry would get it, in a folder of its own under the system's temporary one. */
export interface Packed {
  /** Everything of this test file is in here. */
  readonly folder: string;
  readonly tarball: string;
  /** The files in the tarball, as `dist/index.js`, sorted. */
  readonly files: readonly string[];
  /** Where the tarball is unpacked. */
  readonly unpacked: string;
  /** Takes it all away. */
  remove(): void;
}

/** A command's answer; one that ends in an error is an answer too. */
export interface Answer {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program, for five minutes at most. */
export async function run(program: string, words: readonly string[], cwd: string): Promise<Answer> {
  const options = { cwd, timeout: 300_000, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...words], options);
    return { status: 0, output: stdout, errors: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { status: code, output: stdout ?? '', errors: stderr ?? '' };
  }
}

async function mustRun(program: string, words: readonly string[], cwd: string): Promise<string> {
  const { status, output, errors } = await run(program, words, cwd);
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}:\n${errors}${output}`);
  return output;
}

/** Packs what is built: `npm run build` has to be run before. */
export async function pack(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'kr-pay-button-'));
  const words = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const tarball = join(folder, (await mustRun('npm', words, root)).trim());
  await mustRun('tar', ['-xzf', tarball, '-C', folder], folder);
  const unpacked = join(folder, 'package');
  const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1))
    .sort();
  return { folder, tarball, files, unpacked, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An empty project with the package in it, and what else its `package.json` asks for. Answers its folder. */
export async function installInto(packed: Packed, manifest: Readonly<Record<string, unknown>>): Promise<string> {
  const project = join(packed.folder, 'project');
  writeInto(project, 'package.json', JSON.stringify(manifest));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await mustRun('npm', ['install', ...quiet, packed.tarball], project);
  return project;
}

/** Writes a file, and the folders that it needs. */
export function writeInto(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
