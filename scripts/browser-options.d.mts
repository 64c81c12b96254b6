export declare function chromiumFlags(): string[];
