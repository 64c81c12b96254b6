/** A port that nobody listens on, below those that systems give to connections by themselves. */
export declare function freePort(): Promise<number>;
