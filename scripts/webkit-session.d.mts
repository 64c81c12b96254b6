import type { WebKitPrograms } from './browsers.mjs';

export interface WebKitSession {
  version: string;
  command: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, limit?: number) => Promise<unknown>;
  close: () => Promise<void>;
}

export interface MouseStep {
  type: 'pointerMove' | 'pointerDown' | 'pointerUp';
  x?: number;
  y?: number;
  button?: number;
}

export declare function keyValue(key: string): string;
export declare function keyActions(key: string): unknown[];
export declare function mouseActions(steps: readonly MouseStep[]): unknown[];
export declare function startWebKit(options: {
  programs: WebKitPrograms;
  browserArguments?: readonly string[];
}): Promise<WebKitSession>;
