import type { Device } from '../contract/types.js';

// Tokens the apps put in their user agent. Instagram before Facebook, whose tokens it may carry too.
const apps: readonly (readonly [RegExp, NonNullable<Device['inApp']>])[] = [
  [/KAKAOTALK/i, 'kakaotalk'],
  [/NAVER\(inapp/i, 'naver'],
  [/Instagram/, 'instagram'],
  [/FBA[NV]|FB_IAB/, 'facebook'],
  [/\bLine\//, 'line'],
  // Android's WebView says so.
  [/; wv\)/, 'other'],
];

/**
 * What a user agent says about the device. An iPad that pretends to be a Mac gives itself away by its touch points; a
 * web view on iOS by the missing `Safari` (so does a page started from the home screen).
 */
export function readDevice(userAgent: string, maxTouchPoints: number): Device {
  const ios = /iP(?:hone|ad|od)/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const os = /Android/.test(userAgent) ? 'android' : ios ? 'ios' : 'other';
  const app = apps.find(([token]) => token.test(userAgent))?.[1];
  return {
    type: os !== 'other' || /Mobi/.test(userAgent) ? 'mobile' : 'desktop',
    os,
    inApp: app ?? (ios && !/Safari/.test(userAgent) ? 'other' : null),
  };
}
