import { endpointRemedy, returnRemedy } from './addresses.js';
import { nearestName } from './nearest-name.js';

const mandate =
  'The shopper agrees to four sentences when a method is kept or charged again, and this is part of them.';

/** What to write, where that does not depend on what was written. */
const fixed: Readonly<Record<string, string>> = {
  currency: 'Only Korean won can be paid: remove currency or write KRW, and give the amount in whole won.',
  'order-id': 'Write order-id="…" with the order as your server knows it. Only mode="save" goes without.',
  locale: 'Write a language that the button speaks, or remove locale: then the nearest lang decides.',
  'allowed-hosts':
    'Write hosts between spaces, without scheme, path or comma: allowed-hosts="checkout.stripe.com *.psp.example".',
  merchant: `${mandate} Write who charges: merchant="느린물".`,
  frequency: `${mandate} Write frequency="recurring", or frequency="one-time" for a single later charge.`,
  timing: `${mandate} Write when: timing="매월 5일".`,
  'amount-rule': `${mandate} Write how much, or how that is decided: amount-rule="월 18,000원".`,
  cancellation: `${mandate} Write how to cancel: cancellation="다음 결제 전날까지 언제든지 내 정보에서".`,
};

/** What to do about an amount: the digits that were probably meant. */
export function amountRemedy(value: string): string {
  const grouped = value.replaceAll(/[\s,₩원]|KRW/gi, '');
  if (/^\d+\.0+$/.test(grouped))
    return `Won have no decimals. If ${grouped} are won, write amount="${grouped.replace(/\..*/, '')}"; never send hundredths.`;
  return /^\d{1,15}$/.test(grouped)
    ? `Write amount="${grouped}": digits only. The button puts the comma and the won sign there by itself.`
    : 'Write whole won in digits only, such as amount="14000".';
}

/**
 * What to do about an attribute that cannot be used. `expected` is what the settings reader expects, `value` what was
 * written, if anything.
 */
export function remedyFor(name: string, value: string | undefined, expected: string, page: string): string {
  if (name.endsWith('endpoint')) return endpointRemedy(name, value, page);
  if (name === 'return-url') return returnRemedy(value ?? '', page);
  if (name === 'amount') return amountRemedy(value ?? '');
  const near = value && nearestName(value, expected.split(' | '));
  const meant = near ? `Did you mean ${name}="${near}"? ` : '';
  return meant + (fixed[name] ?? `Write one of ${expected.replaceAll(' | ', ', ')}, or remove ${name}.`);
}
