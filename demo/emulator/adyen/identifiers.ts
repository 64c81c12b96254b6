import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function randomText(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** As Adyen's references and tokens look: 16 capital letters and digits. */
export function newReference(): string {
  return randomText(16);
}

/** An opaque result of a redirect. It holds each character that suffers when an address is decoded badly. */
export function newRedirectResult(): string {
  return `X${randomText(8)}!${randomText(12)}/${randomText(12)}+${randomText(6)}`;
}
