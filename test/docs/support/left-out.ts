/**
 * Declarations of what the pages' snippets leave out because it is the reader's: their elements, database and framework.
 * A text, not a file: declared for the project they would be globals of every test.
 */
export const leftOut = `
import type { KrPayButtonElement } from 'kr-pay-button/define';
import type Stripe from 'stripe';

declare global {
  // Elements that stand in the page of the example.
  interface ParentNode {
    querySelector(selectors: 'kr-pay-button'): KrPayButtonElement;
    querySelector(selectors: 'meta[name=csrf]'): HTMLMetaElement;
    querySelector(selectors: '#told'): HTMLElement;
  }
  interface ImportMeta {
    readonly env: { readonly DEV: boolean };
  }
  namespace NodeJS {
    interface ProcessEnv {
      readonly STRIPE_API: string;
      readonly STRIPE_SECRET_KEY: string;
    }
  }

  // docs/events.md
  const couponField: HTMLInputElement;
  function saveTheCart(): Promise<void>;
  function report(code: string, providerCode: string | undefined, httpStatus: number | undefined): void;

  // docs/frameworks.md
  function vue(options: { template: { compilerOptions: { isCustomElement(tag: string): boolean } } }): object;

  // docs/migration.md
  interface Payment {
    readonly imp_uid: string;
    readonly status: 'ready' | 'paid' | 'failed' | 'cancelled';
    readonly amount: number;
    readonly currency: string;
  }
  interface Attempt {
    readonly attemptId: string;
    readonly orderId: string;
    readonly amount: number;
    readonly session: string;
  }
  interface WebRequest {
    readonly shopper: string;
    readonly body: any;
    is(type: string): boolean;
    get(header: string): string | undefined;
  }
  interface WebResponse {
    status(code: number): WebResponse;
    json(body: object): void;
    redirect(code: number, address: string | null): void;
  }
  const app: { post(path: string, answer: (request: WebRequest, response: WebResponse) => Promise<void>): void };
  const stripe: Stripe;
  const attempts: {
    find(attemptId: string): Promise<Attempt | undefined>;
    add(attempt: Pick<Attempt, 'attemptId' | 'orderId' | 'session'>): Promise<void>;
  };
  const orders: { markPaid(orderId: string, paymentId: string): Promise<void> };
  const portOne: {
    paymentByMerchantUid(attemptId: string): Promise<Payment | undefined>;
    prepare(attemptId: string, amount: number): Promise<void>;
  };
  function ordersOf(shopper: string): { find(orderId: string): Promise<{ readonly price: string } | undefined> };
  function answerTheForm(request: WebRequest, response: WebResponse): void;
  const IMP: {
    init(code: string): void;
    request_pay(
      payment: Readonly<Record<string, string | number>>,
      told: (response: { readonly success: boolean; readonly error_msg: string }) => void,
    ): void;
  };
}
`;
