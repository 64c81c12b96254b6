/** A link to a file of the repository, as a page has it. */
export interface Link {
  /** Empty for a place on the same page. */
  readonly path: string;
  /** Without `#`; empty where there is none. */
  readonly fragment: string;
  /** From 1. */
  readonly line: number;
}

/** Blanks out what is code, so that lines keep their numbers. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^( *)```[^]*?^\1```$|`[^`\n]*`/gm, (code) => code.replaceAll(/[^\n]/g, ' '));
}

/** The links and pictures of a page that lead to files, not to the network. */
export function linksOf(markdown: string): Link[] {
  return withoutCode(markdown)
    .split('\n')
    .flatMap((text, at) =>
      [...text.matchAll(/\]\((?![a-z][a-z0-9+.-]*:)([^()\s#]*)(?:#([^()\s]*))?\)/gi)].map(
        ([, path = '', fragment = '']) => ({ path, fragment, line: at + 1 }),
      ),
    );
}

/** What a link to a page may name behind `#`: its headings, as GitHub writes them. */
export function targetsOf(markdown: string): ReadonlySet<string> {
  const headings = markdown.replaceAll(/^( *)```[^]*?^\1```$/gm, '').matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, text = '']) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
