import { readFields, readText } from '../contract/json.js';
import type { Fields } from '../contract/json.js';
import type { ScriptResult } from './provider.js';

/** What a script gave its caller, whatever it is: fields with texts, numbers and booleans as texts. */
export function readResult(given: unknown): { fields: Fields; params: Record<string, string> } {
  const fields = readFields(given) ?? {};
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields))
    if (/^(string|number|boolean)$/.test(typeof value)) params[name] = String(value);
  return { fields, params };
}

/** What a script threw. `params` of it are no result of a payment. */
export function readThrown(provider: string, thrown: unknown): ScriptResult {
  const { code, message } = (thrown ?? {}) as { code?: unknown; message?: unknown };
  return {
    params: {},
    cutOff: true,
    complaint: { provider, providerCode: readText(code), providerMessage: readText(message) ?? String(thrown) },
  };
}
