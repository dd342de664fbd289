import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kindOfArn, uncollectedTypes } from "#lib/activity/kind-of-arn.ts";
import { namePaths, uncollectedPaths } from "#lib/activity/name-paths.ts";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { isConfigurationRead } from "#lib/aws/guard.ts";
import { permissionFor } from "#lib/aws/services.ts";
import type { AnyCollector, KindFacts } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { everyCollector, everyKind, servicesOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
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

/** Of kinds that are asked for in the region that their names say: where the account has them. */
const homes: Readonly<Record<string, string>> = { "iot-policy": "us-west-2" };

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
    // What is named by a noun of its own comes before all else, and no other event names it. What no parameter names has no place.
    if (Object.keys(inEvents).every((path) => path.includes(":"))) continue;
    if (parent) expect([kind, at(kind) < at(parent)]).toEqual([kind, true]);
    for (const server of servedBy?.kinds ?? []) expect([kind, at(server) < at(kind)]).toEqual([kind, true]);
  }
});

interface Whole {
  readings: Reading[];
  /** The permissions of the calls that were made. */
  calls: string[];
}

const wholes = new Map<string, Promise<Whole>>();

/** All that the demo account has of a kind, read once; the tests run one after the other. */
function wholeOf(collector: AnyCollector): Promise<Whole> {
  const known = wholes.get(collector.kind);
  if (known) return known;
  simulator.resetCalls();
  const whole = collectAll(collector, simulator.url, account.id).then((readings) => ({
    readings,
    calls: [...simulator.calls().keys()].sort(),
  }));
  wholes.set(collector.kind, whole);
  return whole;
}

describe.each(collectors.map((collector) => [collector.kind, collector] as const))("%s", (_kind, collector) => {
  test("declares reads of configuration only, never of customer data", () => {
    expect(collector.actions.filter((action) => !isConfigurationRead(action))).toEqual([]);
  });

  test("the ARNs that it makes or receives are of its kind", async () => {
    const { readings } = await wholeOf(collector);
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
    const { readings } = await wholeOf(collector);
    const resources = readings.map((one) => (one.status === "read" ? one.resource : {}));
    // A list that nothing in the account has cannot show its fields.
    const shown = volatile.filter((path) =>
      resources.some((one) => Object.hasOwn(Object(one), path.split(/[.[]/)[0] ?? "")),
    );
    expect(shown).not.toEqual([]);
    for (const path of shown) {
      expect(resources.some((one) => JSON.stringify(withoutVolatile(one, [path])) !== JSON.stringify(one))).toBe(true);
    }
  });

  // The demo plants its secrets in SageMaker's kinds alone.
  test.skipIf(servicesOf(collector).includes("sagemaker"))(
    "nothing that AWS says of it is taken for a secret",
    async () => {
      const { readings } = await wholeOf(collector);
      const clean = await redactReadings(createRedactor({ salt: "laws" }), readings);
      expect(clean.flatMap((one) => (one.status === "read" ? one.secrets : []))).toEqual([]);
    },
  );

  test("calls the actions it declares and no other, and reads what the account has", async () => {
    const { readings, calls } = await wholeOf(collector);
    expect(calls).toEqual(
      collector.actions
        .filter((action) => !standIns.has(action))
        .map(permissionFor)
        .sort(),
    );
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.filter((reading) => reading.status === "unread")).toEqual([]);
    for (const { identity } of readings) {
      expect(identity.arn).toMatch(/^arn:aws:[\w-]+:/);
      expect(identity.kind).toBe(collector.kind);
    }
    const arns = readings.map((reading) => reading.identity.arn);
    expect(new Set(arns).size).toBe(arns.length);
  });
});

/** Nothing lists them: each is asked for by the name that something gives it. */
const onlyByName = new Set([
  "cognito-user-pool",
  "ecr-image",
  "iot-policy",
  "kms-key",
  "lambda-function",
  "secretsmanager-secret",
  "sns-topic",
]);

/** Of every kind at once: most of the time goes by in waiting for another attempt. */
test.each([
  "html",
  "empty-body",
  "wrong-type",
  "error-500",
  "denied",
  "unsupported",
  "disconnect",
  "not-found",
] as const)(
  "when everything answers with %s: no reading, no crash, and coverage that says so",
  async (kind) => {
    simulator.setFaults([{ action: "*", kind }]);
    // What is only looked up by its name, and is not there, is not there.
    const isLost = (collector: AnyCollector) => kind !== "not-found" || !onlyByName.has(collector.kind);
    const blind = kind === "denied" || kind === "unsupported" ? kind : "failed";
    const wrong = await Promise.all(
      collectors.filter(isLost).map(async (collector) => {
        const place = homes[collector.kind] ?? region;
        const { readings, coverage, stopped, lost } = await collectOne(collector, simulator.url, account.id, place);
        return [
          ...readings.filter(({ status }) => status === "read").map(({ identity }) => `${identity.arn} was read`),
          // Then nothing not met may be taken to be gone: the list or one of its lists ended early, or what was met was unread.
          ...(stopped || lost.length > 0 || readings.length > 0 ? [] : [`${collector.kind} was taken to be empty`]),
          ...(coverage.some(({ status }) => status === blind) ? [] : [`no line of ${collector.kind} is ${blind}`]),
        ];
      }),
    );
    simulator.setFaults([]);
    expect(wrong.flat()).toEqual([]);
  },
  60_000,
);
