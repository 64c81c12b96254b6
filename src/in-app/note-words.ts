import type { Locale } from '../contract/types.js';

/** What is said inside an app's own browser. */
export interface NoteWords {
  /** What may go wrong. */
  readonly risk: string;
  readonly open: string;
  readonly copy: string;
  readonly copied: string;
  /** The app refused to copy: the address is shown and selected. */
  readonly selected: string;
  /** What the field with the address is called. */
  readonly address: string;
}

/** All languages in one small file: it loads inside an app only. */
export const noteWords: Readonly<Record<Locale, NoteWords>> = {
  ko: {
    risk: '앱 안에서 열린 화면이에요. 결제 앱이 열리지 않거나, 결제 뒤에 다른 브라우저로 돌아올 수 있어요.',
    open: '브라우저에서 열기',
    copy: '주소 복사하기',
    copied: '주소를 복사했어요. 브라우저에 붙여 넣어 주세요.',
    selected: '복사하지 못해서 주소를 선택해 두었어요. 직접 복사해 주세요.',
    address: '이 페이지의 주소',
  },
  en: {
    risk: 'This page is open inside an app. The payment app may not open, or you may come back in another browser.',
    open: 'Open in browser',
    copy: 'Copy address',
    copied: 'The address is copied. Paste it into your browser.',
    selected: 'The address could not be copied. It is selected: please copy it yourself.',
    address: 'Address of this page',
  },
  ja: {
    risk: 'アプリ内で開いています。決済アプリが開かない、またはお支払い後に別のブラウザに戻ることがあります。',
    open: 'ブラウザで開く',
    copy: 'アドレスをコピー',
    copied: 'アドレスをコピーしました。ブラウザに貼り付けてください。',
    selected: 'コピーできなかったため、アドレスを選択しました。ご自身でコピーしてください。',
    address: 'このページのアドレス',
  },
  zh: {
    risk: '此页面在应用内打开。支付应用可能无法打开，付款后也可能回到其他浏览器。',
    open: '在浏览器中打开',
    copy: '复制网址',
    copied: '网址已复制，请粘贴到浏览器中。',
    selected: '无法复制，网址已选中，请自行复制。',
    address: '此页面的网址',
  },
};
