declare const __VERSION__: string;

/** The version of this package, put in at build time. */
export const version: string = __VERSION__;
