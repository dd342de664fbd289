import { defineConfig } from "vitest/config";

const everything = ["tests/**/*.test.ts"];
/** Tests that start processes, scan whole accounts or carry out fixes: run by `npm test`, left out of `npm run verify`. */
const thorough = [
  "tests/{api,bench,cli,fixes,jobs,scan}/**/*.test.ts",
  "tests/analysis/iam/evaluation-oracle.test.ts",
  "tests/analysis/secrets/{everywhere,robustness}.test.ts",
  "tests/checks/network-laws.test.ts",
  "tests/store/{client,retention,versions}.test.ts",
];

/** What a server could answer differently from the embedded database: not what is about data directories, or about AWS alone. */
const onServer = {
  include: ["tests/{jobs,scan,store}/**/*.test.ts", "tests/notifications/note-news.test.ts"],
  exclude: [
    "tests/store/{client,migrations,query}.test.ts",
    "tests/scan/{children,denied,denied-later,fingerprint,golden-reports,judged,lost-sight,parts,report-formats,secrets,unkept}.test.ts",
  ],
  globalSetup: "tests/support/postgres-server.ts",
};

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
      // Files share what they import: loading the SDK for each of them anew took longer than all the tests.
      { test: { ...shared, name: "quick", include: everything, exclude: thorough, isolate: false } },
      { test: { ...shared, name: "thorough", include: thorough } },
      { test: { ...shared, name: "postgres", ...onServer } },
    ],
  },
});
