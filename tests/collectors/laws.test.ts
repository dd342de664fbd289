import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kindOfArn, uncollectedTypes } from "#lib/activity/kind-of-arn.ts";
import { namePaths, uncollectedPaths } from "#lib/activity/name-paths.ts";
import { isConfigurationRead } from "#lib/aws/guard.ts";
import { permissionFor } from "#lib/aws/services.ts";
import type { KindFacts } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { declaredPermissions, renderPolicy } from "#lib/collectors/policy.ts";
import { everyCollector, everyKind, servicesOf } from "#lib/inventory/kinds.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { withoutVolatile } from "#lib/store/volatile.ts";
import { collectAll, collectOne, region } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

function kindOfTemplate(template: string): string | undefined {
  return kindOfArn(`arn:aws:sagemaker:${region}:${account.id}:${template.replaceAll(/\{[^}]*\}/g, "x")}`);
}

/** Called only where another call did not say what it says on AWS: tested with its collector. */
const standIns: ReadonlySet<string> = new Set(["s3:GetBucketLocation"]);

test("the indexes list every collector once, each in a file named after its kind", () => {
  const files = globSync("lib/collectors/*/*.ts").map((file) => file.split("/").at(-1)?.replace(".ts", ""));
  const kinds = collectors.map((collector) => collector.kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.filter((kind) => !files.includes(kind))).toEqual([]);
  for (const kind of kinds) expect(globSync(`lib/collectors/*/${kind}.ts`)).toHaveLength(1);
});

test("what serves a kind, and what it is a part of, are kinds themselves", () => {
  const facts = everyKind();
  const named = facts.flatMap(({ servedBy, parent }) => [...(servedBy?.kinds ?? []), ...(parent ? [parent] : [])]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((kind) => !facts.some((one) => one.kind === kind))).toEqual([]);
});

test("what is collected says what CloudTrail calls it in its collector, and no list of the uncollected has it", () => {
  const kinds = new Set<string>(collectors.map(({ kind }) => kind));
  const templates = Object.values(uncollectedPaths);
  const listed = templates.map((template) => kindOfTemplate(template) ?? template);
  expect(listed.length).toBeGreaterThan(3);
  expect([...listed, ...Object.values(uncollectedTypes)].filter((kind) => kinds.has(kind))).toEqual([]);
  const types = everyCollector().map(({ kind, arnType = kind }) => arnType);
  expect(Object.keys(uncollectedTypes).filter((type) => types.includes(type))).toEqual([]);
});

test("every kind of SageMaker's own that a request can name is found by its name", () => {
  const silent = everyCollector().filter(
    (one) => servicesOf(one).includes("sagemaker") && !one.withoutArn && !one.inEvents,
  );
  expect(silent.map(({ kind }) => kind)).toEqual([]);
});

test("of what serves a kind, what is a part of it, and the kind, events are about the first", () => {
  const at = (kind: string) => {
    return Object.values(namePaths).findIndex((template) => kindOfTemplate(template) === kind);
  };
  for (const { kind, parent, servedBy, inEvents = {} } of everyCollector()) {
    // What is named by a noun of its own comes before all else, and no other event names it; some kinds no event names.
    if (Object.keys(inEvents).every((path) => path.includes(":"))) continue;
    if (parent) expect([kind, at(kind) < at(parent)]).toEqual([kind, true]);
    for (const server of servedBy?.kinds ?? []) expect([kind, at(server) < at(kind)]).toEqual([kind, true]);
  }
});

describe.each(collectors.map((collector) => [collector.kind, collector] as const))("%s", (_kind, collector) => {
  test("declares reads of configuration only, never of customer data", () => {
    expect(collector.actions.filter((action) => !isConfigurationRead(action))).toEqual([]);
  });

  test("the ARNs that it makes or receives are of its kind", async () => {
    const readings = await collectAll(collector, simulator.url, account.id);
    // S3 writes ARNs without a type.
    if (collector.kind === "s3-bucket") return;
    const { kind, parent, withoutArn }: KindFacts = collector;
    const kinds = new Set(readings.map(({ identity }) => kindOfArn(identity.arn)));
    expect(kinds).toEqual(new Set([withoutArn ? parent : kind]));
    if (withoutArn) for (const { identity } of readings) expect(identity.arn).toMatch(/.#[^#]+$/);
  });

  test("has fields that change by themselves only where AWS gives such a field", async () => {
    const { volatile = [] } = collector;
    if (volatile.length === 0) return;
    const resources = (await collectAll(collector, simulator.url, account.id)).map((one) =>
      one.status === "read" ? one.resource : {},
    );
    // A list that nothing in the account has cannot show its fields.
    const shown = volatile.filter((path) =>
      resources.some((one) => Object.hasOwn(Object(one), path.split(/[.[]/)[0] ?? "")),
    );
    expect(shown).not.toEqual([]);
    for (const path of shown) {
      expect(resources.some((one) => JSON.stringify(withoutVolatile(one, [path])) !== JSON.stringify(one))).toBe(true);
    }
  });

  test("calls the actions it declares and no other, and reads what the account has", async () => {
    simulator.resetCalls();
    const readings = await collectAll(collector, simulator.url, account.id);
    const calls = collector.actions.filter((action) => !standIns.has(action)).map(permissionFor);
    expect([...simulator.calls().keys()].sort()).toEqual(calls.sort());
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.filter((reading) => reading.status === "unread")).toEqual([]);
    for (const { identity } of readings) {
      expect(identity.arn).toMatch(/^arn:aws:[\w-]+:/);
      expect(identity.kind).toBe(collector.kind);
    }
    const arns = readings.map((reading) => reading.identity.arn);
    expect(new Set(arns).size).toBe(arns.length);
  });

  test.each(["html", "empty-body", "wrong-type", "error-500", "denied", "unsupported", "disconnect"] as const)(
    "when everything answers with %s: no reading, no crash, and coverage that says so",
    async (kind) => {
      simulator.setFaults(collector.actions.map((action) => ({ action: permissionFor(action), kind })));
      const { readings, coverage, stopped } = await collectOne(collector, simulator.url, account.id, region);
      simulator.setFaults([]);
      expect(readings.filter((reading) => reading.status === "read")).toEqual([]);
      // Then nothing not met may be taken to be gone: the list ended early, or what was met was unread.
      expect(stopped !== undefined || readings.length > 0).toBe(true);
      const statuses = coverage.map((line) => line.status);
      expect(
        statuses.some((status) => status === (kind === "denied" || kind === "unsupported" ? kind : "failed")),
      ).toBe(true);
    },
    30_000,
  );
});

test("the policy holds every declared action, in all its formats", () => {
  expect(declaredPermissions()).toContain("cloudtrail:LookupEvents");
  for (const format of ["iam", "cloudformation", "terraform"] as const) {
    const text = renderPolicy(format);
    for (const action of declaredPermissions()) expect(text).toContain(`"${action}"`);
  }
});
