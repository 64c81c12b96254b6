import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** What a server answered, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who asks one server over so many connections, which are kept open. */
export interface Caller {
  readonly origin: string;
  get(path: string): Promise<HttpAnswer>;
  /** Rejects when the connection breaks before the whole answer is here. */
  post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  close(): void;
}

/** How long an answer may take, milliseconds: more than any the shop gives. */
const patience = 20_000;

/** Opens nothing yet: connections are made as they are needed. */
export function createCaller(origin: string, connections: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (method: string, path: string, headers: Readonly<Record<string, string>>, body: string) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const length = { 'Content-Length': String(Buffer.byteLength(body)) };
      const asking = request(origin + path, { method, agent, headers: { ...headers, ...length }, timeout: patience });
      asking.on('timeout', () => asking.destroy(new Error(`${method} ${path}: no answer in ${patience} ms.`)));
      asking.on('error', reject);
      asking.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') });
        });
      });
      asking.end(body);
    });
  return {
    origin,
    get: (path) => ask('GET', path, {}, ''),
    post: (path, body, headers) => ask('POST', path, { 'Content-Type': 'application/json', ...headers }, body),
    close: () => agent.destroy(),
  };
}
