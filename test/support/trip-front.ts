import { request as askOnward } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { listen } from '../../demo/server/listen.js';

const reportPath = '/policy-reports';

/** A server in front of the shop, as many shops have one. */
export interface Front {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** What browsers said was blocked by the pages' content security policy, in the order in which it came. */
  readonly blocked: readonly string[];
  /** The shop to stand before. Called once, when its port is known. */
  standBefore(shop: string): void;
  close(): Promise<void>;
}

/** Opens a front server. It lets browsers keep the pages, and adds an address for reports to their policy. */
export async function openFront(): Promise<Front> {
  const blocked: string[] = [];
  let shop = '';
  const listener = await listen(
    (request, response) => {
      if (request.url === reportPath) void keepReport(request, response, blocked);
      else passOn(request, response, shop);
    },
    0,
    undefined,
  );
  return {
    origin: `http://localhost:${listener.port}`,
    blocked,
    standBefore: (origin) => {
      shop = origin;
    },
    close: () => listener.close(0),
  };
}

/** A report is `{ "csp-report": { "blocked-uri", "effective-directive" or "violated-directive", … } }`. */
async function keepReport(request: IncomingMessage, response: ServerResponse, blocked: string[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { 'csp-report': report } = JSON.parse(Buffer.concat(chunks).toString()) as Record<
    string,
    { [key: string]: string }
  >;
  blocked.push(String(report?.['blocked-uri']));
  response.writeHead(204).end();
}

function passOn(request: IncomingMessage, response: ServerResponse, shop: string): void {
  const { method, headers, url = '/' } = request;
  const onward = askOnward(new URL(url, shop), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, changed(answer.headers));
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

function changed(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  if (!headers['content-type']?.startsWith('text/html')) return headers;
  const { 'cache-control': _dropped, 'content-security-policy': policy = '', ...others } = headers;
  return { ...others, 'content-security-policy': `${String(policy)}; report-uri ${reportPath}` };
}
