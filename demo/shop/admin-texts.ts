import type { Answered } from './saved-methods.js';
import type { Language } from './language.js';

/** What the back office says. */
export interface AdminTexts {
  readonly none: string;
  readonly membership: string;
  readonly plan: string;
  readonly nextDue: string;
  readonly savedAt: string;
  readonly endedAt: string;
  readonly consent: string;
  readonly evidence: string;
  readonly print: string;
  readonly now: string;
  readonly chargeable: string;
  readonly charges: string;
  readonly amount: string;
  readonly charge: string;
  readonly wholeWon: string;
  readonly end: string;
  readonly endWarning: string;
  readonly endNow: string;
  readonly byConsent: (sha256: string) => string;
  readonly charged: Readonly<Record<Answered['kind'], string>>;
  readonly ended: Readonly<Record<Answered['kind'], string>>;
}

/** One table per language. */
export const adminTexts: Readonly<Record<Language, AdminTexts>> = {
  ko: {
    none: '아직 등록된 결제수단이 없어요.',
    membership: '멤버십에서 하나 등록해 보기',
    plan: '멤버십',
    nextDue: '다음 결제일',
    savedAt: '등록한 때',
    endedAt: '동의가 끝난 때',
    consent: '동의 기록',
    evidence: '고객의 동의 기록',
    print: '모두 보기 (인쇄용)',
    now: '지금 청구하면',
    chargeable: '청구할 수 있어요.',
    charges: '지금까지 청구',
    amount: '청구할 금액 (원)',
    charge: '청구하기',
    wholeWon: '원 단위의 숫자만 적어 주세요. 예: 18000',
    end: '동의 끝내기',
    endWarning: '끝내면 이 결제수단으로 더는 청구할 수 없어요. 되돌릴 수 없어요.',
    endNow: '지금 끝내기',
    byConsent: (sha256) => `근거가 된 동의 기록: ${sha256}`,
    charged: {
      good: '청구했어요.',
      open: '아직 결과를 몰라요. 다시 누르면 같은 청구를 이어서 물어봐요.',
      failed: '결제사가 받아들이지 않았어요.',
      refused: '서버가 거절했어요.',
    },
    ended: {
      good: '동의를 끝냈어요.',
      open: '가게 서버에 닿지 못했어요. 다시 시도해 주세요.',
      failed: '끝내지 못했어요.',
      refused: '서버가 거절했어요.',
    },
  },
  en: {
    none: 'No method is saved yet.',
    membership: 'Save one at Membership',
    plan: 'Plan',
    nextDue: 'Next due',
    savedAt: 'Saved at',
    endedAt: 'Permission ended',
    consent: 'Consent record',
    evidence: 'Customer’s consents',
    print: 'All of them (for print)',
    now: 'A charge now',
    chargeable: 'would be made.',
    charges: 'Charges so far',
    amount: 'Amount to charge (won)',
    charge: 'Charge',
    wholeWon: 'Whole won in digits, such as 18000.',
    end: 'End the permission',
    endWarning: 'After this the method cannot be charged any more. It cannot be undone.',
    endNow: 'End it now',
    byConsent: (sha256) => `By the consent record ${sha256}`,
    charged: {
      good: 'Charged.',
      open: 'The outcome is not known yet. Press again to ask about the same charge.',
      failed: 'The provider did not take it.',
      refused: 'The server refused.',
    },
    ended: {
      good: 'The permission has ended.',
      open: 'The shop’s server could not be reached. Try again.',
      failed: 'It could not be ended.',
      refused: 'The server refused.',
    },
  },
};
