import { angularSnippet } from './angular.js';
import { htmlSnippet } from './html.js';
import { reactSnippet } from './react.js';
import type { SnippetParts } from './snippet.js';
import { svelteSnippet } from './svelte.js';
import { vueSnippet } from './vue.js';

/** A way to write the same button. */
export interface SnippetKind {
  readonly name: 'html' | 'react' | 'vue' | 'svelte' | 'angular';
  readonly title: string;
  write(parts: SnippetParts): string;
}

/** In the order of the page. */
export const snippetKinds: readonly SnippetKind[] = [
  { name: 'html', title: 'HTML', write: (parts) => htmlSnippet(parts) },
  { name: 'react', title: 'React', write: reactSnippet },
  { name: 'vue', title: 'Vue', write: vueSnippet },
  { name: 'svelte', title: 'Svelte', write: svelteSnippet },
  { name: 'angular', title: 'Angular', write: angularSnippet },
];
