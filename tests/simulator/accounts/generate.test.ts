import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateAccount } from "#lib/simulator/accounts/generate.ts";
import { hasLocalStorage } from "#lib/simulator/local-storage.ts";
import { premature, unrecorded } from "./creations.ts";
import { danglingReferences, datesIn } from "./dangling.ts";
import { refusedRequests } from "./refused-requests.ts";
import { jobInstanceTypes, refusedVolumeKeys } from "./volume-keys.ts";

const now = new Date("2026-11-22T15:04:05.678Z");
const all = <R>(account: ReturnType<typeof generateAccount>, of: (region: (typeof account.regions)[number]) => R[]) =>
  account.regions.flatMap(of);

describe("a generated account", () => {
  test("is the same account for the same seed, another for another", () => {
    const make = (seed: string) => generateAccount({ seed, size: 0.2, now });
    expect(make("one")).toEqual(make("one"));
    expect(make("one")).not.toEqual(make("two"));
  });

  test("of size 1 has the demo's volume, of size 0.2 a fifth of it", () => {
    const count = (size: number) => {
      const account = generateAccount({ seed: 7, size, now });
      return [
        all(account, ({ sagemaker }) => sagemaker.trainingJobs).length,
        all(account, ({ sagemaker }) => sagemaker.notebookInstances).length,
        Math.round(all(account, ({ events }) => events).length / 100),
      ];
    };
    expect(count(1)).toEqual([345, 21, 50]);
    expect(count(0.2)).toEqual([69, 5, 10]);
  });

  test("whatever its seed and size: points at nothing that is not there, records every making, lies in the past", () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 0.3, noNaN: true }), fc.boolean(), (seed, size, one) => {
        const account = generateAccount({ seed, size, now, ...(one && { regions: ["eu-west-1"] as const }) });
        expect(danglingReferences(account)).toEqual([]);
        expect(unrecorded(account, now, false)).toEqual([]);
        expect(premature(account)).toEqual([]);
        expect(refusedVolumeKeys(account)).toEqual([]);
        expect(refusedRequests(account)).toEqual([]);
        expect([...datesIn(account)].filter(([field, date]) => date > now && field !== "DeletionDate")).toEqual([]);
        const ids = all(account, ({ events }) => events.map(({ eventID }) => eventID));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 12 },
    );
  });

  test("has jobs on machines without EBS volumes, none of which names a volume key", () => {
    const account = generateAccount({ seed: "volumes", size: 1, now });
    const types = new Set(jobInstanceTypes(account).filter(hasLocalStorage));
    expect([...types].sort()).toEqual(["ml.g4dn.xlarge", "ml.g5.2xlarge", "ml.g5.xlarge"]);
    expect(refusedVolumeKeys(account)).toEqual([]);
  });

  test("has as many as asked for, however they fall on the regions", () => {
    const counts = {
      notebooks: 11,
      models: 5,
      endpoints: 4,
      trainingJobs: 101,
      processingJobs: 7,
      userProfiles: 2,
      roles: 3,
    };
    const account = generateAccount({ seed: "counts", size: 0, now, ...counts });
    expect(all(account, ({ sagemaker }) => sagemaker.notebookInstances)).toHaveLength(11);
    expect(all(account, ({ sagemaker }) => sagemaker.endpoints)).toHaveLength(4);
    expect(all(account, ({ sagemaker }) => sagemaker.trainingJobs)).toHaveLength(101);
    expect(all(account, ({ sagemaker }) => sagemaker.processingJobs)).toHaveLength(7);
    expect(all(account, ({ sagemaker }) => sagemaker.transformJobs)).toHaveLength(0);
    const transforms = generateAccount({ seed: "counts", size: 0, now, transformJobs: 5 });
    expect(all(transforms, ({ sagemaker }) => sagemaker.transformJobs)).toHaveLength(5);
    expect(danglingReferences(transforms)).toEqual([]);
    expect(danglingReferences(account)).toEqual([]);
  });

  test("has as many running jobs as asked for, and no failed job without a reason", () => {
    const account = generateAccount({ seed: "running", size: 0, now, trainingJobs: 60, running: 7 });
    const jobs = all(account, ({ sagemaker }) => sagemaker.trainingJobs);
    expect(jobs.filter(({ TrainingJobStatus }) => TrainingJobStatus === "InProgress")).toHaveLength(7);
    for (const { TrainingJobStatus, FailureReason, TrainingEndTime } of jobs) {
      expect(FailureReason !== undefined).toBe(TrainingJobStatus === "Failed");
      expect(TrainingEndTime === undefined).toBe(TrainingJobStatus === "InProgress");
    }
  });

  test("with 50,000 jobs is quick and shares what the jobs share", () => {
    // This thread's own time: other work on the machine does not count.
    const began = process.threadCpuUsage();
    const account = generateAccount({ seed: "many", size: 0.05, trainingJobs: 50_000, days: 365, now });
    const { user, system } = process.threadCpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(3000);
    const jobs = all(account, ({ sagemaker }) => sagemaker.trainingJobs);
    expect(jobs).toHaveLength(50_000);
    expect(new Set(jobs.map(({ TrainingJobArn }) => TrainingJobArn)).size).toBe(50_000);
    expect(jobs.filter(({ TrainingJobStatus }) => TrainingJobStatus === "InProgress")).toEqual([]);
    const oldest = Math.min(...jobs.map(({ CreationTime }) => CreationTime?.getTime() ?? 0));
    expect((now.getTime() - oldest) / 86_400_000).toSatisfy((days: number) => days > 360 && days <= 365);
    expect(new Set(jobs.map(({ ResourceConfig }) => ResourceConfig)).size).toBeLessThan(200);
  });

  test("keeps AWS's limits unless asked not to", () => {
    expect(generateAccount({ seed: 1, size: 0, now }).raisedLimits).toBeUndefined();
    expect(generateAccount({ seed: 1, size: 0, now, raisedLimits: true }).raisedLimits).toHaveProperty(
      "sagemaker:Search",
    );
  });
});
