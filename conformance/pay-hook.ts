import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { CheckOptions, Payable } from './options.js';

type Pay = NonNullable<CheckOptions['pay']>;

const addressOf = ({ step }: Payable): string => (step.kind === 'address' ? step.url : '');

/**
 * Pays by a command of the shell. It finds the attempt in `KR_PAY_ATTEMPT_ID`, `KR_PAY_ORDER_ID`, `KR_PAY_URL` (where
 * the shopper would be sent) and `KR_PAY_STEP` (all of it, as JSON). What it prints goes to standard error.
 */
export function payByCommand(command: string): Pay {
  return async (payable) => {
    const { attemptId, orderId = '', step } = payable;
    const own = { KR_PAY_ATTEMPT_ID: attemptId, KR_PAY_ORDER_ID: orderId, KR_PAY_URL: addressOf(payable) };
    const env = { ...process.env, ...own, KR_PAY_STEP: JSON.stringify(step) };
    const [code]: unknown[] = await once(spawn(command, { shell: true, env, stdio: ['ignore', 2, 2] }), 'close');
    if (code !== 0) throw new Error(`--pay-command: expected exit code 0, got ${String(code)}`);
  };
}

/** Pays by a POST of `{ attemptId, orderId, url, step }` as JSON. Any 2xx says that it is paid. */
export function payByRequest(url: string): Pay {
  return async (payable) => {
    const body = JSON.stringify({ ...payable, url: addressOf(payable) });
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`--pay-url: expected a 2xx, got ${answer.status}`);
  };
}
