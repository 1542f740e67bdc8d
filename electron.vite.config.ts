import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: from('out/main'),
      // Dependencies stay in node_modules: native modules can't be bundled, and fonts and pdf.js data are read from there.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: from('electron/desktop/main.ts'),
          cli: from('electron/cli/main.ts'),
          worker: from('electron/work/worker.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          // Chunks beside the entries: whichever of them starts a worker finds ./worker.js next to itself.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      // A sandboxed preload is one CommonJS file: it can require nothing but electron.
      externalizeDeps: false,
      rollupOptions: {
        input: from('electron/desktop/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      // It is read from this disk, not over a network: one large file is no fault.
      chunkSizeWarningLimit: 4096,
      rollupOptions: { input: from('renderer/index.html') },
    },
  },
})
