const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const charge = /^([0-9a-f]{8})([0-9a-f]{4})(4[0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})charge$/;

/** The merchant_uid of the charge that follows a window which only issues a billing key. At most 40 characters. */
export function chargeUidOf(attemptId: string): string {
  return `${attemptId.replaceAll('-', '')}charge`;
}

/** The attempt that a merchant_uid was made from, or undefined when it is none of ours. */
export function attemptIdOf(merchantUid: string): string | undefined {
  if (uuid.test(merchantUid)) return merchantUid;
  return charge.exec(merchantUid)?.slice(1).join('-');
}

/** The name of the billing key that an attempt issues: one for each, since another key under it would replace it. */
export function customerUidOf(attemptId: string): string {
  return `key_${attemptId}`;
}
