import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** As strict as the window's own policy, so that a test over the fake fails where the window would. */
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'";

type Graph = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null };

/** Whether the page needs this module before anything is gone to or opened. */
function ofTheStart(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = graph.getModuleInfo(id);
  if (!module) return false;
  return module.isEntry || module.importers.some((importer) => ofTheStart(importer, graph, seen));
}

/** The icons of the set in a drawing of our own: hundreds of them stand on a screen. */
const icons = {
  name: 'drawn-icons',
  enforce: 'pre' as const,
  resolveId(source: string, importer?: string) {
    if (source !== '../Icon.svelte' || !importer?.includes('/@lucide/svelte/dist/icons/')) return null;
    return fileURLToPath(new URL('src/shared/DrawnIcon.svelte', import.meta.url));
  },
};

/** Each font once: every engine that opens the window reads woff2. */
const fonts = {
  name: 'woff2-only',
  enforce: 'pre' as const,
  transform(css: string, id: string) {
    if (!/@fontsource\/.*\.css$/.test(id)) return null;
    return css.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '');
  },
};

// Two builds: `dist` goes into the window and holds no sample data; `--mode fake` runs in any browser.
export default defineConfig(({ mode }) => ({
  plugins: [fonts, icons, svelte(), ...(process.env.VITEST ? [svelteTesting()] : [])],
  define: { __FAKE__: JSON.stringify(mode !== 'production') },
  build: {
    // A folder a port, so that two test runs never sweep each other's build away.
    outDir: mode === 'fake' ? `dist-fake/${process.env.PERENNIAL_UI_PORT ?? 4173}` : 'dist',
    emptyOutDir: true,
    // Nothing becomes a data: URL, which the policy would refuse.
    assetsInlineLimit: 0,
    target: ['safari16', 'chrome111'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // Each file is a question to the shell: what a start needs is one, what several later parts share another.
            {
              name: (id, graph) => (ofTheStart(id, graph) ? 'start' : null),
              debugName: 'start',
              priority: 2,
            },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, strictPort: true, headers: { 'Content-Security-Policy': policy } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
}));
