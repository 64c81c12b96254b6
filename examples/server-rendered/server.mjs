// A page made on a server, from one file and the package: PORT=3000 node server.mjs
// What answers at /pay is yours to write: the smallest one is in the package's README.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(import.meta.resolve('kr-pay-button/cdn/kr-pay-button.js'));
const orders = new Map([['A-1001', 14000]]); // whole won

const escape = (text) => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

// The form works where no script does. The button takes its place, and its address.
const page = (order, amount) => `<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8">
    <title>주문 ${escape(order)}</title>
    <style>kr-pay-button:not(:defined) { display: block; min-block-size: calc(56px + 2.3rem); }</style>
    <script src="/kr-pay-button.js" async></script>
  </head>
  <body>
    <kr-pay-button method="kakao_pay" order-id="${escape(order)}" amount="${amount}">
      <form action="/pay" method="post">
        <input type="hidden" name="orderId" value="${escape(order)}">
        <button>카카오페이로 결제하기</button>
      </form>
    </kr-pay-button>
  </body>
</html>
`;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const order = pathname.slice('/orders/'.length);
  if (pathname === '/kr-pay-button.js') {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    createReadStream(script).pipe(response);
  } else if (pathname.startsWith('/orders/') && orders.has(order)) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page(order, orders.get(order)));
  } else {
    response.writeHead(404).end();
  }
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/orders/A-1001`);
});
