import { describe, expect, test } from "vitest";
import { eventSources, globalSourcesOf, isKept, sourcesOf } from "#lib/activity/sources.ts";
import { syncActivity } from "#lib/activity/sync.ts";
import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { EventHistory } from "./event-history.ts";
import { MemoryStore } from "./memory-store.ts";
import { region } from "./records.ts";

const named = (source: string) => {
  const found = eventSources.find((one) => one.source === `${source}.amazonaws.com`);
  if (!found) throw new Error(`${source} is not read.`);
  return found;
};
const ours = "arn:aws:iam::111122223333:role/notebook";
const key = { arn: "arn:aws:kms:us-east-1:111122223333:key/a", kind: "kms-key" };

function kept(source: string, event: Partial<typeof plainEvent>, about = [key]): boolean {
  const row = { ...plainEvent, source: `${source}.amazonaws.com`, ...event, record: {} };
  return isKept({ event: row, resources: about }, named(source), new Set([ours]));
}

describe("what is kept", () => {
  test.each<[string, Parameters<typeof kept>, boolean]>([
    ["a read of SageMaker's", ["sagemaker", { readOnly: true }, []], true],
    ["a change of a key's policy", ["kms", { name: "PutKeyPolicy" }], true],
    ["a look at a key", ["kms", { name: "DescribeKey", readOnly: true }], false],
    [
      "a look at a key by who calls SageMaker",
      ["kms", { name: "DescribeKey", readOnly: true, sessionIssuer: ours }],
      true,
    ],
    ["a use of a key by who calls SageMaker", ["kms", { name: "Decrypt", readOnly: true, sessionIssuer: ours }], false],
    [
      "one that was refused",
      ["kms", { name: "Decrypt", readOnly: true, sessionIssuer: ours, errorCode: "AccessDenied" }],
      true,
    ],
    [
      "a grant that a service makes, as they do by the thousand",
      ["kms", { name: "CreateGrant", addressClass: "aws" }],
      false,
    ],
    ["a grant that somebody makes", ["kms", { name: "CreateGrant" }], true],
    ["a change of what is not collected", ["ec2", { name: "RunInstances" }, []], false],
    ["a change in IAM, whatever it is about", ["iam", { name: "UpdateAccountPasswordPolicy" }, []], true],
    ["a look round in IAM", ["iam", { name: "ListRoles", readOnly: true }, []], false],
    ["a session that a person opens", ["sts", { name: "AssumeRole", readOnly: true }], true],
    [
      "one that a service opens",
      ["sts", { name: "AssumeRole", readOnly: true, actorType: "AWSService", actor: "lambda.amazonaws.com" }],
      false,
    ],
    [
      "one that SageMaker opens",
      ["sts", { name: "AssumeRole", readOnly: true, actorType: "AWSService", actor: "sagemaker.amazonaws.com" }],
      true,
    ],
    ["a sign-in", ["signin", { name: "ConsoleLogin" }, []], true],
  ])("%s", (_what, [source, event, about], expected) => {
    expect(kept(source, event, about)).toBe(expected);
  });
});

test("no call that makes or sets something of a kind is left out when somebody makes it", () => {
  const kinds = everyCollector().filter((one) => !servicesOf(one).includes("sagemaker"));
  const named = kinds.flatMap((one) =>
    [
      ...(one.madeBy ?? []),
      ...Object.values(one.setBy ?? {}).flatMap(({ calls, callsAbout = [] }) => [...calls, ...callsAbout]),
    ].map((name) => ({ name, service: servicesOf(one)[0] ?? "" })),
  );
  expect(named.length).toBeGreaterThan(100);
  const left = named.filter(({ name, service }) => {
    const source = eventSources.find((one) => one.source === `${service}.amazonaws.com`);
    return !source || !kept(service, { name });
  });
  expect([...new Set(left.map(({ name, service }) => `${service}:${name}`))]).toEqual([]);
});

describe("what is read where", () => {
  const names = (sources: readonly { source: string }[]) => sources.map(({ source }) => source.split(".")[0]);
  test("IAM's events are read in one region of the partition", () => {
    expect(names(sourcesOf("us-east-1"))).toContain("iam");
    expect(names(sourcesOf("eu-west-1"))).not.toContain("iam");
    expect(names(sourcesOf("cn-north-1"))).toContain("iam");
  });
  test("in that region when it is not one of the account's own too, with sign-ins and sessions", () => {
    expect(names(globalSourcesOf("us-east-1", ["eu-west-1"]))).toEqual(["iam", "signin", "sts"]);
    expect(globalSourcesOf("us-east-1", ["us-east-1"])).toEqual([]);
  });
  test("SageMaker is read first: who calls it is known when the others are read", () => {
    for (const own of [sourcesOf("us-east-1"), sourcesOf("eu-west-1")]) expect(names(own)[0]).toBe("sagemaker");
  });
});

describe("a sync of several sources", () => {
  const at = Date.parse("2026-11-22T12:00:00Z");
  const sync = (history: EventHistory, store: MemoryStore, more: object = {}) =>
    syncActivity({
      ...{ pool: history.pool(), region, store, redact: async <T>(values: readonly T[]) => [...values] },
      ...{ signal: new AbortController().signal, now: () => new Date(history.now), ...more },
    });

  test("one with nothing new costs one call for each", async () => {
    const history = new EventHistory(at);
    await sync(history, new MemoryStore());
    expect(history.calls).toHaveLength(sourcesOf(region).length);
  });
  test("a long history of one does not keep the others waiting, and none of it is lost", async () => {
    const history = new EventHistory(at);
    history.pageSize = 5;
    for (let n = 0; n < 60; n++) history.events.push({ id: `a-${n}`, at: at - n * 60_000, visible: 0 });
    history.events.push({ id: "iam", at: at - 5, visible: 0, source: "iam.amazonaws.com" });
    const store = new MemoryStore();
    const first = await sync(history, store, { mostPages: 3 });
    expect(first.isUnfinished).toBe(true);
    expect(store.saved.has("iam")).toBe(true);
    expect(store.ends.get(`${region} sagemaker.amazonaws.com`)).toMatchObject({ status: "partial" });
    let rounds = 0;
    while ((await sync(history, store, { mostPages: 3 })).isUnfinished) rounds++;
    expect(rounds).toBeGreaterThan(0);
    expect(store.saved.size).toBe(61);
    expect(store.ends.get(`${region} sagemaker.amazonaws.com`)).toMatchObject({ status: "complete" });
  });
  test("who may not look up one source is not asked for the others, and each says so", async () => {
    const history = new EventHistory(at);
    history.onCall = () => {
      throw Object.assign(new Error("no"), { name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } });
    };
    let asked = 0;
    const counted = history.onCall;
    history.onCall = () => {
      asked++;
      counted();
    };
    const store = new MemoryStore();
    await sync(history, store);
    expect(asked).toBe(1);
    expect([...store.ends.values()].map(({ failure }) => failure?.class)).toEqual(
      sourcesOf(region).map(() => "denied"),
    );
  });
});
