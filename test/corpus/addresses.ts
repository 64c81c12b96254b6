import type { AddressCase } from './address-case.js';
import { allowedHostCases } from './redirect-allowed-hosts.js';
import { hostCases } from './redirect-hosts.js';
import { loopbackCases } from './redirect-loopback.js';
import { schemeCases } from './redirect-schemes.js';
import { shapeCases } from './redirect-shapes.js';

export type { AddressCase } from './address-case.js';
export { returnCases } from './return.js';
export { termsCases } from './terms.js';

/** Addresses a server or a provider may want the shopper sent to. */
export const redirectCases: readonly AddressCase[] = [
  ...schemeCases,
  ...shapeCases,
  ...hostCases,
  ...loopbackCases,
  ...allowedHostCases,
];
