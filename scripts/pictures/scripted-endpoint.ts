import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen } from '../../demo/server/listen.js';
import { languages } from './exhibits.js';
import { sheetPage } from './sheet-page.js';

/** A server of sheets: their pages, the built button, and an endpoint that answers each exhibit by a script. */
export interface SheetServer {
  /** `http://127.0.0.1:PORT`; a sheet is at `/ko` and `/en`. */
  readonly origin: string;
  close(): Promise<void>;
}

type Action = 'start' | 'confirm';

const none = { provider: 'none' } as const;
const pending = { status: 'pending' } as const;

/** What a merchant's server would say, so that a press leads to the state of the same name. Undefined: nothing, ever. */
const answers: Readonly<Record<string, Partial<Record<Action, object>>>> = {
  starting: {},
  leaving: { start: { url: '/away' } },
  // The outcome is open, and at the next question one more step is to be taken.
  opening: {
    start: { ...none, ...pending },
    confirm: { ...pending, provider: 'redirect', action: { url: '/away' } },
  },
  // The provider is done already, so the outcome is asked for at once.
  confirming: { start: { provider: 'stripe', action: { id: 'pi_pictures', status: 'succeeded' } } },
  pending: { start: { ...none, ...pending }, confirm: pending },
  succeeded: { start: { ...none, status: 'succeeded' } },
  failed: { start: { ...none, status: 'failed' } },
};

const built = new URL('../../dist/cdn/kr-pay-button.js', import.meta.url);

/** @throws Error when the button is not built. */
export async function startSheetServer(): Promise<SheetServer> {
  if (!existsSync(built)) throw new Error('Expected dist/cdn/kr-pay-button.js: run `npm run build` first.');
  const pages: Record<string, readonly [type: string, text: string]> = {
    '/kr-pay-button.js': ['text/javascript', readFileSync(built, 'utf8')],
    ...Object.fromEntries(languages.map((each) => [`/${each}`, ['text/html', sheetPage(each)] as const])),
  };
  const listener = await listen((request, response) => void answer(request, response, pages), 0, undefined);
  return { origin: `http://127.0.0.1:${listener.port}`, close: () => listener.close(0) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Readonly<Record<string, readonly [type: string, text: string]>>,
): Promise<void> {
  const { url: path = '/', headers } = request;
  const page = pages[path];
  if (page) response.setHeader('Content-Type', `${page[0]}; charset=utf-8`).end(page[1]);
  else if (path.startsWith('/pay/')) {
    const { action } = (await json(request)) as { readonly action: Action };
    const said = answers[path.slice('/pay/'.length)]?.[action];
    const home = `http://${headers.host}`;
    if (said) response.end(JSON.stringify(said).replaceAll('"/away"', JSON.stringify(`${home}/away`)));
  }
  // 204 keeps a browser where it is: the page is on its way, and stays to be looked at.
  else response.writeHead(path === '/away' ? 204 : 404).end();
}
