export function testFilesIn(folders: readonly string[]): string[];
export function testWords(files: readonly string[], options?: readonly string[]): string[];
