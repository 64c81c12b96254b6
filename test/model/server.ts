import type { ConfirmRequest, StartRequest } from '../../src/contract/types.js';

/** A request that the page has sent and that is not answered yet. */
export interface Asked {
  readonly action: 'start' | 'confirm';
  readonly attemptId: string;
  /** The `Idempotency-Key`, of a start. */
  readonly key: string | null;
  /** As it was on the wire. */
  readonly body: string;
  answer(response: Response): void;
  breakOff(): void;
}

/** What an answer is made of: a status and a body, or a connection that breaks. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, all else as JSON. */
  readonly body?: unknown;
  readonly broken?: true;
}

/** The merchant's server as this page sees it: a stand-in at `fetch`, which answers when and as the test says. */
export class Server {
  readonly open: Asked[] = [];
  readonly #original = globalThis.fetch;
  readonly #received: (asked: Asked) => void;

  constructor(received: (asked: Asked) => void) {
    this.#received = received;
  }

  install(): void {
    globalThis.fetch = (_address, init) =>
      new Promise((resolve, reject) => {
        const body = typeof init?.body === 'string' ? init.body : '';
        const { action, attemptId }: StartRequest | ConfirmRequest = JSON.parse(body);
        const end = (): void => void this.open.splice(this.open.indexOf(asked), 1);
        const asked: Asked = {
          action,
          attemptId,
          key: new Headers(init?.headers).get('Idempotency-Key'),
          body,
          answer: (response) => {
            end();
            resolve(response);
          },
          breakOff: () => {
            end();
            reject(new TypeError('the connection broke'));
          },
        };
        this.open.push(asked);
        init?.signal?.addEventListener('abort', () => {
          if (this.open.includes(asked)) end();
          reject(new DOMException('aborted', 'AbortError'));
        });
        this.#received(asked);
      });
  }

  release(): void {
    globalThis.fetch = this.#original;
  }

  /** Answers the oldest open request. */
  reply(asked: Asked, { status = 200, headers = {}, body, broken }: Reply): void {
    if (broken) asked.breakOff();
    else
      asked.answer(new Response(streamOf(typeof body === 'string' ? body : JSON.stringify(body)), { status, headers }));
  }
}

/** A body that is read without waiting for anything outside the page. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}
