import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEvent } from "#lib/activity/event.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { severities } from "#lib/checks/define.ts";
import { signals, signalsIn } from "#lib/signals/index.ts";
import { looked, parsed, record, session } from "#tests/activity/records.ts";
import { expectSighting } from "#tests/support/test-signal.ts";

test("the index lists every signal, once and sorted by id", () => {
  const files = globSync("lib/signals/*.ts").map((file) => file.slice("lib/signals/".length, -".ts".length));
  expect(signals.map(({ id }) => id)).toEqual(
    files
      .filter(
        (name) =>
          !["define", "index", "management-selectors", "risky-things", "mfa-seen", "policy-principals"].includes(name),
      )
      .sort(),
  );
});

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("AccessDenied", "TLSv1", "false", "No", "AwsConsoleSignIn", "toString", false),
);
const names = [
  ...["errorCode", "readOnly", "eventName", "eventType", "tlsDetails", "additionalEventData", "userIdentity"],
  ...["tlsVersion", "MFAUsed", "sessionContext", "attributes", "mfaAuthenticated", "type", "__proto__", "constructor"],
];
const fields = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(hostile, fc.dictionary(fc.constantFrom(...names), hostile)),
);
/** As they are parsed, whatever AWS or somebody before it wrote. */
const events = fields.map((given) => {
  const event = parseEvent(
    { ...looked({}), CloudTrailEvent: JSON.stringify({ ...record({}), ...given }) },
    "us-east-1",
  );
  if (!event) throw new Error("It has an id and a time.");
  return event;
});

describe.each(signals.map((signal) => [signal.id, signal] as const))("%s", (id, signal) => {
  test("has words and metadata a person can use, and a table test", () => {
    expect(signal.title).toMatch(/^[A-Z].{10,80}[^.]$/);
    expect(signal.mark).toMatch(/^\S.{0,14}\S$/);
    expect(signal.plural).toMatch(/^[a-z].{8,60}[^.]$/);
    expect(severities).toContain(signal.severity);
    expect(signal.rationale).toMatch(/^[A-Z].{20,400}\.$/s);
    expect(signal.references.length).toBeGreaterThan(0);
    for (const link of signal.references) expect(new URL(link).protocol).toBe("https:");
    expect(signal.controls.length).toBeGreaterThan(0);
    expect(
      controlsOf(signal.controls)
        .map((control) => control.id)
        .sort(),
    ).toEqual([...signal.controls].sort());
    expect(readFileSync(`tests/signals/${id}.test.ts`, "utf8")).toContain("testSignal(");
  });

  test("is pure and total on hostile events, and what it points at is in the record", () => {
    fc.assert(
      fc.property(events, (event) => {
        const before = structuredClone(event);
        const sighting = signal.match(event);
        expect(signal.match(event)).toEqual(sighting);
        expect(event).toEqual(before);
        if (sighting) expectSighting(signal, event);
      }),
    );
  });

  test("sees nothing in an event of which only the outer fields could be read", () => {
    const event = parseEvent({ ...looked({ eventName: "CreateModel" }), CloudTrailEvent: "{" }, "us-east-1");
    expect(event && signal.match(event)).toBeUndefined();
  });
});

const open = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*" }] });

test("an event may be risky in several ways at once, and each signal sees something in one of these", () => {
  const usual = { tlsDetails: { tlsVersion: "TLSv1" }, userAgent: "Boto3/1.26 Linux/6.0.0-kali3-amd64" };
  const ofRole = { ...usual, userIdentity: session("DataScientist", "alice", "false") };
  const ofRoot = {
    ...{ ...usual, userIdentity: { type: "Root", sessionContext: { attributes: { mfaAuthenticated: "false" } } } },
    ...{ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging" },
  };
  const ofMachine = { ...usual, userIdentity: session("worker", "i-1", "false", { ec2RoleDelivery: "1.0" }) };
  const seen = [
    { ...ofRole, errorCode: "AccessDenied" },
    { ...ofMachine, eventName: "StartSession" },
    { ...ofRole, eventName: "PutModelPackageGroupPolicy", requestParameters: { resourcePolicy: open } },
    { ...ofRole, eventSource: "kms.amazonaws.com", eventName: "DisableKey" },
    ofRoot,
  ].map((fields) => signalsIn(parsed(fields)).map(({ id }) => id));
  expect(seen).toEqual([
    ["attack-tool", "change-refused", "outdated-tls"],
    ["attack-tool", "imdsv1-credentials-used", "outdated-tls", "remote-session-opened"],
    ["attack-tool", "opened-to-outsiders", "outdated-tls", "role-change-without-mfa"],
    ["attack-tool", "key-taken-out", "outdated-tls", "role-change-without-mfa"],
    ["attack-tool", "change-without-mfa", "outdated-tls", "root-used", "trail-silenced"],
  ]);
  expect([...new Set(seen.flat())].sort()).toEqual(signals.map(({ id }) => id));
});
