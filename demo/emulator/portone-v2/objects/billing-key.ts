import type { Common, Payment } from '@portone/server-sdk';
import { merchantId } from './payment.js';

/** How charges of a key end, as the tester chose when it was issued. */
export type ChargeBehavior = 'approve' | 'decline' | 'wrong-amount';

/** A billing key with what the emulator knows besides. */
export interface EmulatedBillingKey {
  readonly info: Payment.BillingKey.IssuedBillingKeyInfo | Payment.BillingKey.DeletedBillingKeyInfo;
  readonly charges: ChargeBehavior;
}

/** A key that can be charged. */
export function issuedKey(
  wanted: {
    readonly billingKey: string;
    readonly storeId: string;
    readonly channel: Common.SelectedChannel;
    readonly customer: Common.Customer;
    readonly issueId?: string | undefined;
    readonly issueName?: string | undefined;
    readonly customData?: string | undefined;
  },
  now: Date,
): Payment.BillingKey.IssuedBillingKeyInfo {
  const { channel, issueId, issueName, customData, ...rest } = wanted;
  const time = now.toISOString();
  return {
    status: 'ISSUED',
    ...rest,
    merchantId,
    channels: [channel],
    requestedAt: time,
    issuedAt: time,
    ...(issueId !== undefined && { issueId }),
    ...(issueName !== undefined && { issueName }),
    ...(customData !== undefined && { customData }),
  };
}

/** The same key after it was deleted. */
export function deletedKey(
  info: Payment.BillingKey.IssuedBillingKeyInfo,
  now: Date,
): Payment.BillingKey.DeletedBillingKeyInfo {
  return { ...info, status: 'DELETED', deletedAt: now.toISOString() };
}
