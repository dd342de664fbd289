import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import resourceTags from "#lib/collectors/tagging/resource-tags.ts";
import { taggedType } from "#lib/collectors/tagging/tagged-type.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const here = account.regions.find(({ name }) => name === region)?.sagemaker;
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
beforeEach(() => {
  simulator.setFaults([]);
  simulator.resetCalls();
});
afterAll(() => simulator.close());

type List = { ResourceARN: string; Tags: { Key: string; Value: string }[] }[];

async function read(place = region) {
  const { readings, coverage } = await collectOne(resourceTags, simulator.url, account.id, place);
  return { readings, coverage, list: listIn(readings) };
}

/** The list that a reading holds is AWS's. */
function listIn([reading]: readonly Reading[]): List {
  return reading?.status === "read"
    ? (reading.resource as { ResourceTagMappingList: List }).ResourceTagMappingList
    : [];
}

const typeOf = (arn: string) => arn.split(":").slice(5).join(":").split("/")[0];

test("gives the tags of everything of SageMaker's that is no job, as they are, in the order of the ARNs", async () => {
  const { list } = await read();
  const tagged = (all: readonly { Tags?: readonly unknown[] }[] = []) => all.filter(({ Tags = [] }) => Tags.length > 0);
  const of = (type: string) => list.filter(({ ResourceARN }) => typeOf(ResourceARN) === type);
  expect(of("notebook-instance")).toHaveLength(tagged(here?.notebookInstances).length);
  expect(of("model")).toHaveLength(tagged(here?.models).length);
  expect(of("model").length).toBeLessThan(here?.models.length ?? 0);
  expect(tagged(here?.trainingJobs).length).toBeGreaterThan(100);
  expect(list.filter(({ ResourceARN }) => /-job$/.test(typeOf(ResourceARN) ?? ""))).toEqual([]);
  const arns = list.map(({ ResourceARN }) => ResourceARN);
  expect(arns).toEqual(arns.toSorted());
  const [notebook] = tagged(here?.notebookInstances) as { NotebookInstanceArn?: string; Tags?: unknown }[];
  expect(list.find(({ ResourceARN }) => ResourceARN === notebook?.NotebookInstanceArn)?.Tags).toEqual(notebook?.Tags);
});

test("reads pages of a hundred to the empty token, with one request for every type there is", async () => {
  const { list, coverage } = await read();
  expect(list.length).toBeGreaterThan(60);
  expect(coverage).toMatchObject([
    { action: "tag:GetResources", status: "complete", calls: Math.ceil(list.length / 100) },
  ]);
});

test("is asked by types that stand in ARNs: of kinds of SageMaker's that are no jobs, at most a hundred", () => {
  const types = new Map(everyCollector().flatMap((one) => (taggedType(one) ? [[one.kind, taggedType(one)]] : [])));
  expect(Object.fromEntries(types)).toMatchObject({
    endpoint: "sagemaker:endpoint",
    "notebook-lifecycle-config": "sagemaker:notebook-instance-lifecycle-config",
    // Nested in the ARN of what they are a part of.
    device: "sagemaker:device-fleet",
    "subscribed-workteam": "sagemaker:workteam",
  });
  for (const kind of [
    "training-job",
    "pipeline-execution",
    "cluster-node",
    "servicecatalog-portfolio",
    "iam-role",
    "subnet",
  ]) {
    expect(types.has(kind)).toBe(false);
  }
  expect(new Set(types.values()).size).toBeLessThanOrEqual(100);
});

test("where nothing was ever tagged the list is empty, and read", async () => {
  const { readings, coverage } = await read("ap-southeast-2");
  expect(readings).toMatchObject([
    { status: "read", identity: { name: "ap-southeast-2" }, resource: { ResourceTagMappingList: [] } },
  ]);
  expect(coverage).toMatchObject([{ status: "complete" }]);
});

test.each(["denied", "truncate-pages", "repeat-token", "not-found"] as const)(
  "%s: a list that cannot be read to its end is unread, and never taken for less",
  async (kind) => {
    simulator.setFaults([{ action: "tag:GetResources", kind }]);
    const { readings, list } = await read();
    if (kind === "truncate-pages") {
      // An empty page with a token is followed.
      expect(list.length).toBeGreaterThan(60);
      return;
    }
    expect(readings).toMatchObject([{ status: "unread", failure: { action: "tag:GetResources" } }]);
  },
);

test("a secret in the value of a tag is taken out, and seen", async () => {
  const { readings } = await read();
  const reading = readings[0];
  if (reading?.status !== "read") throw new Error("The list was not read.");
  const secret = ["AKIA", "Q3EGRMZX5TSV7B2W"].join("");
  const Tags = [{ Key: "Deploy", Value: secret }];
  const planted = { ...reading, resource: { ResourceTagMappingList: [{ ResourceARN: "arn:aws:sagemaker:x", Tags }] } };
  const [clean] = await redactReadings(createRedactor({ salt: "tags" }), [planted]);
  expect(JSON.stringify(clean)).not.toContain(secret);
  expect(clean).toMatchObject({
    secrets: [{ path: "ResourceTagMappingList[0].Tags[0].Value", kind: "aws-access-key" }],
  });
});
