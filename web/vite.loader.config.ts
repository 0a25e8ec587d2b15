import { defineConfig } from 'vite';

// The loader keeps its name for ever: other sites have it in a script tag.
export default defineConfig({
  publicDir: false,
  build: {
    emptyOutDir: false,
    lib: {
      entry: 'src/loader/loader.ts',
      formats: ['iife'],
      name: 'VeiviserLoader',
      fileName: () => 'widget.js',
    },
  },
});
