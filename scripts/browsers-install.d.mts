import type { Engine } from './browsers.mjs';

export declare function installHint(engine: Engine): string;
export declare function aptCommands(missing: readonly Engine[]): string[][];
export declare function installBrowsers(wanted: readonly Engine[], find: (engine: Engine) => unknown): void;
