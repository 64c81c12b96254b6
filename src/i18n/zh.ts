import { buttonWords, spaced } from './button-words.js';
import type { Messages } from './messages.js';

const words = buttonWords.zh;
const safe = '再次点击不会重复扣款。';
const again = '请重试。';
const moved = '可能已经扣款，请先查看您的订单。';
const tellShop = '请联系商家。';

/** Simplified Chinese. */
export const zh: Messages = {
  ...words,
  locale: 'zh',
  checkAgain: '再次查询',
  openWindow: '打开支付窗口',
  startAgain: '重新开始',
  continue: '继续',
  status: {
    starting: words.starting,
    leaving: (name) => `正在前往${spaced(name)}。`,
    confirming: '正在查询结果。',
    pending: '仍在等待结果。可能已经处理，请再次查询，不要重新开始。',
    stalled: '未能跳转，请点击下方链接。',
    opening: '已准备好，再点一次即可打开支付窗口。',
    further: '还剩一步，请点击按钮继续。',
    window: '请在支付窗口中继续。',
    silentWindow: '支付窗口尚未响应。如果已付款，请再次查询；如果窗口已关闭，请重新开始。',
    paid: '支付已完成。',
    saved: '支付方式已绑定。',
    subscribed: '自动扣款已开通。',
  },
  failures: {
    configuration: `支付按钮设置有误。${tellShop}`,
    'consent-required': '请同意必选条款。',
    offline: '请检查网络连接后再次点击。',
    network: words.network,
    timeout: `商家响应超时。${safe}`,
    rejected: `商家未接受此次支付。${tellShop}`,
    conflict: '订单已变更或正在处理，请查看订单。',
    'terms-changed': '条款已变更，请重新阅读并同意。',
    'rate-limited': '请求过多，请稍后再次点击。',
    'server-error': `商家系统出现问题。${safe}`,
    'invalid-response': `商家的响应有误。${safe}`,
    'unsafe-url': `该地址不安全，因此没有跳转。${tellShop}`,
    'blocked-by-policy': `此页面的安全设置阻止了支付。${tellShop}`,
    'provider-unavailable': '支付服务未能加载，请关闭广告拦截或选择其他支付方式。',
    'provider-error': `支付服务出现问题。${again}`,
    'popup-blocked': `支付窗口被拦截，请允许弹出窗口。${again}`,
    framed: '无法在此框架内支付，请在新窗口中打开。',
    declined: `支付未获批准。${again}`,
    canceled: '您已取消支付，没有扣款。',
    expired: `支付已超时。${again}`,
    'unknown-attempt': `找不到此次支付。${tellShop}`,
  },
  notKnown: `无法确认结果。${moved}`,
  mayHaveMoved: moved,
  consent: {
    title: '条款同意',
    total: '总金额',
    order: '订单',
    mandate: '支付方式的绑定与使用',
    required: '[必选]',
    optional: '[可选]',
    all: (withOptional) => (withOptional ? '全部同意（包含可选条款）' : '全部同意'),
    free: '可选条款可以不同意。',
    fullText: '查看全文',
    newWindow: '新窗口',
    missing: (missing, required) => `${required} 项必选条款中还有 ${missing} 项未同意。`,
    missingHere: '需要您的同意。',
  },
  mandate: {
    permission: (merchant, name) => ['我同意', merchant, `按照以下条款使用我的${spaced(name)}发起扣款。`],
    recurring: '定期扣款',
    once: '仅扣款一次',
    amount: '扣款金额',
    cancellation: '取消方式',
  },
  marks: ['：', '，', '。'],
};
