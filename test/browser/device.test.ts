import { expect } from '@open-wc/testing';
import { readDevice } from '../../src/browser/device.js';
import type { Device } from '../../src/contract/types.js';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android =
  'Mozilla/5.0 (Linux; Android 13; SM-X706N Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome = 'Chrome/115.0.5790.138 Mobile Safari/537.36';

const desktop: Device = { type: 'desktop', os: 'other', inApp: null };
const phone = (os: Device['os'], inApp: Device['inApp'] = null): Device => ({ type: 'mobile', os, inApp });

const cases: readonly (readonly [name: string, userAgent: string, touchPoints: number, device: Device])[] = [
  [
    'Chrome on Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0.0.0 Safari/537.36`,
    0,
    desktop,
  ],
  [
    'Chrome on Windows with a touch screen',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0.0.0 Safari/537.36`,
    10,
    desktop,
  ],
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 0, desktop],
  ['Safari on a Mac', `${mac} Version/16.5 Safari/605.1.15`, 0, desktop],
  ['Safari on an iPad that says it is a Mac', `${mac} Version/16.5 Safari/605.1.15`, 5, phone('ios')],
  ['Safari on an iPhone', `${iphone} Version/16.5 Mobile/15E148 Safari/604.1`, 5, phone('ios')],
  ['Chrome on an iPhone', `${iphone} CriOS/115.0.5790.130 Mobile/15E148 Safari/604.1`, 5, phone('ios')],
  [
    'an old iPad',
    'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1',
    5,
    phone('ios'),
  ],
  [
    'Chrome on Android',
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome}`,
    5,
    phone('android'),
  ],
  [
    'Chrome on an Android tablet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0.0.0 Safari/537.36',
    5,
    phone('android'),
  ],
  [
    'Samsung Internet',
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/22.0 ${chrome}`,
    5,
    phone('android'),
  ],
  ['Firefox on Android', 'Mozilla/5.0 (Android 13; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0', 5, phone('android')],
  ['a phone with another system', 'Mozilla/5.0 (Mobile; rv:84.0) Gecko/84.0 Firefox/84.0 KAIOS/3.0', 0, phone('other')],
  ['KakaoTalk on iOS', `${iphone} Mobile/15E148 KAKAOTALK 10.3.1`, 5, phone('ios', 'kakaotalk')],
  [
    'KakaoTalk on Android',
    `${android} Version/4.0 Chrome/115.0.5790.138 Safari/537.36;KAKAOTALK 2410310`,
    5,
    phone('android', 'kakaotalk'),
  ],
  [
    'Naver on iOS',
    `${iphone} Version/16.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 1010; 11.24.5; 12PRO)`,
    5,
    phone('ios', 'naver'),
  ],
  [
    'Naver on Android',
    `${android} Version/4.0 Chrome/102.0.5005.189 Whale/1.0.0.0 Safari/537.36 NAVER(inapp; search; 1010; 11.24.6)`,
    5,
    phone('android', 'naver'),
  ],
  [
    'Instagram on iOS',
    `${iphone} Mobile/15E148 Instagram 142.0.0.22.109 (iPhone12,5; iOS 14_1; en_US; scale=3.00)`,
    5,
    phone('ios', 'instagram'),
  ],
  [
    'Instagram with a token of Facebook',
    `${iphone} Mobile/15E148 Instagram 300.0 [FBAN/FBIOS;FBAV/300.0]`,
    5,
    phone('ios', 'instagram'),
  ],
  [
    'Facebook on iOS',
    `${iphone} Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone13,3;FBSN/iOS;FBSV/14.5]`,
    5,
    phone('ios', 'facebook'),
  ],
  [
    'Facebook on Android',
    `${android} Version/4.0 ${chrome} [FB_IAB/FB4A;FBAV/322.0.0.35.121;]`,
    5,
    phone('android', 'facebook'),
  ],
  ['LINE on iOS', `${iphone} Mobile/15E148 Safari Line/11.7.2`, 5, phone('ios', 'line')],
  ['LINE on Android', `${android} Version/4.0 ${chrome} Line/11.7.2/IAB`, 5, phone('android', 'line')],
  ['another web view on iOS', `${iphone} Mobile/15E148`, 5, phone('ios', 'other')],
  ['a web view on an iPad that says it is a Mac', mac, 5, phone('ios', 'other')],
  ['another web view on Android', `${android} Version/4.0 ${chrome}`, 5, phone('android', 'other')],
  ['an app whose name only ends like LINE', `Mozilla/5.0 (X11; Linux x86_64) Online/1.0`, 0, desktop],
  ['an empty text', '', 0, desktop],
];

describe('the device', () => {
  for (const [name, userAgent, touchPoints, device] of cases) {
    const { type, os, inApp } = device;
    it(`is ${type}, ${os}, ${inApp ? `inside ${inApp}` : 'in a browser'} for ${name}`, () => {
      expect(readDevice(userAgent, touchPoints)).to.deep.equal(device);
    });
  }

  it('is read from the browser that runs this test as a desktop', () => {
    expect(readDevice(navigator.userAgent, 0)).to.deep.equal(desktop);
  });
});
