import { defineConfig } from 'vitest/config'

const HOSTS = ['tests/e2e/**/*.test.{ts,tsx}', 'tests/hosts.test.ts']

export default defineConfig({
  test: {
    // A test that passes at the second try is broken.
    retry: 0,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: HOSTS,
          // Processes, not threads: a crash inside the database driver must fail its own file only.
          pool: 'forks',
          // Against hanging only: some tests start programs, and a busy machine must not decide what passes.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: HOSTS,
          pool: 'forks',
          // After the unit tests, one file at a time: each drives a browser.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
