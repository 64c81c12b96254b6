import { invalidResponse, isFailure, type Failure } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import { refused } from './provider.js';
import type { Departure, Handoff } from './provider.js';

const isNested = (value: unknown): boolean => typeof value === 'object';

/**
 * Reads `{ url, method?, data? }`. `method` is GET (also when absent) or POST, in any case; `data` maps the names of
 * form fields to texts, numbers or booleans, and is sent by POST only. Otherwise a failure, `invalid-response`.
 */
export function readDeparture(action: unknown): Departure | Failure {
  const target = readFields(action);
  const url = readText(target?.['url']);
  const method = readText(target?.['method'] ?? 'GET');
  const data = readFields(target?.['data'] ?? {});
  if (!url || !method || !/^(get|post)$/i.test(method) || !data || Object.values(data).some(isNested)) {
    return invalidResponse('Expected { url, method?: GET | POST, data?: { name: text | number | boolean } }');
  }
  if (method.length < 4) return { url, method: 'GET', fields: [] };
  return { url, method: 'POST', fields: Object.entries(data).map(([name, value]) => [name, String(value)] as const) };
}

/** Any provider that is reached by an address alone. */
export function start(action: unknown): Handoff {
  const departure = readDeparture(action);
  return isFailure(departure) ? refused(departure) : { type: 'depart', departure };
}
