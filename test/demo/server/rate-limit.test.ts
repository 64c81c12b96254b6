import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimiter, defaultRateLimits, type RateLimits } from '../../../demo/server/rate-limit.js';
import { readRateLimits, readTrustedProxies } from '../../../demo/server/settings.js';

const few: RateLimits = {
  perAddress: { burst: 5, perSecond: 2 },
  perSession: { burst: 2, perSecond: 1 },
};
const browsers = ['0a9b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d', '1a9b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d'] as const;

/** Somebody who asks: answers the seconds to wait, or 0. */
function open(changes: Partial<RateLimits> = {}) {
  const clock = { now: 1_000 };
  const limiter = createRateLimiter({ ...few, ...changes }, () => clock.now);
  const ask = (path: string, caller = '203.0.113.1', headers: Record<string, string> = {}): number =>
    limiter(new Request(`http://localhost${path}`, { headers }), caller)?.retryAfter ?? 0;
  /** How many of so many requests go through. */
  const passed = (count: number, ...asked: Parameters<typeof ask>): number =>
    Array.from({ length: count }, () => ask(...asked)).filter((seconds) => seconds === 0).length;
  return { clock, limiter, ask, passed };
}

describe('the limit of an address', () => {
  it('lets a burst through, then as many as refill', () => {
    const { clock, passed } = open();
    assert.equal(passed(9, '/api/carts'), 5);
    clock.now += 1_000;
    assert.equal(passed(9, '/api/carts'), 2);
    clock.now += 60_000;
    assert.equal(passed(9, '/api/carts'), 5);
  });

  it('says 429, what to do, and after how many seconds', () => {
    const { limiter, passed } = open({ perAddress: { burst: 1, perSecond: 0.25 } });
    passed(1, '/');
    const refusal = limiter(new Request('http://localhost/'), '203.0.113.1');
    assert.deepEqual([refusal?.status, refusal?.code, refusal?.retryAfter], [429, 'rate-limited', 4]);
    assert.match(refusal?.message ?? '', /may be sent again/);
  });

  it('never makes people wait for more than a second by default', () => {
    const { ask, passed } = open(defaultRateLimits);
    assert.equal(passed(700, '/api/carts'), 600);
    assert.equal(ask('/api/carts'), 1);
  });

  it('takes nothing for what it refuses', () => {
    const { clock, passed } = open();
    passed(1_000, '/api/carts');
    clock.now += 500;
    assert.equal(passed(2, '/api/carts'), 1);
  });

  it('counts each address for itself', () => {
    const { passed } = open();
    passed(9, '/');
    assert.equal(passed(9, '/', '203.0.113.2'), 5);
  });

  it('counts an IPv4 address once, however it is written, and IPv6 by network', () => {
    const { passed } = open();
    passed(9, '/', '::ffff:203.0.113.1');
    assert.equal(passed(9, '/', '203.0.113.1'), 0);
    passed(9, '/', '2001:db8:0:7::1');
    assert.equal(passed(9, '/', '2001:db8:0:7:ffff:ffff:ffff:ffff'), 0);
    assert.equal(passed(9, '/', '2001:db8:0:8::1'), 5);
    passed(9, '/', '::1');
    assert.equal(passed(9, '/', '0:0:0:0:0:0:0:1'), 0);
  });

  it('does not count health checks and files', () => {
    const { passed } = open();
    for (const path of ['/healthz', '/readyz', '/cdn/kr-pay-button.js', '/assets/style.css']) {
      assert.equal(passed(50, path), 50);
    }
  });

  it('forgets whoever was quiet for longest when there are too many to remember', () => {
    const { limiter, passed } = open();
    assert.equal(passed(9, '/', '198.51.100.1'), 5);
    const request = new Request('http://localhost/');
    for (let at = 0; at < 50_000; at += 1) limiter(request, `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`);
    assert.equal(passed(9, '/', '198.51.100.1'), 5);
    assert.equal(passed(9, '/', '10.0.195.79'), 4);
  });
});

describe('the limit of a browser', () => {
  const from = (browser: string) => ({ Cookie: `lang=ko; shopper=${browser}` });

  it('is for what it sends to the payment endpoint', () => {
    const { passed } = open({ perAddress: { burst: 100, perSecond: 100 } });
    assert.equal(passed(9, '/pay', '203.0.113.1', from(browsers[0])), 2);
    assert.equal(passed(9, '/pay', '203.0.113.1', from(browsers[1])), 2);
    assert.equal(passed(9, '/api/carts', '203.0.113.1', from(browsers[0])), 9);
  });

  it('follows it to another address', () => {
    const { passed } = open();
    passed(9, '/pay', '203.0.113.1', from(browsers[0]));
    assert.equal(passed(9, '/pay', '203.0.113.2', from(browsers[0])), 0);
  });

  it('is no way around the limit of the address', () => {
    const { passed } = open();
    const made = Array.from({ length: 20 }, () => passed(1, '/pay', '203.0.113.1', from(crypto.randomUUID())));
    assert.equal(made.filter((each) => each === 1).length, 5);
  });
});

describe('the settings of the limits', () => {
  it('are the defaults', () => {
    assert.deepEqual(readRateLimits({}), defaultRateLimits);
  });

  it('say how many proxies stand before the shop, or switch the limits off', () => {
    assert.deepEqual([readTrustedProxies({}), readTrustedProxies({ TRUSTED_PROXIES: '2' })], [0, 2]);
    assert.equal(readRateLimits({ RATE_LIMITS: 'off' }), 'off');
  });

  it('name the variable that makes no sense', () => {
    assert.throws(() => readRateLimits({ RATE_LIMITS: 'no' }), /^Error: RATE_LIMITS: expected on or off, got "no"/);
    assert.throws(() => readTrustedProxies({ TRUSTED_PROXIES: '-1' }), /^Error: TRUSTED_PROXIES: expected a number/);
  });
});
