import { beforeAll, expect, test } from "vitest";
import { attackPathChecks } from "#lib/checks/attack-path/index.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { identityPathChecks } from "#lib/checks/identity-path/index.ts";
import { cuttersOf } from "#lib/checks/path-check.ts";
import { type AttackPath, familyOf, isDerived } from "#lib/inventory/derived.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { isAbout } from "#lib/scoring/evaluate.ts";
import { type Audit, verdictOf } from "#tests/fixes/audit.ts";
import { knownAccount } from "#tests/fixes/known-accounts.ts";

/*
 * Laws over every attack path of the demo account: what a step says is what the check says that it names.
 */

const pathChecks = [...attackPathChecks, ...identityPathChecks] as readonly unknown[] as readonly Check[];

let at: Audit;
let paths: ReadResource<AttackPath>[];

beforeAll(async () => {
  at = (await knownAccount("what is live")).before;
  paths = at.readings.filter(({ identity }) => isDerived(identity.kind)) as typeof paths;
}, 300_000);

const checkFor = ({ identity }: ReadResource<AttackPath>) =>
  pathChecks.filter((check) => check.kind === identity.kind && isAbout(check, identity));

test("each path is judged by one check", () => {
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => checkFor(path).length !== 1).map(({ identity }) => identity.arn)).toEqual([]);
});

test("a path of every family is open", () => {
  const open = paths.filter((path) => checkFor(path).some((check) => verdictOf(check, path, at).status === "fail"));
  const families = new Set(open.map(({ identity }) => familyOf(identity)));
  expect(families).toEqual(new Set(pathChecks.map(({ family }) => family)));
});

test("a step that holds fails the check that it names, of the very resource", () => {
  const wrong: string[] = [];
  let compared = 0;
  for (const { identity, resource } of paths) {
    for (const step of resource.Steps) {
      const check = step.Check === undefined ? undefined : checkOf(step.Check);
      const reading = at.readings.find((one) => one.identity.kind === step.Kind && one.identity.arn === step.Arn);
      if (!check || !reading || step.Holds === null) continue;
      compared++;
      const fails = verdictOf(check, reading, at).status === "fail";
      // A check may fail for more than one reason: only what holds has to be among them.
      if (step.Holds && !fails) wrong.push(`${identity.arn}: ${step.Fact}, and ${check.id} does not fail`);
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(20);
});

test("a step names a check of its resource's kind, and one that its family can be cut by", () => {
  const wrong = paths.flatMap(({ identity, resource }) =>
    resource.Steps.flatMap(({ Check, Kind }) => {
      const isKnown = cuttersOf(familyOf(identity)).some(({ id }) => id === Check);
      return Check === undefined || (isKnown && Check.startsWith(`${Kind}/`)) ? [] : [`${identity.arn}: ${Check}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("each open path is broken by any one of its steps", () => {
  // The fixes themselves are carried out by tests/fixes/law.test.ts; here each open path is broken by each of its steps.
  for (const path of paths) {
    const [check] = checkFor(path);
    if (!check || verdictOf(check, path, at).status !== "fail") continue;
    for (const index of path.resource.Steps.keys()) {
      const Steps = path.resource.Steps.map((one, other) => (other === index ? { ...one, Holds: false } : one));
      expect(verdictOf(check, { ...path, resource: { ...path.resource, Steps } }, at).status).toBe("pass");
    }
  }
});
