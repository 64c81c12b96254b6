/** Why mutants survive, as survivors.mjs tells it. */
export const explanations: readonly {
  readonly file: string;
  readonly line?: string | undefined;
  readonly changes: readonly (readonly string[])[];
  readonly why: string;
}[];
