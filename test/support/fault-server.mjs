import { createServer } from 'node:http';

/**
 * A web-test-runner plugin: a merchant's server that misbehaves as told, on another port over real sockets. A page finds
 * its origin at `/fault-server-origin`.
 *
 * `/<id>?steps=<JSON list>` plays the list's next step, for a POST of the button as for a GET of a page or a script; the
 * last one repeats. `GET /<id>` answers what was received so far. The steps are described in `faults.ts` and
 * `fault-steps.ts`.
 */
export function faultServer() {
  /** @type {Map<string, { method: string, headers: object, body: string }[]>} */
  const received = new Map();
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const log = received.get(url.pathname) ?? [];
    received.set(url.pathname, log);
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text) => (body += text));
    request.on('end', () => {
      const steps = JSON.parse(url.searchParams.get('steps') ?? '[{}]');
      if (request.method === 'OPTIONS') {
        const fault = steps[0].refusesPreflight ? 'no-cors' : undefined;
        return answer(response, request, { status: 204, fault });
      }
      if (request.method === 'GET' && !url.search) return answer(response, request, { body: JSON.stringify(log) });
      log.push({ method: request.method, headers: request.headers, body });
      const step = steps[Math.min(log.length, steps.length) - 1];
      setTimeout(() => play(step, request, response), step.late ?? 0);
    });
    request.on('error', () => {});
  });

  return {
    name: 'fault-server',
    async serverStart() {
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    },
    serve(context) {
      if (context.path !== '/fault-server-origin') return undefined;
      return { body: `http://127.0.0.1:${server.address().port}`, type: 'text' };
    },
    async serverStop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Each request has a connection of its own, so that no engine repeats one by itself on a connection it kept. Only a body
 * that is cut is not announced so: WebKitGTK takes the end of a closing connection for the end of the body.
 */
function answer(response, request, { status = 200, headers = {}, body = '', padding = 0, nested = 0, fault }) {
  const allow = {
    'Access-Control-Allow-Origin': request.headers.origin ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Expose-Headers': 'Retry-After, Date',
  };
  response.writeHead(status, { Connection: 'close', ...(fault !== 'no-cors' && allow), ...headers });
  if (status === 204) response.end();
  else if (fault === 'hang-in-body') response.write(body || ' ');
  else if (fault === 'endless') pour(response);
  else response.end(nested ? '['.repeat(nested) + ']'.repeat(nested) : body + ' '.repeat(padding));
}

function play(step, request, response) {
  if (step.fault === 'reset') request.socket.resetAndDestroy();
  else if (step.fault === 'hang') request.socket.on('error', () => {});
  else if (step.fault === 'truncate') {
    answer(response, request, {
      ...step,
      fault: 'hang-in-body',
      headers: { ...step.headers, Connection: 'keep-alive', 'Content-Length': '4096' },
    });
    setTimeout(() => request.socket.destroy(), 20);
  } else answer(response, request, step);
}

/** White space without end: JSON would allow it. Stops when the browser lets go. */
function pour(response) {
  const spaces = Buffer.alloc(16_384, ' ');
  const more = () => {
    while (!response.destroyed && response.write(spaces));
  };
  response.on('drain', more);
  response.on('error', () => {});
  more();
}
