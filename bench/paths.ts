import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Folders and files of the benchmarks, as absolute paths. */
export const paths = {
  pages: at('pages'),
  /** Where the peers are bundled to; nothing there is kept. */
  built: at('node_modules/.built'),
  shipped: at('../dist/cdn'),
  peers: at('node_modules'),
  adyenStyle: at('node_modules/@adyen/adyen-web/styles/adyen.css'),
  figures: at('figures.json'),
  report: at('../docs/benchmarks.md'),
  plot: at('../docs/pictures/benchmarks.svg'),
};
