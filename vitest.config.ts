import { defineConfig } from "vitest/config";

const everything = ["tests/**/*.test.ts"];
/** Tests that start processes, open old data directories, scan whole accounts or carry out fixes: run by `npm test`, left out of `npm run verify`. */
const thorough = [
  "tests/{api,bench,cli,fixes,jobs,scan}/**/*.test.ts",
  "tests/analysis/iam/evaluation-oracle.test.ts",
  "tests/analysis/secrets/{everywhere,robustness}.test.ts",
  "tests/app/frameworks.test.ts",
  "tests/checks/network-laws.test.ts",
  "tests/store/{client,migrations,retention,versions}.test.ts",
  "tests/verify/law.test.ts",
];

/** Of these, what leaves nothing behind in its process and needs nothing of its own there: they share what they import, and the accounts they read. */
const sharing = [
  "tests/cli/{checklist,checks-of-kinds,connection,kinds,summary}.test.ts",
  "tests/fixes/**/*.test.ts",
  "tests/jobs/{cadence,cadence-dst}.test.ts",
  "tests/scan/{attack-paths,blame-parts,blame-placed,blame-rules,derive,fingerprint,proposed-logs,settings,watch-plan}.test.ts",
  "tests/verify/law.test.ts",
];

/** What a server could answer differently from the embedded database: not what is about data directories or AWS alone, or opens no store there. */
const onServer = {
  include: ["tests/{jobs,scan,store}/**/*.test.ts", "tests/notifications/note-news.test.ts"],
  exclude: [
    "tests/jobs/{cadence,cadence-dst}.test.ts",
    "tests/store/{client,filters,migrations,plans,query}.test.ts",
    "tests/scan/{attack-paths,blame-parts,blame-placed,blame-rules,children,denied,denied-later,derive,fingerprint}.test.ts",
    "tests/scan/{golden-changes,golden-reports,judged,lost-sight,own-connections,parts,proposed-logs,report-formats}.test.ts",
    "tests/scan/{secrets,settings,silent-region,unkept,unreadable-policies,values-left-out,watch-plan,who-set-it}.test.ts",
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
      { test: { ...shared, name: "thorough", include: thorough, exclude: sharing } },
      { test: { ...shared, name: "thorough-sharing", include: sharing, isolate: false } },
      { test: { ...shared, name: "postgres", ...onServer } },
    ],
  },
});
