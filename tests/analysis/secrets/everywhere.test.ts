import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attribute } from "#lib/activity/attribute.ts";
import { type ActivityEvent, parseEvent, withFreeText } from "#lib/activity/event.ts";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { Collector } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { record } from "#tests/activity/records.ts";
import { collectAll } from "#tests/collectors/collect-one.ts";
import { leftOf, type Planted, planted } from "./planted.ts";

const redactor = createRedactor({ salt: "test salt" });
const account = demoAccount({ now: new Date("2026-11-22T12:00:00Z") });
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

/** The value with a planted text in place of each of its texts, taken in turn from `next`. */
function planting(value: unknown, next: () => string): unknown {
  if (typeof value === "string") return next();
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => planting(item, next));
  return Object.fromEntries(Object.entries(value).map(([field, child]) => [field, planting(child, next)]));
}

function textsIn(value: unknown): number {
  let count = 0;
  planting(value, () => {
    count++;
    return "";
  });
  return count;
}

/** Everything that can be read in a value, base64 and escapes as they read. */
function allText(value: unknown): string {
  if (typeof value === "string") {
    return `${value.replaceAll("\\", "")}\n${Buffer.from(value, "base64").toString("latin1")}\n`;
  }
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([field, child]) => `${field}\n${allText(child)}`)
    .join("");
}

/** Plants every secret at least once, a different one in each text of each copy. */
function copiesWithAll<T>(whole: T): { copy: T; held: Planted[] }[] {
  const each = Math.max(textsIn(whole), 1);
  let at = 0;
  return Array.from({ length: Math.ceil(planted.length / each) }, () => {
    const held: Planted[] = [];
    const copy = planting(whole, () => {
      const one = planted[at++ % planted.length] as Planted;
      held.push(one);
      return one.text;
    });
    return { copy: copy as T, held };
  });
}

describe.each(collectors.map((collector) => [collector.kind, collector] as const))("in a %s", (kind, collector) => {
  test("nothing of any planted secret is left, in whatever text AWS wrote", async () => {
    const found = await collectAll(collector as Collector<string, unknown>, simulator.url, account.id);
    const read = found.flatMap((reading) => (reading.status === "read" ? [reading] : []));
    const fullest = read.sort((a, b) => textsIn(b.resource) - textsIn(a.resource))[0];
    const failure = { class: "denied", action: "sagemaker:X", code: "AccessDenied", message: "no" } as const;
    if (!fullest) throw new Error(`The demo account has no ${kind}.`);
    const { identity, action, readAt, resource } = fullest;
    for (const { copy, held } of copiesWithAll({ resource, name: "x", arn: "x", also: ["x", "x"], message: "x" })) {
      const names = { ...identity, name: copy.name, arn: copy.arn, also: copy.also };
      const readings: Reading[] = [
        { identity: names, action, readAt, status: "read", resource: copy.resource, secrets: [] },
        { identity: names, action, readAt, status: "unread", failure: { ...failure, message: copy.message } },
      ];
      const text = allText(await redactReadings(redactor, readings));
      expect(held.filter((one) => leftOf(one, text).length > 0).map(({ what }) => what)).toEqual([]);
    }
  });
});

/** As the redactor's caller stores it: columns, resources and the record. */
async function stored(event: ActivityEvent): Promise<unknown> {
  const [redacted] = await redactor.clean([{ event, resources: attribute(event) }], "event");
  if (!redacted) throw new Error("Nothing came back.");
  return { event: withFreeText(redacted.event), resources: redacted.resources };
}

test("in a CloudTrail event nothing of any planted secret is left, in the record, its columns or its resources", async () => {
  const whole = record({
    errorCode: "x",
    errorMessage: "x",
    requestParameters: {
      trainingJobName: "x",
      environment: { A: "x", B: "x" },
      hyperParameters: { p: "x" },
      tags: [{ key: "x", value: "x" }],
      algorithmSpecification: { containerArguments: ["x", "x"] },
    },
    responseElements: { trainingJobArn: "x", message: "x" },
    resources: [{ ARN: "x", type: "x" }],
    additionalEventData: { note: "x" },
  });
  for (const { copy, held } of copiesWithAll(whole)) {
    // Who acted is known by the id of an access key, and stays; these fields are AWS's own.
    const identity = { ...(copy.userIdentity as object), accessKeyId: "ASIAEXAMPLE", type: "AssumedRole" };
    const own = { eventTime: "2026-11-20T09:30:00Z", eventSource: "sagemaker.amazonaws.com", userIdentity: identity };
    const event = parseEvent(
      {
        EventId: "1",
        EventTime: new Date("2026-11-20T09:30:00Z"),
        CloudTrailEvent: JSON.stringify({ ...copy, ...own }),
      },
      "us-east-1",
    );
    if (!event) throw new Error("The record gave no event.");
    const text = allText(await stored(event));
    expect(held.filter((one) => leftOf(one, text).length > 0).map(({ what }) => what)).toEqual([]);
  }
});

test("a secret in a name gives the same name in every scan, and the same in CloudTrail", async () => {
  const token = planted.find(({ what }) => what.startsWith("github-token ghp_"))?.parts[0] ?? "";
  const arn = `arn:aws:sagemaker:us-east-1:482915630174:training-job/${token}`;
  const reading: Reading = {
    identity: { account: "482915630174", region: "us-east-1", kind: "training-job", arn, name: token },
    action: "sagemaker:DescribeTrainingJob",
    readAt: "2026-11-22T12:00:00.000Z",
    status: "read",
    resource: { TrainingJobName: token, Environment: { DB_PASSWORD: "hunter2" } },
    secrets: [],
  };
  const [first] = await redactReadings(redactor, [reading]);
  const [again] = await redactReadings(createRedactor({ salt: "test salt" }), [reading, reading]);
  expect(first?.identity.arn).toMatch(
    /^arn:aws:sagemaker:us-east-1:482915630174:training-job\/«redacted github-token /,
  );
  expect(again?.identity).toEqual(first?.identity);
  expect(first).toMatchObject({ resource: { TrainingJobName: first?.identity.name } });
  const event = parseEvent(
    {
      EventId: "1",
      EventTime: new Date("2026-11-20T09:30:00Z"),
      CloudTrailEvent: JSON.stringify(
        record({ eventName: "StopTrainingJob", requestParameters: { trainingJobName: token } }),
      ),
    },
    "us-east-1",
  );
  if (!event) throw new Error("The record gave no event.");
  expect(await stored(event)).toMatchObject({ resources: [{ arn: first?.identity.arn }] });
  const [other] = await redactReadings(createRedactor({ salt: "another installation" }), [reading]);
  expect(other?.identity.arn).not.toBe(first?.identity.arn);
});
