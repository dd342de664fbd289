import { defineConfig } from "vitest/config";

const everything = ["tests/**/*.test.ts"];
/** Tests that start processes, scan whole accounts or carry out fixes: run by `npm test`, left out of `npm run verify`. */
const thorough = [
  "tests/{bench,cli,fixes,scan}/**/*.test.ts",
  "tests/analysis/secrets/{everywhere,robustness}.test.ts",
  "tests/checks/network-laws.test.ts",
  "tests/jobs/scan-worker.test.ts",
  "tests/store/{client,versions}.test.ts",
];

const shared = {
  // A loaded machine is slow, not wrong: speed is measured in tests/bench.
  testTimeout: 90_000,
  hookTimeout: 90_000,
  // Processes, not threads: V8 aborts when WebAssembly (the embedded database) ends in a worker thread.
  pool: "forks" as const,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: "quick", include: everything, exclude: thorough } },
      { test: { ...shared, name: "thorough", include: thorough } },
    ],
  },
});
