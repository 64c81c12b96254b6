import { buttonWords } from './button-words.js';
import type { Messages } from './messages.js';

const words = buttonWords.ja;
const safe = 'もう一度押しても、二重に請求されることはありません。';
const again = 'もう一度お試しください。';
const moved = '請求が済んでいる可能性があります。先にご注文の状況をご確認ください。';
const tellShop = 'お店にお知らせください。';

/** Japanese. */
export const ja: Messages = {
  ...words,
  locale: 'ja',
  checkAgain: 'もう一度確認する',
  openWindow: '決済画面を開く',
  startAgain: '最初からやり直す',
  continue: '続ける',
  status: {
    starting: words.starting,
    leaving: (name) => `${name}に移動しています。`,
    confirming: '結果を確認しています。',
    pending: 'まだ結果を待っています。処理済みの可能性があるため、やり直さず、もう一度確認してください。',
    stalled: '移動できませんでした。下のリンクを押してください。',
    opening: '準備ができました。もう一度押すと決済画面が開きます。',
    further: 'あと一つ手順が残っています。ボタンを押して続けてください。',
    window: '決済画面で続けてください。',
    silentWindow:
      '決済画面からまだ応答がありません。お支払い済みならもう一度確認し、画面が閉じた場合は最初からやり直してください。',
    paid: 'お支払いが完了しました。',
    saved: 'お支払い方法を登録しました。',
    subscribed: '定期払いが始まりました。',
  },
  failures: {
    configuration: `決済ボタンの設定に誤りがあります。${tellShop}`,
    'consent-required': '必須の規約に同意してください。',
    offline: 'インターネット接続を確認して、もう一度押してください。',
    network: words.network,
    timeout: `お店からの応答に時間がかかっています。${safe}`,
    rejected: `お店がこのお支払いを受け付けませんでした。${tellShop}`,
    conflict: 'ご注文が変更されたか、すでに処理中です。ご注文をご確認ください。',
    'terms-changed': '規約が変更されました。もう一度お読みのうえ同意してください。',
    'rate-limited': 'アクセスが集中しています。しばらくしてからもう一度押してください。',
    'server-error': `お店で問題が発生しました。${safe}`,
    'invalid-response': `お店からの応答に誤りがありました。${safe}`,
    'unsafe-url': `安全でないアドレスのため、移動しませんでした。${tellShop}`,
    'blocked-by-policy': `このページのセキュリティ設定により、お支払いがブロックされました。${tellShop}`,
    'provider-unavailable':
      '決済サービスを読み込めませんでした。広告ブロックを無効にするか、別のお支払い方法をお選びください。',
    'provider-error': `決済サービスで問題が発生しました。${again}`,
    'popup-blocked': `決済画面がブロックされました。ポップアップを許可して、${again}`,
    framed: 'この枠の中ではお支払いできません。新しいウィンドウで開いてください。',
    declined: `お支払いが承認されませんでした。${again}`,
    canceled: 'お支払いをキャンセルしました。請求はありません。',
    expired: `お支払いの制限時間を過ぎました。${again}`,
    'unknown-attempt': `このお支払いが見つかりませんでした。${tellShop}`,
  },
  notKnown: `結果を確認できませんでした。${moved}`,
  mayHaveMoved: moved,
  consent: {
    title: '規約への同意',
    total: '合計金額',
    order: 'ご注文',
    mandate: 'お支払い方法の登録と利用',
    required: '[必須]',
    optional: '[任意]',
    all: (withOptional) => (withOptional ? 'すべてに同意する（任意項目を含む）' : 'すべてに同意する'),
    free: '任意の項目には同意しなくてもかまいません。',
    fullText: '全文を読む',
    newWindow: '新しいウィンドウ',
    missing: (missing, required) => `必須の規約${required}件のうち${missing}件への同意が必要です。`,
    missingHere: '同意が必要です。',
  },
  mandate: {
    permission: (merchant, name) => [
      '',
      merchant,
      `が以下の条件に従って、私の${name}での支払いを請求することに同意します。`,
    ],
    recurring: '定期的に請求されます',
    once: '1回だけ請求されます',
    amount: '請求金額',
    cancellation: '解約方法',
  },
  marks: ['：', '、', '。'],
};
