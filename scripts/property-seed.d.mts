import type { TestRunnerPlugin } from '@web/test-runner';

/** The seed that every property draws from; undefined for a new draw each run. */
export declare const propertySeed: number | undefined;
/** Lets the properties of pages draw from the seed, too. */
export declare function seedPages(): TestRunnerPlugin;
