import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findChannel, type Channel } from '../channels.js';
import { paymentsOf, type EmulatorContext, type PayWindow, type WindowResult } from '../context.js';
import { requestPay, type RequestPay } from '../schemas/request-pay.js';
import { newPayment } from './payment.js';

/** What the script sends when request_pay is called. */
export const windowRequest = z.strictObject({
  userCode: z.string(),
  tierCode: z.string().optional(),
  device: z.enum(['pc', 'mobile']),
  view: z.enum(['frame', 'popup', 'redirect']),
  params: z.record(z.string(), z.unknown()),
});
export type WindowRequest = z.infer<typeof windowRequest>;

/** What became of a call of request_pay. */
export type Opening =
  | { readonly type: 'opened'; readonly window: PayWindow }
  /** Nothing opened; this is what the callback is called with. */
  | { readonly type: 'refused'; readonly result: WindowResult };

/** Opens a window and its record, or says in PortOne's ways why not. */
export function openWindow(
  context: EmulatorContext,
  request: WindowRequest,
  caller: { readonly origin: string; readonly userAgent: string | null },
): Opening {
  const { store } = context;
  const given = request.params['merchant_uid'];
  const refuse = (error: WindowResult): Opening => {
    return {
      type: 'refused',
      result: { imp_uid: null, merchant_uid: typeof given === 'string' ? given : null, ...error },
    };
  };
  if (request.userCode !== context.userCode) return refuse(unregistered('가맹점 식별코드를 확인해 주세요.'));
  const read = requestPay.safeParse(request.params);
  if (!read.success) return refuse(wrong(`파라미터 오류: ${z.prettifyError(read.error)}`));
  const params = read.data;
  const channel = findChannel(params);
  if (!channel) return refuse(unregistered('등록되지 않은 PG 설정입니다.'));
  const problem = findProblem(context, params, channel);
  if (problem) return refuse(problem);
  const payment = newPayment(params, {
    channel,
    by: request.device,
    sandbox: context.sandbox,
    userAgent: caller.userAgent,
    customData: params.custom_data ? JSON.stringify(params.custom_data) : null,
    now: context.now(),
  });
  const window: PayWindow = {
    id: randomUUID(),
    impUid: payment.imp_uid,
    params,
    channel,
    view: request.view,
    openerOrigin: caller.origin,
  };
  store.payments.set(payment.imp_uid, payment);
  store.windows.set(window.id, window);
  return { type: 'opened', window };
}

function findProblem({ store }: EmulatorContext, params: RequestPay, channel: Channel): WindowResult | undefined {
  const issuesKey = params.customer_uid !== undefined;
  if (issuesKey !== (channel.use === 'billing')) {
    return wrong(issuesKey ? '정기결제 채널이 아닙니다.' : '정기결제 채널에는 customer_uid가 필요합니다.');
  }
  const missing = channel.requires.find((name) => !(name in params));
  if (missing !== undefined) return wrong(`필수 파라미터 누락: ${missing}`);
  if (params.amount === 0 && !issuesKey) return wrong('결제금액은 0보다 커야 합니다.');
  if (channel.pg === 'naverpay' && params.naverProducts && params.naverProducts[0]?.name !== params.name) {
    return wrong('name은 첫 번째 naverProducts의 name과 같아야 합니다.');
  }
  if (paymentsOf(store, params.merchant_uid).some(({ status }) => status === 'paid')) {
    return {
      error_code: 'F1002',
      error_msg: '이미 결제가 완료된 주문번호(merchant_uid)입니다.',
      request_id: randomUUID(),
    };
  }
  const prepared = store.prepared.get(params.merchant_uid);
  if (prepared !== undefined && prepared !== params.amount) {
    return wrong(`사전등록된 결제금액(${prepared})과 요청한 결제금액(${params.amount})이 다릅니다.`);
  }
  return undefined;
}

/** A refusal without a code of its own. The newer windows call every failure F400. */
function wrong(message: string): WindowResult {
  return { error_code: 'F400', error_msg: message };
}

/** The misspelled name is PortOne's. */
function unregistered(message: string): WindowResult {
  return { imp_success: false, error_coe: 'F1001', error_msg: message };
}
