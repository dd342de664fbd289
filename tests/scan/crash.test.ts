import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type StoreOptions } from "#lib/store/client.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { listScans } from "#lib/store/scans.ts";
import { compiled } from "#tests/cli/run-cli.ts";
import { placeForStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
let dataDir: string;
let place: StoreOptions;
let drop: () => Promise<void>;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  dataDir = await mkdtemp(join(tmpdir(), "sagewarden-crash-"));
  ({ place, drop } = await placeForStore(dataDir));
});
afterAll(async () => {
  await simulator.close();
  await drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** What a reader sees: every finding with its status, and which scans there are. */
async function published(): Promise<{ findings: string[]; scans: string[] }> {
  const store = await openStore(place);
  const findings: string[] = [];
  for await (const { id, status } of eachFinding(store.db, { account: account.id })) findings.push(`${id} ${status}`);
  const { rows } = await listScans(store.db, account.id, { limit: 50 });
  await store.close();
  return { findings: findings.sort(), scans: rows.map(({ state }) => state) };
}

/** A worker process of its own: goes on with the unfinished scan of the directory, or begins one. */
function worker(): ChildProcess {
  const env = {
    ...process.env,
    ...compiled,
    CRASH_STORE: JSON.stringify(place),
    CRASH_ENDPOINT: simulator.url,
    CRASH_ACCOUNT: account.id,
  };
  return spawn(process.execPath, ["tests/scan/crash-worker.ts"], {
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

test("killed at ten random moments, a scan goes on or begins anew, and the last completed one stays readable", async () => {
  const store = await openStore(place);
  await scanSimulated(store, { account, endpoint: simulator.url });
  await store.close();
  const before = await published();
  expect(before.findings.length).toBeGreaterThan(500);

  simulator.setLatency(30);
  let interrupted = 0;
  for (let kill = 0; kill < 10; kill++) {
    const child = worker();
    const exited = once(child, "exit");
    await once(child, "message");
    await Promise.race([sleep(Math.random() * 1_500), exited]);
    if (child.exitCode === null) interrupted++;
    child.kill("SIGKILL");
    await exited;
    const now = await published();
    expect(now.findings, `after kill ${kill + 1}`).toEqual(before.findings);
    // At most the one that was interrupted is unfinished; it is not started a second time.
    expect(now.scans.filter((state) => state === "running" || state === "queued").length).toBeLessThanOrEqual(1);
  }
  expect(interrupted).toBeGreaterThan(5);
  simulator.setLatency(0);
  const child = worker();
  expect((await once(child, "exit"))[0]).toBe(0);
  const after = await published();
  expect(after.findings).toEqual(before.findings);
  expect(after.scans).not.toContain("running");
  expect(after.scans.filter((state) => state === "completed").length).toBeGreaterThanOrEqual(2);
}, 300_000);
