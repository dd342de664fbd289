import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";

let bench: ChildProcess | undefined;
afterEach(() => void bench?.kill("SIGKILL"));

/** Every process that this one has started, and those that they have. */
function descendants(root: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const found: number[] = [];
  for (let parents = [root]; parents.length > 0; ) {
    parents = rows.filter(([, ppid = 0]) => parents.includes(ppid)).map(([pid = 0]) => pid);
    found.push(...parents);
  }
  return found;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "stopped by %s the bench leaves no process behind",
  async (signal) => {
    const started = spawn(process.execPath, ["tests/bench/main.ts", "demo-scan"], { stdio: "ignore" });
    bench = started;
    // The measurement, and the simulated account that it measures against.
    const running = await vi.waitUntil(
      () => {
        const found = descendants(started.pid ?? 0);
        return found.length >= 2 && found;
      },
      { timeout: 60_000, interval: 100 },
    );
    started.kill(signal);
    await once(started, "exit");
    await vi.waitUntil(() => !running.some(isAlive), { timeout: 20_000 });
    expect(running.filter(isAlive)).toEqual([]);
  },
);
