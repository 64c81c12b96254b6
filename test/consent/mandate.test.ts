import { expect } from '@open-wc/testing';
import { mandateSentences } from '../../src/consent/mandate.js';
import { en } from '../../src/i18n/en.js';
import { ja } from '../../src/i18n/ja.js';
import { ko } from '../../src/i18n/ko.js';
import { zh } from '../../src/i18n/zh.js';
import type { MandateItems, Messages } from '../../src/i18n/messages.js';

const items: MandateItems = {
  merchant: '느린물',
  frequency: 'recurring',
  timing: '매월 5일',
  amountRule: '월 18,000원',
  cancellation: '내 정보',
};
const say = (messages: Messages, given: Partial<MandateItems> = {}, price?: string): string[] =>
  mandateSentences({ ...items, ...given }, 'kakao_pay', price, messages).map((pieces) => pieces.join(''));

describe('the mandate in words', () => {
  it('has four sentences: permission, frequency and timing, amount, cancellation', () => {
    expect(say(ko)).to.deep.equal([
      '느린물에서 아래 조건에 따라 제 카카오페이로 결제를 요청하는 데 동의해요.',
      '정기적으로 결제돼요: 매월 5일.',
      '결제 금액: 월 18,000원.',
      '해지 방법: 내 정보.',
    ]);
    expect(say(en)).to.deep.equal([
      'I allow 느린물 to request payments with my Kakao Pay under the terms below.',
      'Charged regularly: 매월 5일.',
      'Amount: 월 18,000원.',
      'To cancel: 내 정보.',
    ]);
    expect(say(ja)).to.deep.equal([
      '느린물が以下の条件に従って、私のKakao Payでの支払いを請求することに同意します。',
      '定期的に請求されます：매월 5일。',
      '請求金額：월 18,000원。',
      '解約方法：내 정보。',
    ]);
    expect(say(zh)).to.deep.equal([
      '我同意느린물按照以下条款使用我的 Kakao Pay 发起扣款。',
      '定期扣款：매월 5일。',
      '扣款金额：월 18,000원。',
      '取消方式：내 정보。',
    ]);
  });

  it('has no empty line where there is no way to cancel', () => {
    const { cancellation: _, ...once } = items;
    for (const messages of [ko, en, ja, zh])
      expect(mandateSentences(once, 'kr_card', undefined, messages)).to.have.lengthOf(3);
  });

  it('says how much is charged each time, and when', () => {
    expect(say(ko, {}, '18,000원')[1]).to.equal('정기적으로 결제돼요: 18,000원, 매월 5일.');
    expect(say(en, {}, '₩18,000')[1]).to.equal('Charged regularly: ₩18,000, 매월 5일.');
    expect(say(ja, {}, '₩18,000')[1]).to.equal('定期的に請求されます：₩18,000、매월 5일。');
    expect(say(zh, {}, '₩18,000')[1]).to.equal('定期扣款：₩18,000，매월 5일。');
  });

  it('says once or regularly, and once without a price', () => {
    const once = [ko, en, ja, zh].map((messages) => say(messages, { frequency: 'one-time' }, '18,000')[1]);
    expect(once).to.deep.equal([
      '한 번 결제돼요: 매월 5일.',
      'Charged once: 매월 5일.',
      '1回だけ請求されます：매월 5일。',
      '仅扣款一次：매월 5일。',
    ]);
  });

  for (const merchant of [
    '느린물',
    '무신사',
    '쿠팡',
    'Gmarket',
    'LG',
    '11',
    '에이스 24',
    'متجر',
    '店',
    '☕',
    'Shop (본점)',
  ]) {
    it(`needs no particle after ${merchant} that would depend on how it is read`, () => {
      expect(say(ko, { merchant })[0])
        .to.match(/에서 아래 조건에/)
        .and.not.match(/이\(가\)|을\(를\)/);
    });
  }

  it('ends each sentence with one full stop, though the merchant’s phrase has one', () => {
    const given = {
      merchant: 'Kim & Co.',
      timing: '매월 1일. ',
      amountRule: '毎月9,900円。',
      cancellation: 'Account...',
    };
    expect(say(en, given, '₩9,900')).to.deep.equal([
      'I allow Kim & Co. to request payments with my Kakao Pay under the terms below.',
      'Charged regularly: ₩9,900, 매월 1일.',
      'Amount: 毎月9,900円.',
      'To cancel: Account.',
    ]);
  });

  it('keeps each of the merchant’s texts a piece of its own', () => {
    const given = { merchant: 'M', timing: 'T', amountRule: 'A', cancellation: 'C' };
    for (const messages of [ko, en, ja, zh]) {
      const sentences = mandateSentences({ ...items, ...given }, 'payco', 'P', messages);
      const values = sentences.map((pieces) => pieces.filter((_, at) => at % 2));
      expect(values).to.deep.equal([['M'], ['P', 'T'], ['A'], ['C']]);
    }
  });
});
