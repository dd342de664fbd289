import { expect, test } from "vitest";
import { effectiveInstanceCount, instanceTypes } from "#lib/analysis/jobs/instance-count.ts";
import { tuningClusters } from "#lib/analysis/jobs/tuning-clusters.ts";
import { jobVolumes } from "#lib/analysis/jobs/volumes.ts";

const node = (InstanceType: string, InstanceCount?: number) => ({ InstanceType, InstanceCount });

test.each([
  ["a plain count", { InstanceCount: 3 }, 3, "R.InstanceCount"],
  ["groups work together", { InstanceGroups: [node("a", 1), node("b", 2)] }, 3, "R.InstanceGroups[].InstanceCount"],
  [
    "groups win over a stray count",
    { InstanceCount: 1, InstanceGroups: [node("a", 2)] },
    2,
    "R.InstanceGroups[].InstanceCount",
  ],
  ["what AWS selected is what runs", { InstanceCount: 1, SelectedInstanceCount: 4 }, 4, "R.SelectedInstanceCount"],
  [
    "of alternatives, the most",
    { InstancePreferences: [node("a", 1), node("b", 8)] },
    8,
    "R.InstancePreferences[].InstanceCount",
  ],
  [
    "alternatives with one count for all",
    { InstanceCount: 2, InstancePreferences: [node("a"), node("b")] },
    2,
    "R.InstanceCount",
  ],
  [
    "of a tuning job's choices, the most",
    { InstanceConfigs: [node("a", 1), node("b", 2)] },
    2,
    "R.InstanceConfigs[].InstanceCount",
  ],
])("%s", (_, cluster, count, path) => {
  expect(effectiveInstanceCount(cluster, "R")).toEqual({ count, path });
});

test.each([
  ["nothing", undefined],
  ["an empty answer", {}],
  ["a group without a count", { InstanceCount: 1, InstanceGroups: [node("a", 1), node("b")] }],
  ["alternatives without counts", { InstancePreferences: [node("a")] }],
  ["a count that is no number", { InstanceCount: "many" as never }],
  ["no number at all", { InstanceCount: Number.NaN }],
])("%s gives no count", (_, cluster) => {
  expect(effectiveInstanceCount(cluster, "R")).toBeUndefined();
});

test("the types are those that run or may run, and only the selected one once there is one", () => {
  const cluster = { InstancePreferences: [node("a"), node("b")] };
  expect(instanceTypes(cluster, "R").map(({ path }) => path)).toEqual([
    "R.InstancePreferences[0].InstanceType",
    "R.InstancePreferences[1].InstanceType",
  ]);
  expect(instanceTypes({ ...cluster, SelectedInstanceType: "b" }, "R")).toEqual([
    { instanceType: "b", path: "R.SelectedInstanceType" },
  ]);
  expect(instanceTypes(undefined, "R")).toEqual([]);
});

test("one EBS type among several is enough for a key to matter; one unknown family leaves it open", () => {
  const of = (...types: string[]) => jobVolumes({ InstanceGroups: types.map((type) => node(type, 1)) }, "R");
  expect(of("ml.g5.xlarge", "ml.m5.xlarge")).toMatchObject({ state: "ebs", instanceType: "ml.m5.xlarge" });
  expect(of("ml.x99.large", "ml.m5.xlarge")).toMatchObject({ state: "ebs" });
  expect(of("ml.g5.xlarge", "ml.x99.large")).toMatchObject({ state: "unknown" });
  expect(of("ml.g5.xlarge", "ml.p5.48xlarge")).toMatchObject({ state: "local" });
  expect(jobVolumes({}, "R")).toMatchObject({ state: "unknown" });
  expect(jobVolumes({ InstanceGroups: [{ InstanceCount: 1 }] }, "R")).toMatchObject({ state: "unknown" });
});

test("a tuning job has one definition or several, each with either field of resources", () => {
  const job = {
    TrainingJobDefinition: { ResourceConfig: { InstanceCount: 1 } },
    TrainingJobDefinitions: [{ HyperParameterTuningResourceConfig: { InstanceCount: 1 } }, {}],
  };
  expect(tuningClusters(job as never).map(({ path, cluster }) => [path, cluster !== undefined])).toEqual([
    ["TrainingJobDefinition.ResourceConfig", true],
    ["TrainingJobDefinitions[0].HyperParameterTuningResourceConfig", true],
    ["TrainingJobDefinitions[1]", false],
  ]);
});
