import { expect, test } from "vitest";
import { Inventory } from "#lib/inventory/inventory.ts";
import { type Audit, failingIn } from "./audit.ts";
import { knownAccount } from "./known-accounts.ts";

const moved = [
  ["arn:aws:", "arn:aws-us-gov:"],
  ["us-east-1", "us-gov-east-1"],
  ["us-west-2", "us-gov-west-1"],
  ["eu-west-1", "us-gov-north-1"],
  ["eu-central-1", "us-gov-south-1"],
] as const;

/** The same account as if it were in GovCloud: nothing there has an ARN of the commercial partition. */
function inGovCloud({ readings, coverage, now }: Audit): Audit {
  const translated = <T>(value: T): T =>
    JSON.parse(moved.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value))) as T;
  const there = translated(readings);
  return {
    readings: there,
    inventory: new Inventory(there, translated(coverage)),
    coverage: translated(coverage),
    now,
  };
}

test("no fix and no guardrail names another partition than its resource is in", async () => {
  const failing = failingIn(inGovCloud((await knownAccount("more faults")).before));
  expect(failing.length).toBeGreaterThan(500);
  const strange = failing.flatMap(({ check, reading, context }) => {
    const { recipe: _, ...fix } = check.fix(reading.resource as never, context);
    return /arn:aws:[^"]*/.exec(JSON.stringify(fix))?.map((arn) => `${check.id}: ${arn.slice(0, 100)}`) ?? [];
  });
  expect([...new Set(strange)]).toEqual([]);
}, 300_000);
