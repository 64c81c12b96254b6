import type { Asked, Reply } from './server.js';

const at = 'https://psp.example/';
const form = (id: string) => ({ type: 'redirect', method: 'POST', url: at + id, data: { MD: '1' } });
const window = (id: string, opensWindow: boolean) => ({
  userCode: 'imp00000001',
  params: { merchant_uid: id },
  opensWindow,
});

/** What any request can be answered with. Which of these are tried again by the element is its own affair. */
const bad: Readonly<Record<string, Reply>> = {
  'no connection': { broken: true },
  'no JSON': { body: 'no JSON' },
  'a list': { body: [] },
  400: { status: 400, body: {} },
  401: { status: 401, body: {} },
  404: { status: 404, body: {} },
  408: { status: 408, body: {} },
  409: { status: 409, body: {} },
  422: { status: 422, body: {} },
  '429, for a minute': { status: 429, headers: { 'Retry-After': '60' }, body: {} },
  500: { status: 500, body: {} },
  503: { status: 503, headers: { 'Retry-After': '1' }, body: {} },
  'terms changed': { status: 409, body: { code: 'terms-changed' } },
};

const statuses = ['succeeded', 'pending', 'failed', 'canceled', 'expired'] as const;

type Kinds = Readonly<Record<string, (id: string) => Reply>>;

const badKinds: Kinds = Object.fromEntries(Object.entries(bad).map(([kind, reply]) => [kind, () => reply]));

const startKinds: Kinds = {
  'a form': (id) => ({ body: { provider: 'adyen', action: form(id) } }),
  'a script': (id) => ({ body: { provider: 'portone', action: window(id, false) } }),
  'a pop-up': (id) => ({ body: { provider: 'portone', action: window(id, true) } }),
  settled: () => ({ body: { provider: 'stripe', action: { status: 'processing' } } }),
};

const rareStartKinds: Kinds = {
  ...Object.fromEntries(statuses.map((status) => [`none: ${status}`, () => ({ body: { provider: 'none', status } })])),
  'an unsafe address': () => ({ body: { url: 'http://psp.example/' } }),
  'another order': () => ({ body: { provider: 'none', status: 'failed', orderId: 'Z-9' } }),
};

const confirmKinds: Kinds = {
  ...Object.fromEntries(statuses.map((status) => [status, () => ({ body: { status } })])),
  'still pending': () => ({ body: { status: 'pending' } }),
  'a step: form': (id) => ({ body: { status: 'pending', provider: 'adyen', action: form(id) } }),
  'a step: script': (id) => ({ body: { status: 'pending', provider: 'portone', action: window(id, true) } }),
};

const rareConfirmKinds: Kinds = {
  'a step: unusable': () => ({ body: { status: 'pending', provider: 'adyen', action: { type: 'threeDS2' } } }),
  'foreign: succeeded': () => ({ body: { status: 'succeeded', orderId: 'Z-9' } }),
  'foreign: pending': () => ({ body: { status: 'pending', orderId: 'Z-9' } }),
};

/** What leads on stands in the list more often than what does not. */
const mix = (usual: Kinds, times: number, rare: Kinds) => [
  ...Array.from({ length: times }, () => Object.entries(usual)).flat(),
  ...Object.entries({ ...rare, ...badKinds }),
];
const kinds = { start: mix(startKinds, 12, rareStartKinds), confirm: mix(confirmKinds, 3, rareConfirmKinds) };

/** The answer that a number picks for a request, with a name for it. */
export function replyTo({ action, attemptId }: Asked, pick: number): { readonly kind: string; readonly reply: Reply } {
  const list = kinds[action];
  const [kind, reply] = list[pick % list.length] ?? ['', () => ({})];
  return { kind: `${action}: ${kind}`, reply: reply(attemptId) };
}
