export type Engine = 'chromium' | 'firefox' | 'webkit';

export interface Machine {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  isFile: (path: string) => boolean;
  list: (folder: string) => string[];
}

export interface WebKitPrograms {
  driver: string;
  miniBrowser: string;
  xvfb: string | undefined;
}

export declare const engines: readonly Engine[];
export declare function thisMachine(): Machine;
export declare function findChromium(machine?: Machine): string | undefined;
export declare function findFirefox(machine?: Machine): string | undefined;
export declare function findWebKit(machine?: Machine): WebKitPrograms | undefined;
export declare function findBrowser(engine: Engine, machine?: Machine): string | WebKitPrograms | undefined;
export declare function requireBrowser(engine: 'chromium' | 'firefox', machine?: Machine): string;
export declare function requireBrowser(engine: 'webkit', machine?: Machine): WebKitPrograms;
export declare function parseEngines(list: string | undefined): Engine[];
