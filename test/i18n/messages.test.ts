import { expect } from '@open-wc/testing';
import { failureCodes } from '../../src/contract/failure.js';
import type { Method, Mode } from '../../src/contract/types.js';
import { messagesFor } from '../../src/i18n/choose.js';
import type { MandateItems } from '../../src/i18n/messages.js';

const languages = { ko: messagesFor('ko'), en: messagesFor('en') } as const;
const modes = ['pay', 'save', 'pay-and-save', 'subscribe'] as const satisfies Mode[];
const methods = ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'] as const satisfies Method[];

/** What would tell the shopper that money has moved or a method is saved. */
const claims = {
  ko: /완료|성공|결제됐어요|등록됐어요/,
  en: /\b(complete|success|succeeded|thank|(is|was) (paid|saved))/i,
};

/** Every text of a language with where it stands; texts made by functions are called with a word. */
function allTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || !value) return [];
  return Object.entries(value).flatMap(([name, inner]) => allTexts(inner, `${path}.${name}`));
}

describe('the texts', () => {
  for (const language of ['ko', 'en'] as const) {
    const messages = languages[language];

    it(`have a sentence for every failure code (${language})`, () => {
      expect(Object.keys(messages.failures)).to.have.members([...failureCodes]);
      for (const code of failureCodes) expect(messages.failures[code].trim(), code).to.match(/\.$/);
    });

    it(`are nowhere empty (${language})`, () => {
      const texts = allTexts(messages);
      expect(texts.length).to.be.above(40);
      for (const [path, text] of texts) expect(text.trim(), path).to.not.equal('');
    });

    it(`claim success only for a payment that succeeded (${language})`, () => {
      const claiming = allTexts(messages).filter(([, text]) => claims[language].test(text));
      expect(claiming.map(([path]) => path)).to.have.members(['.status.paid', '.status.saved']);
      const leaving = messages.status.leaving(messages.methods.kakao_pay);
      expect(leaving).to.include(messages.methods.kakao_pay).and.not.match(claims[language]);
    });

    it(`name every method, each by a name of its own (${language})`, () => {
      expect(new Set(methods.map((method) => messages.methods[method])).size).to.equal(methods.length);
    });
  }

  it('label the Korean button by its mode', () => {
    const label = (mode: Mode) => languages.ko.labels[mode](languages.ko.methods.kakao_pay);
    expect(modes.map(label)).to.deep.equal([
      '카카오페이로 결제하기',
      '카카오페이 등록하기',
      '카카오페이로 결제하고 등록하기',
      '카카오페이로 정기결제 시작하기',
    ]);
  });

  it('label the English button by its mode', () => {
    const label = (mode: Mode) => languages.en.labels[mode](languages.en.methods.kakao_pay);
    expect(modes.map(label)).to.deep.equal([
      'Pay with Kakao Pay',
      'Save Kakao Pay',
      'Pay and save Kakao Pay',
      'Subscribe with Kakao Pay',
    ]);
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
    expect([0, 14000, 1234567].map(languages.en.amount)).to.deep.equal(['₩0', '₩14,000', '₩1,234,567']);
  });

  it('speak English to Japanese and Chinese pages until they have texts of their own', () => {
    expect(messagesFor('ja')).to.equal(languages.en);
    expect(messagesFor('zh')).to.equal(languages.en);
  });

  it('say whether the box for all terms includes optional ones', () => {
    expect(languages.ko.consent.all(false)).to.equal('전체 동의');
    expect(languages.ko.consent.all(true)).to.include('전체 동의').and.include('선택');
    expect(languages.en.consent.all(true)).to.include('optional');
    expect(languages.en.consent.all(false)).to.not.include('optional');
  });

  it('count the terms that are missing', () => {
    expect(languages.ko.consent.missing(2, 3)).to.include('3개').and.include('2개');
    expect(languages.en.consent.missing(1, 1)).to.equal('1 of 1 required term is not agreed to yet.');
    expect(languages.en.consent.missing(1, 2)).to.equal('1 of 2 required terms are not agreed to yet.');
  });
});

describe('the mandate in words', () => {
  const items: MandateItems = {
    merchant: '김치상회',
    frequency: 'recurring',
    timing: '매월 1일',
    amountRule: '9,900원',
    cancellation: '내 정보',
  };

  it('has four sentences: permission, frequency and timing, amount, cancellation', () => {
    for (const language of ['ko', 'en'] as const) {
      const sentences = languages[language].mandate(items, languages[language].methods.kakao_pay);
      expect(sentences).to.have.lengthOf(4);
      expect(sentences[0]).to.include('김치상회').and.include(languages[language].methods.kakao_pay);
      expect(sentences[1]).to.include('매월 1일');
      expect(sentences[2]).to.include('9,900원');
      expect(sentences[3]).to.include('내 정보');
    }
  });

  it('has no empty line where there is no way to cancel', () => {
    const { cancellation: _, ...without } = items;
    expect(languages.ko.mandate(without, '카카오페이')).to.have.lengthOf(3);
    expect(languages.en.mandate(without, 'Kakao Pay')).to.have.lengthOf(3);
  });

  it('says once or regularly', () => {
    const once = { ...items, frequency: 'one-time' } as const;
    expect(languages.ko.mandate(items, '카카오페이')[1]).to.include('정기적으로');
    expect(languages.ko.mandate(once, '카카오페이')[1]).to.include('한 번').and.not.include('정기');
    expect(languages.en.mandate(once, 'Kakao Pay')[1]).to.include('once').and.not.include('regularly');
  });

  for (const [merchant, with_] of [
    ['김치상회', '김치상회가 '],
    ['무신사', '무신사가 '],
    ['쿠팡', '쿠팡이 '],
    ['배달의민족', '배달의민족이 '],
    ['Gmarket', 'Gmarket이(가) '],
    ['11', '11이(가) '],
  ] as const) {
    it(`gives ${merchant} the right particle`, () => {
      expect(languages.ko.mandate({ ...items, merchant }, '카카오페이')[0]).to.match(
        new RegExp(`^${with_.replace(/[()]/g, '\\$&')}`),
      );
    });
  }
});
