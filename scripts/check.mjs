// `npm run check`: everything that CI runs, in order, and how long each took.
import { spawnSync } from 'node:child_process';

const steps = ['check:types', 'check:lint', 'check:format', 'check:layers', 'test', 'check:size', 'test:package'];
const results = steps.map((step) => {
  console.log(`\n── npm run ${step}`);
  const begin = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return { step, ok: status === 0, seconds: (performance.now() - begin) / 1000 };
});

console.log('\n── npm run check');
for (const { step, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${step} ${seconds.toFixed(1)} s`);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`check: ${results.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
