// One process of the demo shop under load. What it is to be stands in the variable SHOP, as JSON.
import { startShop } from '../server/index.js';
import { instantProvider } from './instant-provider.js';
import type { ShopOrder } from './processes.js';

const order = JSON.parse(process.env['SHOP'] ?? '') as ShopOrder;
const { port, databaseUrl, stripe, sweepMilliseconds, aheadMilliseconds } = order;
const shop = await startShop({
  port,
  databaseUrl,
  stripe: { ...stripe, api: { protocol: 'http', host: '127.0.0.1', port: order.emulatorPort } },
  providers: [instantProvider],
  // All the load comes from one address.
  rateLimits: 'off',
  sweepMilliseconds,
  now: () => new Date(Date.now() + aheadMilliseconds),
});
// What it has cost so far, in microseconds of the processor, for whoever asks.
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('SIGTERM', () => void shop.close().then(() => process.exit(0)));
// Whoever started it is gone.
process.once('disconnect', () => process.exit(1));
