import { parseJson } from './json.js';

/** What the shop's server answered: the HTTP status (0 when it could not be reached) and the parsed body. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

async function ask(address: string, init: RequestInit): Promise<ApiAnswer> {
  try {
    const response = await fetch(address, init);
    return { status: response.status, body: parseJson(await response.text()) };
  } catch {
    return { status: 0, body: undefined };
  }
}

/** Asks the shop's server for JSON. Never throws. */
export const getJson = (address: string): Promise<ApiAnswer> =>
  ask(address, { headers: { accept: 'application/json' }, cache: 'no-store' });

/** Sends JSON to the shop's server. Never throws. */
export const postJson = (address: string, body: unknown): Promise<ApiAnswer> =>
  ask(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
