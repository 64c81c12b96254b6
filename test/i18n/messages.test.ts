import { expect } from '@open-wc/testing';
import { failureCodes } from '../../src/contract/failure.js';
import type { Method, Mode } from '../../src/contract/types.js';
import { buttonWords } from '../../src/i18n/button-words.js';
import { en } from '../../src/i18n/en.js';
import { ja } from '../../src/i18n/ja.js';
import { ko } from '../../src/i18n/ko.js';
import { zh } from '../../src/i18n/zh.js';

const languages = { ko, en, ja, zh } as const;
const names = ['ko', 'en', 'ja', 'zh'] as const;
const modes = ['pay', 'save', 'pay-and-save', 'subscribe'] as const satisfies Mode[];
const methods = ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'] as const satisfies Method[];

/** What would tell the shopper that money has moved or a method is saved. */
const claims = {
  ko: /완료|성공|결제됐어요|등록됐어요|시작됐/,
  en: /\b(complete|success|succeeded|thank|(is|was) (paid|saved))|has started/i,
  ja: /完了|成功|登録しました|支払いました|始まりました/,
  zh: /已完成|成功|已绑定|已开通/,
};

/** Letters that no text of a language has: those of the others, but for names in Latin letters. */
const foreign = {
  ko: /[A-Za-z\u3040-\u30ff\u4e00-\u9fff]/,
  en: /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/,
  ja: /[\uac00-\ud7a3]|[a-z]{3}/,
  zh: /[\u3040-\u30ff\uac00-\ud7a3]|[a-z]{3}/,
};

/** Every text of a language with where it stands; texts made by functions are called with a word. */
function allTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || !value) return [];
  return Object.entries(value).flatMap(([name, inner]) => allTexts(inner, `${path}.${name}`));
}

describe('the texts', () => {
  for (const language of names) {
    const messages = languages[language];

    it(`have a sentence for every failure code (${language})`, () => {
      expect(Object.keys(messages.failures)).to.have.members([...failureCodes]);
      for (const code of failureCodes) expect(messages.failures[code], code).to.match(/[.。]$/);
    });

    it(`are nowhere empty (${language})`, () => {
      const texts = allTexts(messages);
      expect(texts.length).to.be.above(40);
      for (const [path, text] of texts) expect(text.trim(), path).to.not.equal('');
    });

    it(`claim success only for a payment that succeeded (${language})`, () => {
      const claiming = allTexts(messages).filter(([, text]) => claims[language].test(text));
      expect(claiming.map(([path]) => path)).to.have.members(['.status.paid', '.status.saved', '.status.subscribed']);
      const leaving = messages.status.leaving(messages.methods.kakao_pay);
      expect(leaving).to.include(messages.methods.kakao_pay).and.not.match(claims[language]);
    });

    it(`name every method, each by a name of its own (${language})`, () => {
      expect(new Set(methods.map((method) => messages.methods[method])).size).to.equal(methods.length);
    });
  }

  for (const [language, labels] of [
    [
      'ko',
      [
        '카카오페이로 결제하기',
        '카카오페이 등록하기',
        '카카오페이로 결제하고 등록하기',
        '카카오페이로 정기결제 시작하기',
      ],
    ],
    ['en', ['Pay with Kakao Pay', 'Save Kakao Pay', 'Pay and save Kakao Pay', 'Subscribe with Kakao Pay']],
    ['ja', ['Kakao Payで支払う', 'Kakao Payを登録する', 'Kakao Payで支払って登録する', 'Kakao Payで定期払いを開始']],
    ['zh', ['使用 Kakao Pay 支付', '绑定 Kakao Pay', '使用 Kakao Pay 支付并绑定', '使用 Kakao Pay 开通自动扣款']],
  ] as const) {
    it(`label the button by its mode (${language})`, () => {
      const { labels: labelOf, methods: nameOf } = buttonWords[language];
      expect(modes.map((mode) => labelOf[mode](nameOf.kakao_pay).trim())).to.deep.equal(labels);
    });

    it(`are written in the letters of their language (${language})`, () => {
      const { consent, mandate, labels: _, methods: __, amount: ___, locale: ____, ...others } = languages[language];
      const said = [consent.all(true), consent.all(false), consent.missing(1, 2), ...mandate.permission('', '')];
      for (const [path, text] of [...allTexts(others), ...allTexts({ consent, mandate, said })])
        expect(text, path).to.not.match(foreign[language]);
    });

    it(`know which language they are in (${language})`, () => {
      expect(languages[language].locale).to.equal(language);
    });

    it(`say the same at the first paint as later (${language})`, () => {
      expect(languages[language]).to.include(buttonWords[language]);
    });
  }

  it('put no spaces around a name in Chinese letters', () => {
    expect(zh.labels.pay(zh.methods.kr_card)).to.equal('使用韩国银行卡支付');
    expect(ja.labels.pay(ja.methods.kr_card)).to.equal('韓国のカードで支払う');
  });

  it('label the other methods alike', () => {
    expect(methods.map((method) => languages.ko.labels.pay(languages.ko.methods[method]))).to.deep.equal([
      '카카오페이로 결제하기',
      '국내 카드로 결제하기',
      '네이버페이로 결제하기',
      '삼성페이로 결제하기',
      '페이코로 결제하기',
      '토스페이로 결제하기',
    ]);
  });

  it('write an amount as each language does', () => {
    expect([0, 14000, 1234567].map(languages.ko.amount)).to.deep.equal(['0원', '14,000원', '1,234,567원']);
    for (const { amount } of [en, ja, zh])
      expect([0, 14000, 1234567].map(amount)).to.deep.equal(['₩0', '₩14,000', '₩1,234,567']);
  });

  it('say whether the box for all terms includes optional ones', () => {
    expect(languages.ko.consent.all(false)).to.equal('전체 동의');
    expect(languages.ko.consent.all(true)).to.include('전체 동의').and.include('선택');
    expect(languages.en.consent.all(true)).to.include('optional');
    expect(languages.en.consent.all(false)).to.not.include('optional');
    for (const { consent } of [ja, zh])
      expect(consent.all(true)).to.include(consent.all(false).slice(0, 3)).and.not.equal(consent.all(false));
  });

  it('count the terms that are missing', () => {
    expect(languages.ko.consent.missing(2, 3)).to.include('3개').and.include('2개');
    for (const { consent } of [ja, zh]) expect(consent.missing(2, 3)).to.match(/3.*2/);
    expect(languages.en.consent.missing(1, 1)).to.equal('1 of 1 required term is not agreed to yet.');
    expect(languages.en.consent.missing(1, 2)).to.equal('1 of 2 required terms are not agreed to yet.');
  });
});
