import * as fc from 'fast-check';
import { redirectCases, returnCases, termsCases } from '../../corpus/addresses.js';

const known = [...redirectCases, ...returnCases, ...termsCases].map(({ url }) => url.slice(0, 120));
/** Only what nearly passes shows whether the last step of a check is right. */
const good = redirectCases.filter(({ allow }) => allow).map(({ url }) => url.slice(0, 120));
const named = ['https://stripe.com/a', 'https://pay.adyen.com/', 'https://psp.example:8443/', 'http://localhost/a'];

/** What is put into an address: what addresses are made of, and what readers of addresses disagree about. */
const pieces = [
  'https:// http:// HTTPS:// https:/ https: // / /// \\ @ :@ : . .. %2e ? # ; & = % %2F %5c %40 %00 %09 %E2%80%AE',
  ':443 :80 :8443 :0 :65536 0x7f 0177 2130706433 1 127.1 1.2.3.4 xn-- xn--a xn--80ak6aa92e _ - ~ [ ] [::] [::1]',
  'localhost 127.0.0.1 stripe.com adyen.com shop.example psp.example evil.example 카카오 javascript: data: blob:',
  '\t|\n|\r| |\0|\u0085|\u00a0|\u00ad|\u034f|\u200b|\u200d|\u202e|\u2028|\u2066|\ufeff|\ufe0f|\uff0e|\uff0f|\u3002|\u2044',
  '\u2215|\u212a|\u0131|\u00df|\ud800|\u{e0041}|\u1f80',
].flatMap((text) => text.split(text.includes('|') ? '|' : ' '));

/** What makes another address of one that may be used, and not always a wrong one. */
const harmless = 'a PAY 1 - _ . x. .kr /b /b/../c ?a=1 &b=@ #c %20 :443 :8443'.split(' ');

interface Change {
  /** Where, from 0 up to 1. */
  readonly at: number;
  /** How many characters go. */
  readonly cut: number;
  /** What comes instead. */
  readonly piece: string;
}

function change(text: string, { at, cut, piece }: Change): string {
  // The beginning is what is judged, so most changes are there.
  const place = Math.floor(at < 0.7 ? (at / 0.7) * Math.min(text.length, 40) : ((at - 0.7) / 0.3) * (text.length + 1));
  return text.slice(0, place) + piece + text.slice(place + cut);
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    // Doubles are drawn by their bits, most of them near 0.
    at: fc.nat(999).map((at) => at / 1_000),
    cut: fc.constantFrom(0, 0, 1, 3),
    piece: fc.oneof(
      fc.constantFrom(...harmless),
      fc.constantFrom(...pieces, ''),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
  }),
  { minLength: 1, maxLength: 4, size: 'xsmall' },
);

/** An address of the corpus, or one made of pieces, in which up to four places were overwritten, cut or stuffed. */
export const mutatedAddress: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known) },
      { weight: 4, arbitrary: fc.constantFrom(...good, ...named) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')) },
    ),
    changes,
  )
  .map(([start, list]) => list.reduce(change, start));
