export interface TestSuite {
  readonly tests?: readonly { readonly passed: boolean; readonly skipped: boolean }[];
  readonly suites?: readonly (TestSuite | undefined)[];
}

export declare function countTests(suite: TestSuite | undefined): { passed: number; failed: number; skipped: number };
