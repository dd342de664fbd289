import { expect, test } from "vitest";
import { attackPathChecks } from "#lib/checks/attack-path/index.ts";
import notebookPath from "#lib/checks/attack-path/notebook-does-not-lead-to-administrator.ts";
import { type Check, severities } from "#lib/checks/define.ts";
import { identityPathChecks } from "#lib/checks/identity-path/index.ts";
import { cuttersOf } from "#lib/checks/path-check.ts";
import { cutsOf } from "#lib/checks/path-cuts.ts";
import { derivations } from "#lib/derivations/index.ts";
import { pathOf, pathStep } from "#tests/support/path-cases.ts";
import { allowing, roleArnOf, roleReading } from "#tests/support/paths.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";

const lab = identity("notebook-instance", "lab");
const notebook = reading("notebook-instance", "lab", {
  NotebookInstanceName: "lab",
  NotebookInstanceStatus: "InService",
  DirectInternetAccess: "Enabled",
  RootAccess: "Enabled",
  RoleArn: roleArnOf("ml"),
});
const context = {
  identity: { ...identity("attack-path", "lab"), arn: `${lab.arn}#to-administrator` },
  inventory: inventoryOf([notebook, roleReading("ml", allowing("*"))]),
  now,
  secrets: [],
};
const at = { Arn: lab.arn, Name: "lab" };
const internet = pathStep(true, { ...at, Check: "notebook-instance/no-direct-internet-access" });
const root = pathStep(true, { ...at, Check: "notebook-instance/no-root-access" });
const role = pathStep(true, {
  Kind: "iam-role",
  Arn: roleArnOf("ml"),
  Name: "ml",
  Check: "iam-role/not-administrator",
});

test("the cheapest cut is first: in place before a stop, a stop before a new one in its place", () => {
  const cuts = cutsOf([internet, root, role], cuttersOf("to-administrator"), context);
  expect(cuts.map(({ at, fix }) => [at, fix.mutability])).toEqual([
    [2, "in-place"],
    [1, "stop-update-start"],
    [0, "replace"],
  ]);
});

test("the fix of the path is that of the cheapest cut, and says where it is and which others there are", () => {
  const fix = notebookPath.fix(pathOf(internet, root, role), context as never);
  expect(fix.summary).toMatch(
    /^The path over lab is cut soonest at its cheapest edge: Step 3 of 3, iam-role ml, is changed in place\. Step 1 or 2 would break it as well\./,
  );
  expect(fix.cli).toContain("--role-name=ml");
  expect(notebookPath.fix(pathOf(internet, root), context as never)).toMatchObject({ mutability: "stop-update-start" });
});

test("a step that does not hold, one whose resource is gone, and one that no check breaks are no cuts", () => {
  const gone = { ...role, Arn: roleArnOf("gone") };
  const { Check: _, ...unnamed } = root;
  expect(cutsOf([{ ...internet, Holds: false }, gone, unnamed], cuttersOf("to-administrator"), context)).toEqual([]);
  expect(notebookPath.fix(pathOf(gone), context as never).summary).toContain("no root access");
});

// Each is a check; that of a kind is not compared with those of all kinds.
const pathChecks = [...attackPathChecks, ...identityPathChecks] as readonly unknown[] as readonly Check[];

test.each(pathChecks.map((check) => [check.id, check] as const))(
  "%s judges one family that is derived, as severely as the worst of what can cut it",
  (_, check) => {
    const made = derivations.filter(({ family }) => family === check.family);
    expect(made.map(({ kind }) => kind)).toEqual([check.kind]);
    const among = cuttersOf(check.family ?? "").map(({ severity }) => severity);
    expect(check.severity).toBe(severities.find((one) => among.includes(one)));
  },
);

test("every family is judged", () => {
  expect(new Set(pathChecks.map(({ family }) => family))).toEqual(new Set(derivations.map(({ family }) => family)));
});
