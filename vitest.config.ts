import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "node_modules/**"],
    testTimeout: 20_000,
    // Processes, not threads: V8 aborts when WebAssembly (the embedded database) ends in a worker thread.
    pool: "forks",
    maxWorkers: 2,
  },
});
