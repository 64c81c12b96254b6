import { newId } from '../identifiers.js';
import type { SetupFields } from '../schemas/setup-request.js';

/** A payment setup as the emulator keeps it. Replaced, never changed. */
export interface Setup {
  readonly id: string;
  readonly fields: SetupFields;
  /** The payment of the last confirmation. */
  readonly latestPaymentId: string | undefined;
}

/** A fresh setup. */
export function newSetup(fields: SetupFields): Setup {
  return { id: newId('set'), fields, latestPaymentId: undefined };
}

/** Whether Kakao Pay can be confirmed, and why not. */
export interface KakaoPayReadiness {
  readonly status: 'ready' | 'action_required' | 'unavailable';
  readonly flags: readonly string[];
}

/** What Kakao Pay still wants before it is ready. The flags' names are ours: the documentation shows an empty list. */
export function readinessOf({ fields }: Setup, isEnabled: boolean): KakaoPayReadiness {
  if (!isEnabled) return { status: 'unavailable', flags: [] };
  const kakaopay = fields.payment_methods?.kakaopay;
  const terminal = kakaopay?.terminal_type;
  const needs: readonly [flag: string, isThere: boolean][] = [
    ['customer_name_required', fields.customer?.name !== undefined],
    ['order_items_required', fields.order?.items !== undefined],
    ['terminal_type_required', terminal !== undefined],
    ['os_type_required', terminal === undefined || terminal === 'web' || kakaopay?.os_type !== undefined],
    ['success_url_required', fields.settings?.success_url !== undefined],
    ['failure_url_required', fields.settings?.failure_url !== undefined],
  ];
  const flags = needs.filter(([, isThere]) => !isThere).map(([flag]) => flag);
  return { status: flags.length === 0 ? 'ready' : 'action_required', flags };
}

/** A setup as the API answers it. `latestPayment` is the payment's own answer. */
export function setupBody(setup: Setup, readiness: KakaoPayReadiness, latestPayment: object | undefined): object {
  return {
    id: setup.id,
    payment_type: 'Regular',
    ...setup.fields,
    payment_methods: { kakaopay: { ...setup.fields.payment_methods?.kakaopay, ...readiness } },
    available_payment_methods: readiness.status === 'unavailable' ? [] : ['kakaopay'],
    ...(latestPayment && { latest_payment: latestPayment }),
  };
}
