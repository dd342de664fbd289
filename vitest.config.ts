import { defineConfig } from "vitest/config";

const everything = ["tests/**/*.test.ts"];
/** Tests that start processes, or scan once for each permission or fix: run by `npm test`, left out of `npm run verify`. */
const thorough = [
  "tests/cli/**/*.test.ts",
  "tests/scan/{crash,denied,denied-later,lost-sight,secrets,settled}.test.ts",
  "tests/analysis/secrets/robustness.test.ts",
  "tests/fixes/law.test.ts",
  "tests/bench/**/*.test.ts",
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
