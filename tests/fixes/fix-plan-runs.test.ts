import { expect, test } from "vitest";
import type { Fix } from "#lib/checks/fixes.ts";
import { aws, script } from "#lib/checks/remedies/commands.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { account, findingWith, reportWith, textOf } from "#tests/reports/report-of.ts";
import { runScript } from "./script-run.ts";

const other = "999988887777";
const region = "us-east-1";

/** Roles of an account, each with a policy to be chosen and a key of the region. */
function planned(of: string, roles: Record<string, Partial<Fix>>): Report {
  const findings = Object.entries(roles).map(([name, more], at) => {
    const steps = [
      aws("iam", "attach-role-policy", { "role-name": name, "policy-arn": "POLICY_ARN" }),
      aws("kms", "enable-key", { "key-id": "KMS_KEY_ARN", region }),
    ];
    const fix: Fix = { mutability: "in-place", summary: name, ...script(() => steps), ...more };
    return findingWith({
      id: `${of}-${at}`,
      account: of,
      resource: { kind: "iam-role", region, name, arn: `arn:aws:iam::${of}:role/${name}` },
      remedy: async () => ({ fix, isCalledAsChoice: false }),
    });
  });
  const report = reportWith(findings);
  return { ...report, scan: { ...report.scan, account: of } };
}

const render = (...reports: Report[]) => textOf(formatNamed("fix-plan").render(reports));
const wordsOf = (calls: readonly string[][]) =>
  calls.filter(([service]) => service !== "sts").map((one) => one.join(" "));

test("what was chosen for one account is never used in another", async () => {
  const text = await render(planned(account, { mine: {} }), planned(other, { theirs: {} }));
  const chosen = (of: string, value: string) => ({
    [`POLICY_ARN_${of}_STEP_1`]: `arn:policy/${value}`,
    [`KMS_KEY_ARN_${of}_US_EAST_1`]: `arn:key/${value}`,
  });
  const environment = { ...chosen(account, "mine"), ...chosen(other, "theirs") };
  for (const [one, name] of [
    [account, "mine"],
    [other, "theirs"],
  ] as const) {
    const { code, calls } = await runScript(text, { account: one, environment });
    expect([code, wordsOf(calls)]).toEqual([
      0,
      [
        `iam attach-role-policy --role-name=${name} --policy-arn=arn:policy/${name}`,
        `kms enable-key --key-id=arn:key/${name} --region=${region}`,
      ],
    ]);
  }
  const open = await runScript(text, { account, environment: chosen(other, "theirs") });
  expect([open.code, wordsOf(open.calls)]).toEqual([1, []]);
  // Written once each, whatever the script is sourced from.
  const names = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=\$\{\1:-/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("a plan of one account alone has short names", async () => {
  expect(await render(planned(account, { mine: {} }))).toMatch(/^POLICY_ARN_STEP_1=/m);
});

test("a fix that takes something away waits for the word, whatever its command is called", async () => {
  const text = await render(planned(account, { plain: {}, taking: { takesAway: true } }));
  const environment = { POLICY_ARN_STEP_1: "a", POLICY_ARN_STEP_2: "b", KMS_KEY_ARN_US_EAST_1: "k" };
  const closed = await runScript(text, { account, environment });
  expect(wordsOf(closed.calls).join()).toContain("--role-name=plain");
  expect(wordsOf(closed.calls).join()).not.toContain("--role-name=taking");
  expect(closed.stderr).toContain("1 step left out, since TAKE_AWAY does not say yes");
  const open = await runScript(text, { account, environment: { ...environment, TAKE_AWAY: "yes" } });
  expect(wordsOf(open.calls).join()).toContain("--role-name=taking");
});

test("steps before the first that is to run are told, each: their section may have been closed before", async () => {
  const text = await render(planned(account, { a: {}, b: { takesAway: true }, c: { mutability: "replace" } }));
  const environment = {
    ...{ POLICY_ARN_STEP_1: "a", POLICY_ARN_STEP_2: "b", POLICY_ARN_STEP_3: "c", KMS_KEY_ARN_US_EAST_1: "k" },
    ...{ TAKE_AWAY: "yes", REPLACE: "yes", FROM: "3" },
  };
  const { code, calls, stderr } = await runScript(text, { account, environment });
  expect([code, wordsOf(calls)]).toEqual([
    0,
    ["iam attach-role-policy --role-name=c --policy-arn=c", `kms enable-key --key-id=k --region=${region}`],
  ]);
  expect(stderr).toContain("Step 1 not run, since FROM is 3.");
  expect(stderr).toContain("Step 2 not run, since FROM is 3.");
});
