import type { Device } from '../contract/types.js';

/**
 * An address that opens `page` in the device's browser from inside an app, where there is a known way; undefined elsewhere.
 * KakaoTalk has a scheme for it, LINE a parameter of the query ("LINE URL scheme", developers.line.biz); in other apps on
 * Android it is an intent for Chrome ("Android Intents with Chrome", developer.chrome.com). A web view that does not say
 * whose it is may be the shop's own app, and iOS has no way in general: there is nothing to offer.
 */
export function openAddress({ os, inApp }: Device, page: string): string | undefined {
  const [, scheme = '', place = '', fragment = ''] = /^(https?):\/\/([^#]*)(.*)$/s.exec(page) ?? [];
  if (!scheme) return undefined;
  if (inApp === 'kakaotalk') return `kakaotalk://web/openExternal?url=${encodeURIComponent(page)}`;
  if (inApp === 'line') return `${scheme}://${place}${place.includes('?') ? '&' : '?'}openExternalBrowser=1${fragment}`;
  // A fragment that reads like an intent could make it another one.
  if (os !== 'android' || inApp === 'other' || /Intent;/i.test(fragment)) return undefined;
  return `intent://${place}${fragment}#Intent;scheme=${scheme};package=com.android.chrome;end`;
}
