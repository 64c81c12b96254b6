import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFields } from '../src/contract/json.js';
import type { ConsentRecord } from '../src/contract/types.js';
import { parseJson } from '../src/merchant/read-body.js';
import { readSettings, type RawSettings, type Settings } from '../src/settings/settings.js';
import { textNames } from '../src/settings/look.js';
import { consentTo } from './consent.js';
import { attributeNames, help } from './help.js';
import type { CheckOptions } from './options.js';
import { payByCommand, payByRequest } from './pay-hook.js';

/** What the words of the command line ask for. */
export type Command =
  | { readonly type: 'help'; readonly text: string }
  | { readonly type: 'wrong'; readonly message: string }
  | { readonly type: 'check'; readonly options: CheckOptions; readonly json: boolean };

const wrong = (message: string): Command => ({ type: 'wrong', message });

/** `orderId` is `--order-id`. */
const optionOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const ownOptions = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  header: { type: 'string', multiple: true },
  ...Object.fromEntries(
    ['page', 'cookie', 'visit', 'metadata', 'consent', 'pay-command', 'pay-url', ...attributeNames].map(
      (name) => [name, { type: 'string' }] as const,
    ),
  ),
} as const;

/** Reads the words after `kr-pay-button`. Never rejects. */
export async function readCommand(words: readonly string[], now = new Date()): Promise<Command> {
  try {
    return await commandOf(words, now);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

async function commandOf(words: readonly string[], now: Date): Promise<Command> {
  const { values, positionals } = parseArgs({ args: [...words], options: ownOptions, allowPositionals: true });
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string') texts.set(name, value);
  const [name, endpoint, ...rest] = positionals;
  if (values.help || name === undefined) return { type: 'help', text: help };
  if (name !== 'check' || endpoint === undefined || rest.length)
    return wrong('Expected: kr-pay-button check <address of your endpoint> [options]');
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    return wrong(`The endpoint: expected an address such as http://localhost:3000/pay, got ${endpoint}`);

  const page = new URL(texts.get('page') ?? '/', endpoint).href;
  const settings = readSettings(attributesOf(endpoint, texts), page, 'ko');
  if (settings.problem !== undefined) return wrong(`--${settings.problem}`);
  const { options, problem } = await readOwn(texts, values.header ?? [], settings, now);
  return problem === undefined
    ? { type: 'check', json: values.json ?? false, options: { settings, page, ...options } }
    : wrong(problem);
}

/** The options that are the button's attributes, as the button reads them. */
function attributesOf(endpoint: string, texts: ReadonlyMap<string, string>): RawSettings {
  const entries = textNames.map((name) => [name, texts.get(optionOf(name))] as const);
  return { ...(Object.fromEntries(entries) as RawSettings), endpoint };
}

/** Reads the options that no button has. */
async function readOwn(
  texts: ReadonlyMap<string, string>,
  lines: readonly string[],
  settings: Settings,
  now: Date,
): Promise<{ readonly options: Omit<CheckOptions, 'settings' | 'page'>; readonly problem: string | undefined }> {
  let problem: string | undefined;
  const headers = lines.map((line) => {
    const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (!name) problem ??= `--header: expected "Name: value", got ${JSON.stringify(line)}`;
    return [name, value] as const;
  });
  const metadata = readFields(parseJson(texts.get('metadata') ?? '{}'));
  if (!metadata) problem ??= '--metadata: expected a JSON object';
  const file = texts.get('consent');
  const consent = file === undefined ? await consentTo(settings, now) : readConsent(file);
  if (file !== undefined && !consent) problem ??= '--consent: expected a file with a consent record as JSON';
  const command = texts.get('pay-command');
  const url = texts.get('pay-url');
  if (url !== undefined && !URL.canParse(url)) problem ??= `--pay-url: expected an address, got ${url}`;
  const pay = command === undefined ? url && payByRequest(url) : payByCommand(command);
  const visit = texts.get('visit');
  return {
    options: {
      metadata: metadata ?? {},
      consent,
      headers,
      cookies: texts.get('cookie') ?? '',
      visit: visit === undefined ? undefined : new URL(visit, settings.endpoint).href,
      pay: pay || undefined,
    },
    problem,
  };
}

/** A record as the button made it: the `consent` of a start request or of `kr-pay-success`. */
function readConsent(file: string): ConsentRecord | undefined {
  const record = parseJson(readFileSync(file, 'utf8'));
  const terms = readFields(record)?.['terms'];
  return Array.isArray(terms) && terms.length ? (record as ConsentRecord) : undefined;
}
