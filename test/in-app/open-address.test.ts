import { expect } from '@open-wc/testing';
import { readDevice } from '../../src/browser/device.js';
import { openAddress } from '../../src/in-app/open-address.js';
import { userAgents } from './user-agents.js';

const page = 'https://shop.example/상품?id=7&back=%2Fa%20b#차';
const kakao =
  'kakaotalk://web/openExternal?url=https%3A%2F%2Fshop.example%2F%EC%83%81%ED%92%88%3Fid%3D7%26back%3D%252Fa%2520b%23%EC%B0%A8';
const line = 'https://shop.example/상품?id=7&back=%2Fa%20b&openExternalBrowser=1#차';
const intent = 'intent://shop.example/상품?id=7&back=%2Fa%20b#차#Intent;scheme=https;package=com.android.chrome;end';

const expected: Record<keyof typeof userAgents, string | undefined> = {
  'KakaoTalk on iOS': kakao,
  'KakaoTalk on Android': kakao,
  'LINE on iOS': line,
  'LINE on Android': line,
  'Naver on iOS': undefined,
  'Naver on Android': intent,
  'Instagram on iOS': undefined,
  'Instagram on Android': intent,
  'Facebook on iOS': undefined,
  'Facebook on Android': intent,
  'another web view on iOS': undefined,
  'another web view on Android': undefined,
  'Safari on iOS': undefined,
  'Chrome on Android': undefined,
};
const open = (name: keyof typeof userAgents, address: string) => openAddress(readDevice(userAgents[name], 5), address);

describe('the address that opens a page in the browser', () => {
  for (const name of Object.keys(userAgents) as (keyof typeof userAgents)[]) {
    const address = name === 'Chrome on Android' || name === 'Safari on iOS' ? 'not offered' : expected[name];
    it(`is ${address ?? 'not known'} in ${name}`, () => {
      if (/^(Safari|Chrome) /.test(name)) expect(readDevice(userAgents[name], 5).inApp).to.equal(null);
      else expect(open(name, page)).to.equal(expected[name]);
    });
  }

  it('gets the parameter of LINE where there is no query yet', () => {
    expect(open('LINE on iOS', 'https://shop.example/')).to.equal('https://shop.example/?openExternalBrowser=1');
    expect(open('LINE on iOS', 'https://shop.example/#/cart?x')).to.equal(
      'https://shop.example/?openExternalBrowser=1#/cart?x',
    );
  });

  it('keeps the scheme of a page without TLS', () => {
    expect(open('Naver on Android', 'http://localhost:8000/a')).to.equal(
      'intent://localhost:8000/a#Intent;scheme=http;package=com.android.chrome;end',
    );
  });

  it('is none where the fragment reads like an intent of somebody else', () => {
    const made = 'https://shop.example/#Intent;package=com.evil.app;end';
    expect(open('Naver on Android', made)).to.equal(undefined);
    expect(open('KakaoTalk on Android', made)).to.equal(
      'kakaotalk://web/openExternal?url=https%3A%2F%2Fshop.example%2F%23Intent%3Bpackage%3Dcom.evil.app%3Bend',
    );
  });

  for (const other of ['about:srcdoc', 'blob:https://shop.example/1', 'file:///a.html', 'javascript:alert(1)', '']) {
    it(`is none for ${other || 'an empty address'}`, () => {
      for (const name of ['KakaoTalk on iOS', 'LINE on iOS', 'Naver on Android'] as const)
        expect(open(name, other)).to.equal(undefined);
    });
  }
});
