/* Imported before the command line: writes down what its process used, once it ends. */
import { writeFileSync } from "node:fs";

export interface Usage {
  /** Of all threads, user and system. */
  cpuMs: number;
  /** Resident, at its highest. */
  peakBytes: number;
}

const file = process.env.BENCH_USAGE;
// The process that starts it, of the same environment, is not meant.
if (file && process.argv[1]?.endsWith("lib/cli/main.ts")) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = { cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakBytes: maxRSS * 1_024 };
    writeFileSync(file, JSON.stringify(usage));
  });
}
