import { putGlobal } from './scripts.js';

/** A call of `IMP.request_pay`. `answer` calls back as the script does. */
export interface RequestPay {
  readonly params: Readonly<Record<string, unknown>>;
  answer(...response: readonly unknown[]): void;
}

/**
 * A stand-in for PortOne's V1 script: writes down what it is told, and answers when the test says so. `behave` is what
 * `request_pay` does beside that and gives back.
 */
export function putIamport(behave: () => unknown = () => undefined) {
  const inits: string[] = [];
  const calls: RequestPay[] = [];
  putGlobal('IMP', {
    init: (userCode: string) => void inits.push(userCode),
    request_pay(params: Readonly<Record<string, unknown>>, callback: (...response: readonly unknown[]) => void) {
      calls.push({ params, answer: callback });
      return behave();
    },
  });
  return { inits, calls };
}
