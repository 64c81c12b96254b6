import { isConfirm, isStart, json, withAnswer, withConfirm, type Asked } from './broken.js';
import type { Fault } from './faults.js';

const params = ({ body }: Asked): string => JSON.stringify(body['params']);

export const confirmFaults: readonly Fault[] = [
  {
    rule: 'confirm-no-redirect',
    is: 'a 302 to the order page',
    breaks: withConfirm(new Response(null, { status: 302, headers: { Location: '/order' } })),
  },
  { rule: 'confirm-accepted', is: 'a 500 for every confirm', breaks: withConfirm(json(500, {})) },
  { rule: 'confirm-accepted', is: 'a 402 while nothing is paid', breaks: withConfirm(json(402, {})) },
  { rule: 'confirm-json', is: 'a word instead of JSON', breaks: withConfirm(new Response('paid')) },
  { rule: 'confirm-shape', is: 'a status of its own', breaks: withConfirm({ status: 'processing' }) },
  {
    rule: 'confirm-address',
    is: 'one more step to an address without TLS',
    breaks: withConfirm({ provider: 'redirect', action: { url: 'http://pay.example/3ds' } }),
  },
  {
    rule: 'confirm-speed',
    is: 'eleven seconds for a confirm',
    breaks: withAnswer((clock) => (_, asked) => {
      if (isConfirm(asked)) clock.milliseconds += 11_000;
      return undefined;
    }),
  },
  {
    rule: 'confirm-order',
    is: 'no order in the answer',
    breaks: withAnswer(
      () => (body, asked, status) =>
        isConfirm(asked) && status === 200 && body['status'] === 'pending' ? { orderId: undefined } : undefined,
    ),
  },
  {
    rule: 'confirm-unpaid',
    is: '"failed" while the shopper can still pay',
    breaks: withAnswer(
      () => (body, asked) => (isConfirm(asked) && body['status'] === 'pending' ? { status: 'failed' } : undefined),
    ),
  },
  {
    rule: 'confirm-unpaid',
    is: '"succeeded" for whoever asks',
    breaks: withConfirm({ status: 'succeeded' }),
  },
  {
    rule: 'confirm-forged',
    is: 'belief in redirect_status',
    breaks: withConfirm({ status: 'succeeded' }, (asked) => params(asked).includes('"redirect_status":"succeeded"')),
  },
  {
    rule: 'confirm-forged',
    is: 'a fault for an imp_uid that there is not',
    breaks: withConfirm(json(500, {}), (asked) => params(asked).includes('"imp_success":"true"')),
  },
  {
    rule: 'confirm-forged-refusal',
    is: 'belief in a redirect_status that failed',
    breaks: withConfirm({ status: 'failed' }, (asked) => params(asked).includes('"redirect_status":"failed"')),
  },
  {
    rule: 'confirm-forged-refusal',
    is: 'a 404 for a payment that there is not',
    breaks: withConfirm(json(404, {}), (asked) => params(asked).includes('"redirect_status":"canceled"')),
  },
  {
    rule: 'confirm-forged-refusal',
    is: 'an attempt that a link has canceled',
    breaks: withAnswer(() => {
      const canceled = new Set<unknown>();
      return (_, asked) => {
        const { attemptId } = asked.body;
        if (!isConfirm(asked)) return undefined;
        const before = canceled.delete(attemptId);
        if (params(asked).includes('"canceled":"true"')) canceled.add(attemptId);
        return before ? json(200, { status: 'canceled' }) : undefined;
      };
    }),
  },
  {
    rule: 'confirm-again',
    is: 'a conflict for a confirm that came before',
    breaks: withAnswer(() => {
      const seen = new Map<string, number>();
      return (_, asked, status) => {
        const bytes = `${asked.headers.get('Cookie') ?? ''} ${asked.text}`;
        const times = (seen.get(bytes) ?? 0) + 1;
        seen.set(bytes, times);
        return times === 2 && isConfirm(asked) && status === 200 ? json(409, {}) : undefined;
      };
    }),
  },
  {
    rule: 'confirm-unknown-attempt',
    is: '"pending" for what it does not know',
    breaks: withAnswer(
      () => (_, asked, status) => (isConfirm(asked) && status === 404 ? json(200, { status: 'pending' }) : undefined),
    ),
  },
  {
    rule: 'confirm-other-browser',
    is: 'a log-in for every confirm',
    breaks: withConfirm(json(401, {}), ({ headers }) => !headers.has('Cookie')),
  },
  {
    rule: 'confirm-without-order',
    is: 'a refusal of confirms without an order',
    breaks: withConfirm(json(400, {}), ({ body }) => body['orderId'] === undefined),
  },
  {
    rule: 'confirm-odd-params',
    is: 'a fault for a repeated parameter',
    breaks: withConfirm(json(500, {}), (asked) => params(asked).includes('[')),
  },
  {
    rule: 'paid-succeeds',
    is: '"pending" after the payment',
    breaks: withAnswer(
      () => (body, asked) => (isConfirm(asked) && body['status'] === 'succeeded' ? { status: 'pending' } : undefined),
    ),
  },
  {
    rule: 'paid-again',
    is: 'a new hand-off for a paid order',
    breaks: withAnswer(
      () => (body, asked) =>
        isStart(asked) && body['provider'] === 'none' ? json(200, { url: 'https://pay.example/again' }) : undefined,
    ),
  },
];
