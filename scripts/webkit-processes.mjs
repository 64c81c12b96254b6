/** Child processes that never outlive us: each is the head of its own process group, which is ended as a whole. */
import { spawn } from 'node:child_process';

const running = new Set();

function stopAll() {
  for (const stop of running) stop();
}

function stopOnExit() {
  process.once('exit', stopAll);
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ]) {
    process.once(signal, () => {
      process.exit(128 + number);
    });
  }
}

/** Starts a program in an own process group. `stop()` ends the group at once and may be called twice. */
export function startProcess(program, words, options = {}) {
  if (running.size === 0 && !process.listeners('exit').includes(stopAll)) stopOnExit();
  const child = spawn(program, words, { stdio: 'ignore', detached: true, ...options });
  const stop = () => {
    running.delete(stop);
    if (child.pid === undefined) return; // it never started
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // ESRCH: nothing of the group is left
    }
  };
  running.add(stop);
  child.once('error', stop); // the program could not be started at all
  return { child, stop };
}

/** A screen of our own, so that no window opens in front of a developer; without Xvfb the one that is there. */
export async function startScreen(xvfb) {
  if (xvfb === undefined) return { env: {}, stop: () => undefined };
  const words = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, stop } = startProcess(xvfb, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    child.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a screen.`)));
  });
  return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', GDK_BACKEND: 'x11' }, stop };
}
