import { spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A program that goes on until it is ended. */
export interface Program {
  /** Resolves once something listens on the port of this machine; rejects when the program ends before. */
  listens(port: number): Promise<void>;
  close(): Promise<void>;
}

/** Whether a program is found on this machine. */
export function isThere(program: string, words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}

const startLimit = 60_000;

/** Starts a program in a folder, with more in its environment. What it complains about is told where it fails. */
export function startProgram(
  [program, ...words]: readonly [program: string, ...words: string[]],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Program {
  const env = { ...process.env, ...environment };
  // A group of its own: `go run` and shells start another program, which has to end as well.
  const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const over = () => child.exitCode !== null || child.signalCode !== null;
  return {
    async listens(port) {
      const end = Date.now() + startLimit;
      while (!(await answers(port))) {
        if (over()) throw new Error(`${program} ended with ${child.exitCode}:\n${complaints}`);
        if (Date.now() > end)
          throw new Error(`${program} does not listen after ${startLimit / 1000} s:\n${complaints}`);
        await wait(50);
      }
    },
    async close() {
      if (over() || child.pid === undefined) return;
      const ended = once(child, 'close');
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const say = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', () => say(true)).once('error', () => say(false));
  });
}
