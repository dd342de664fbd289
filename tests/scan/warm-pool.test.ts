import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAccountFile } from "#lib/simulator/account-file.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

const id = "111122223333";
const TrainingJobArn = `arn:aws:sagemaker:us-east-1:${id}:training-job/warm`;
const created = new Date(Date.now() - 3_600_000).toISOString();

const jobWith = (Status: "Available" | "Terminated") => ({
  TrainingJobName: "warm",
  TrainingJobArn,
  TrainingJobStatus: "Completed",
  ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, KeepAlivePeriodInSeconds: 3600 },
  CreationTime: created,
  LastModifiedTime: created,
  WarmPoolStatus: { Status },
});

test("a finished job is read again until its warm pool is gone, and then never more", async () => {
  const folder = await mkdtemp(join(tmpdir(), "warm-pool-"));
  const store = await openTestStore();
  const seen: unknown[] = [];
  for (const status of ["Available", "Terminated", "Terminated"] as const) {
    const file = join(folder, "account.json");
    const regions = [{ name: "us-east-1", sagemaker: { trainingJobs: [jobWith(status)] } }];
    await writeFile(file, JSON.stringify({ id, regions }));
    const account = await readAccountFile(file);
    const simulator = await startSimulator({ account, enforceLimits: false });
    await scanSimulated(store, { account, endpoint: simulator.url, kinds: ["training-job"] });
    const stored = await getResource(store.db, id, TrainingJobArn);
    seen.push([stored?.exposure, simulator.calls().get("sagemaker:DescribeTrainingJob") ?? 0]);
    await simulator.close();
  }
  await store.close();
  await rm(folder, { recursive: true });
  expect(seen).toEqual([
    ["live", 1],
    ["record", 1],
    ["record", 0],
  ]);
});
