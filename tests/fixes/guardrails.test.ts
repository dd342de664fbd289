import { describe, expect, test } from "vitest";
import { type Guardrail, shownFix } from "#lib/checks/fixes.ts";
import { trainingSettings, transformVolumeKey } from "#lib/checks/remedies/job-settings.ts";
import { untold } from "#tests/history/told-keys.ts";
import { type Keys, requests } from "./guardrail-requests.ts";
import { knownAccount } from "./known-accounts.ts";

interface Request {
  action: string;
  keys: Keys;
}

/** Whether the statement denies the request. Source: IAM user guide, "Condition operators", "Multivalued context keys". */
function denies({ Action, Condition }: Guardrail, { action, keys }: Request): boolean {
  if (![Action].flat().some((pattern) => like(pattern, action, true))) return false;
  return Object.entries(Condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => holds(operator, keys[key], [wanted].flat())),
  );
}

function holds(operator: string, value: Keys[string] | undefined, wanted: string[]): boolean {
  const present = value === undefined ? [] : [value].flat();
  const [, anyOf, test = "", ifExists] = /^(ForAnyValue:)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (test === "Null") return wanted.includes(String(value === undefined));
  if (value === undefined && ifExists) return true;
  if (test === "NumericGreaterThan") return present.some((one) => wanted.some((limit) => Number(one) > Number(limit)));
  const negated = test.includes("Not");
  const equal = (one: string) => wanted.some((pattern) => like(pattern, one, /Like|Arn/.test(test)));
  if (anyOf) return present.some((one) => equal(one) !== negated);
  // Without a value nothing is equal, so what is negated holds.
  return present.some(equal) !== negated;
}

function like(pattern: string, value: string, wildcards: boolean): boolean {
  if (!wildcards) return pattern === value;
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(value);
}

test("every guardrail stops the bad state, and lets pass what is good or does not touch it", async () => {
  const { failing } = await knownAccount("more faults");
  const printed = failing.flatMap(({ check, reading, context }) => {
    const { guardrail } = check.fix(reading.resource as never, context);
    return guardrail ? [[guardrail].flat() as Guardrail[]] : [];
  });
  const ofJobs = [...Object.values(trainingSettings), transformVolumeKey].map(
    ({ guardrail }) => [guardrail].flat() as Guardrail[],
  );
  const sets = new Map([...printed, ...ofJobs].map((set) => [set[0]?.Sid ?? "", set]));
  expect([...sets.keys()].sort()).toEqual(Object.keys(requests).sort());
  // Tried on stored calls, none of them hangs on a key that no record tells.
  const asked = [...sets.values()].flat().flatMap(({ Action, Condition }) =>
    [Action].flat().flatMap((action) =>
      Object.values(Condition)
        .flatMap(Object.keys)
        .map((key) => untold(action, key)),
    ),
  );
  expect(asked.flat()).toEqual([]);
  for (const [Sid, { stops, passes }] of Object.entries(requests)) {
    const isDenied = ([action, keys]: [string, Keys]) => sets.get(Sid)?.some((one) => denies(one, { action, keys }));
    expect([Sid, stops.filter((request) => !isDenied(request))]).toEqual([Sid, []]);
    expect([Sid, passes.filter(isDenied)]).toEqual([Sid, []]);
  }
}, 300_000);

/** `AutoMLJobV2` as `auto-ml-job-v2`. */
const kebab = (noun: string) => noun.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();

/** Kinds that their operations call otherwise. */
const called: Readonly<Record<string, string>> = {
  "tuning-job": "hyper-parameter-tuning-job",
  "iam-role": "role-policy",
};

test("a guardrail that is said to refuse the bad state is about what makes, or changes, a resource of the kind", async () => {
  const { failing } = await knownAccount("more faults");
  const strange = new Set<string>();
  const limiting = new Set<string>();
  for (const { check, reading, context } of failing) {
    const fix = check.fix(reading.resource as never, context);
    for (const { Action, Sid, onlyLimits } of [fix.guardrail ?? []].flat() as Guardrail[]) {
      if (onlyLimits) limiting.add(check.id);
      const nouns = [Action].flat().map((action) => kebab(action.split(":")[1] ?? ""));
      const isMeant = nouns.some((noun) => noun.includes(called[check.kind] ?? check.kind));
      if (!isMeant && !onlyLimits) strange.add(`${check.id}: ${Sid}`);
    }
    expect(JSON.stringify(shownFix(fix))).not.toContain("onlyLimits");
  }
  expect([...strange].sort()).toEqual([]);
  expect([...limiting]).toEqual(
    expect.arrayContaining(["iam-role/not-administrator", "s3-bucket/requires-tls", "s3-account/owns-default-buckets"]),
  );
}, 300_000);

describe("the evaluator of these tests", () => {
  const statement = (Condition: Guardrail["Condition"]): Guardrail => {
    return { Sid: "X", Effect: "Deny", Action: "a:B", Resource: "*", Condition };
  };
  test.each([
    [{ StringNotEquals: { k: "good" } }, {}, true],
    [{ StringNotEqualsIfExists: { k: "good" } }, {}, true],
    [{ StringEquals: { k: "bad" } }, {}, false],
    [{ StringNotEquals: { k: "good" }, Null: { k: "false" } }, {}, false],
    [{ BoolIfExists: { k: "false" } }, {}, true],
    [{ "ForAnyValue:StringNotEquals": { k: ["a"] } }, {}, false],
    [{ "ForAnyValue:StringNotEquals": { k: ["a"] } }, { k: ["a", "b"] }, true],
  ] as const)("%j of %j: %s", (condition, keys, expected) => {
    expect(denies(statement(condition as never), { action: "a:B", keys })).toBe(expected);
  });
});
