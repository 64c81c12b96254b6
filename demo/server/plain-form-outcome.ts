import { isFailure } from '../../src/contract/failure.js';
import { readFurtherStep } from '../../src/contract/start-answer.js';
import type { ConfirmAnswer } from '../../src/contract/types.js';
import { readPayRequest } from './bodies.js';
import { confirm } from './confirm.js';
import { messages } from './consents/offers.js';
import { doneText } from '../../src/i18n/done-text.js';
import type { PaymentContext } from './context.js';
import { chooseLanguage, type Language } from './language.js';
import { methodName } from './names.js';
import { leavePage, payForm, problemPage, type PlainPage } from './plain-form-page.js';
import { readPlainStep } from './plain-form-leave.js';
import { plainWords } from './plain-form-words.js';
import { isProblem, problem } from './problem.js';

/** Where a shopper without JavaScript comes back to. */
export const plainReturnPath = '/pay/return';

const pendingSeconds = 5;

/** `GET /pay/return`: asks the server as the button would, and says the outcome. It may be loaded again at any time. */
export async function returnPage(context: PaymentContext, request: Request): Promise<PlainPage> {
  const language = chooseLanguage(null, request.headers);
  const { pathname, search, searchParams, href } = new URL(request.url);
  const names = [...new Set(searchParams.keys())].filter((name) => name !== 'kr_pay_attempt');
  const params = Object.fromEntries(names.map((name) => [name, valueOf(searchParams.getAll(name))]));
  const attemptId = searchParams.get('kr_pay_attempt');
  const read = readPayRequest(JSON.stringify({ action: 'confirm', version: 1, attemptId, params }));
  const shopper = await context.findShopper(request.headers);
  const answer =
    'value' in read && read.value.action === 'confirm'
      ? await confirm(context, read.value, shopper?.shopperId)
      : problem(404, 'unknown-attempt', 'The address holds no attempt.');
  if (isProblem(answer)) return problemPage(answer, language, 'confirm');
  const further = readFurtherStep(answer);
  const method = methodName.safeParse(answer.method).data;
  if (!further || isFailure(further) || !method) return outcomePage(answer, language, pathname + search);
  const step = await readPlainStep(further, { returnUrl: href, method, locale: language });
  return leavePage(step, language, { returnUrl: pathname + search, further: true });
}

const valueOf = (values: readonly string[]): unknown => (values.length > 1 ? values : values[0]);

/** Says how an attempt stands. `address` is where the same can be asked again. */
export function outcomePage(answer: ConfirmAnswer, language: Language, address: string): PlainPage {
  const [own, { status, failures }] = [plainWords[language], messages[language]];
  const facts = answer.orderId === undefined ? [] : [[own.order, answer.orderId] as const];
  const home = ['/', own.backToShop] as const;
  switch (answer.status) {
    case 'succeeded': {
      const title = doneText(messages[language], answer.mode);
      return { status: 200, language, title, sentences: [], facts, links: [home] };
    }
    case 'pending': {
      const links = [[address, own.lookAgain] as const, home];
      const refresh = { seconds: pendingSeconds, url: address };
      return { status: 200, language, title: status.pending, sentences: [own.refreshes], facts, links, refresh };
    }
    default: {
      const title = failures[answer.status === 'failed' ? 'declined' : answer.status];
      // The shop's own message says that money of another amount was taken: nobody is to pay again then.
      if (answer.message !== undefined) {
        return { status: 200, language, title: own.lookedAt, sentences: [answer.message], facts, links: [home] };
      }
      const { orderId, method, provider } = answer;
      const page = { status: 200, language, title, sentences: [own.notCharged], facts, links: [home] };
      return orderId === undefined
        ? page
        : { ...page, form: payForm({ orderId, method, provider, lang: language }, own.tryAgain) };
    }
  }
}
