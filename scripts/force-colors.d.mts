import type { BrowserLauncher, TestRunnerGroupConfig, TestRunnerPlugin } from '@web/test-runner';

export declare function emulateMedia(): TestRunnerPlugin;
export declare const forcedColorsPreferences: Readonly<Record<string, number>>;
export declare function forcedColorsGroups(
  firefox: () => BrowserLauncher,
  words?: readonly string[],
): TestRunnerGroupConfig[];
