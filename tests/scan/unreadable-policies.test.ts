import { beforeAll, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { derivations } from "#lib/derivations/index.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { derivedReadings } from "#lib/scan/derive.ts";
import { inventoryOf } from "#lib/scan/inventory.ts";
import { checksByKind, evaluateReading } from "#lib/scoring/evaluate.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { withFewJobs } from "./few-jobs.ts";
import { scanUnkept } from "./scan-unkept.ts";

/*
 * A policy that nobody can parse is not known to be harmless. Every document of the demo account that is a policy, wherever it
 * stands, is replaced by garbage: no verdict that rests on it may be a pass. What rests on it is found out: it is what changes
 * when the policy allows everything, or nothing.
 */

type Document = { Statement?: unknown };
type Change = (text: string, policy: Document) => string;

const now = new Date();
let readings: Reading[] = [];
let coverage: Coverage[] = [];
let asIs: ReadonlyMap<string, string> = new Map();
const account = withFewJobs(demoAccount({ now }));
const regions = account.regions.map(({ name }) => name);
beforeAll(async () => {
  const simulator = await startSimulator({ account, enforceLimits: false });
  const scanned = await scanUnkept({ endpoint: simulator.url, regions });
  await simulator.close();
  const isRead = (kind: string) => !derivations.some((one) => one.kind === kind);
  for (const settled of [false, true]) {
    for await (const batch of scanned.store.readings({ settled })) readings.push(...batch);
  }
  readings = readings.filter(({ identity }) => isRead(identity.kind));
  coverage = scanned.coverage;
  asIs = verdictsOn(readings);
});

/** Where policies stand that this account has, by kind; numbers of places in lists are left out. */
const places = [
  "ecr-registry Policy",
  "ecr-repository Policy",
  "efs-file-system Policy",
  "endpoint ResourcePolicy",
  "iam-group GroupPolicyList[].PolicyDocument",
  "iam-group ManagedPolicies[].Document",
  "iam-policy Document",
  "iam-role AssumeRolePolicyDocument",
  "iam-role BoundaryDocument",
  "iam-role ManagedPolicies[].Document",
  "iam-role RolePolicyList[].PolicyDocument",
  "iam-user ManagedPolicies[].Document",
  "iam-user UserPolicyList[].PolicyDocument",
  "iot-policy policyDocument",
  "kms-key Policy",
  "lambda-function Policy",
  "lineage-group ResourcePolicy",
  "model-package-group ResourcePolicy",
  "organization-policy Content",
  "s3-bucket Policy",
  "secretsmanager-secret Policy",
  "sns-topic Policy",
  "vpc-endpoint PolicyDocument",
];

/** Those that checks look into today: a law that finds nothing resting on them finds nothing at all. */
const judged = new Set([
  "iam-role AssumeRolePolicyDocument",
  "iam-role ManagedPolicies[].Document",
  "iam-role RolePolicyList[].PolicyDocument",
  "s3-bucket Policy",
  "vpc-endpoint PolicyDocument",
]);

function policyIn(text: string): Document | undefined {
  if (!text.includes("Statement")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "Statement" in value ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The value with its policies changed, at the place or everywhere; `met` hears of each place. */
function changed(
  value: unknown,
  path: string,
  change: (path: string, text: string, policy: Document) => string,
): unknown {
  if (typeof value === "string") {
    const policy = policyIn(value);
    return policy ? change(path, value, policy) : value;
  }
  if (Array.isArray(value)) return value.map((item) => changed(item, `${path}[]`, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, changed(item, path ? `${path}.${name}` : name, change)]),
  );
}

function withPolicies(place: string, change: Change): Reading[] {
  return readings.map((reading) => {
    if (reading.status !== "read" || !place.startsWith(`${reading.identity.kind} `)) return reading;
    const resource = changed(reading.resource, "", (path, text, policy) =>
      `${reading.identity.kind} ${path}` === place ? change(text, policy) : text,
    );
    return { ...reading, resource };
  });
}

/** Every verdict about these readings and what follows from them, by finding. */
function verdictsOn(all: readonly Reading[]): Map<string, string> {
  const inventory = inventoryOf(all, coverage, []);
  const at = { account: account.id, now: now.toISOString() };
  const derived = derivations.flatMap((one) =>
    regions.flatMap((region) => derivedReadings(one as never, inventory, { ...at, region })),
  );
  const context = {
    checks: checksByKind(checks as readonly Check[]),
    inventory,
    options: defaultOptions,
    now: now.toISOString(),
    onDefect: (check: string, error: unknown) => {
      throw new Error(`${check} threw`, { cause: error });
    },
  };
  return new Map(
    [...all, ...derived].flatMap((reading) =>
      evaluateReading(reading, context).map(({ check, status }) => [`${check} ${reading.identity.arn}`, status]),
    ),
  );
}

function saying(Effect: string): Change {
  return (_, { Statement }) => {
    const own = [Statement].flat().some((one) => one && typeof one === "object" && "Principal" in one);
    const statement = { Effect, ...(own && { Principal: "*" }), Action: "*", Resource: "*" };
    return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  };
}

const garbage: Record<string, Change> = {
  "a policy cut short": (text) => text.slice(0, -1),
  "no JSON": () => "not a policy",
  nothing: () => "",
  null: () => "null",
  "a list": () => "[]",
  "a policy without statements": () => '{"Version":"2012-10-17"}',
  "statements that are a text": () => '{"Version":"2012-10-17","Statement":"all"}',
  "a statement without an effect": () => '{"Version":"2012-10-17","Statement":[{"Action":"*","Resource":"*"}]}',
  "an effect nobody knows": () =>
    '{"Version":"2012-10-17","Statement":[{"Effect":"Perhaps","Principal":"*","Action":"*","Resource":"*"}]}',
};

test("every place where this account has a policy is one of the law's", () => {
  const met = new Set<string>();
  for (const { status, identity, ...rest } of readings) {
    if (status !== "read" || !("resource" in rest)) continue;
    changed(rest.resource, "", (path, text) => {
      met.add(`${identity.kind} ${path}`);
      return text;
    });
  }
  expect([...met].sort()).toEqual(places);
});

test.each(places)("%s: replaced by garbage, it leaves nothing passing that rests on it", (place) => {
  const [open, closed] = [
    verdictsOn(withPolicies(place, saying("Allow"))),
    verdictsOn(withPolicies(place, saying("Deny"))),
  ];
  // A path that passes whatever the policy says is broken elsewhere; without an opening there may be no such path at all.
  const resting = [...asIs.keys()].filter((id) => {
    const verdicts = new Set([asIs, open, closed].map((all) => all.get(id)));
    return verdicts.size > 1 && [...verdicts].some((verdict) => verdict !== undefined && verdict !== "pass");
  });
  if (judged.has(place)) expect(resting.length).toBeGreaterThan(5);
  if (resting.length === 0) return;
  const wrong = Object.entries(garbage).flatMap(([what, change]) => {
    const after = verdictsOn(withPolicies(place, change));
    // What followed from it does not vanish either.
    return resting.flatMap((id) => (after.get(id) === "pass" || !after.has(id) ? [`${what}: ${id}`] : []));
  });
  expect(wrong).toEqual([]);
});
