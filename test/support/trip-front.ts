import { request as askOnward } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { listen } from '../../demo/server/listen.js';

const reportPath = '/policy-reports';

/** What is changed on the way, beside that browsers may keep the pages. */
export interface FrontChanges {
  /** The pages' policy, in place of the shop's own. */
  readonly policy?: string;
  /** Makes what the button is answered, of what the shop answers to it. */
  readonly answer?: (body: string) => string;
}

/** A server in front of the shop, as many shops have one. */
export interface Front {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** What browsers said was blocked by the pages' content security policy, in the order in which it came. */
  readonly blocked: readonly string[];
  /** The shop to stand before. Called once, when its port is known. */
  standBefore(shop: string, changes?: FrontChanges): void;
  close(): Promise<void>;
}

/** Opens a front server. It lets browsers keep the pages, and adds an address for reports to their policy. */
export async function openFront(): Promise<Front> {
  const blocked: string[] = [];
  let shop = '';
  let changes: FrontChanges = {};
  const listener = await listen(
    (request, response) => {
      if (request.url === reportPath) void keepReport(request, response, blocked);
      else passOn(request, response, shop, changes);
    },
    0,
    undefined,
  );
  return {
    origin: `http://localhost:${listener.port}`,
    blocked,
    standBefore: (origin, changed = {}) => {
      shop = origin;
      changes = changed;
    },
    close: () => listener.close(0),
  };
}

/** A report is `{ "csp-report": { "blocked-uri", "effective-directive" or "violated-directive", … } }`. */
async function keepReport(request: IncomingMessage, response: ServerResponse, blocked: string[]): Promise<void> {
  const { 'csp-report': report } = JSON.parse(await textOf(request)) as Record<string, { [key: string]: string }>;
  blocked.push(String(report?.['blocked-uri']));
  response.writeHead(204).end();
}

function passOn(request: IncomingMessage, response: ServerResponse, shop: string, changes: FrontChanges): void {
  const { method, headers, url = '/' } = request;
  const onward = askOnward(new URL(url, shop), { method, headers }, (answer) => {
    if (url === '/pay' && changes.answer) void answerChanged(answer, response, changes.answer);
    else answer.pipe(response.writeHead(answer.statusCode ?? 502, changedHeaders(answer.headers, changes)));
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

async function answerChanged(
  answer: IncomingMessage,
  response: ServerResponse,
  change: (body: string) => string,
): Promise<void> {
  const { 'content-length': _length, ...headers } = answer.headers;
  const body = await textOf(answer);
  response.writeHead(answer.statusCode ?? 502, headers).end(change(body));
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function changedHeaders(headers: IncomingMessage['headers'], changes: FrontChanges): OutgoingHttpHeaders {
  if (!headers['content-type']?.startsWith('text/html')) return headers;
  const { 'cache-control': _dropped, 'content-security-policy': own = '', ...others } = headers;
  const policy = changes.policy ?? String(own);
  return { ...others, 'content-security-policy': `${policy}; report-uri ${reportPath}` };
}
