import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fix } from "#lib/checks/fixes.ts";
import { aws, jq, reshaped, script } from "#lib/checks/remedies/commands.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { account, findingWith, reportWith, textOf } from "#tests/reports/report-of.ts";
import { runScript } from "./script-run.ts";

/** What a name may hold, once somebody means harm to whoever runs the plan. */
const hostile = fc.oneof(
  fc.constantFrom(
    "x\ntouch pwned",
    "x\r\ntouch pwned #",
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    "x\nfi\ntouch pwned\nif true; then",
    "\\",
    "EOF",
    "aws iam delete-user --user-name=ana",
    ["$", "{PATH}"].join(""),
    "!!",
    "KMS_KEY_ARN",
    "my-VPC_ID",
    "名前 é",
    "\u001b[2K\u202e",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);

const region = "us-east-1";

function planOf(names: readonly string[], choice: string) {
  const commands = names.map((name) => {
    const read = aws("iam", "get-role", { "role-name": name });
    const steps = [
      { comment: `Look at ${name} first.` },
      reshaped(read, jq(".a", { old: name, set: { key: "KMS_KEY_ARN" } }), "role.json"),
      aws("kms", "enable-key", { "key-id": "KMS_KEY_ARN", "some-json": { key: ["KMS_KEY_ARN", "x'y"] }, region }),
      { later: read },
    ];
    return script(() => steps);
  });
  const findings = names.map((name, at) => {
    const { cli, refusal = name } = commands[at] ?? {};
    const fix: Fix = {
      mutability: "in-place",
      summary: `${name} ${refusal}`,
      ...(cli && { cli }),
      consoleUrl: `https://a.example/${name}`,
    };
    return findingWith({
      ...{ id: String(at), title: name },
      resource: { kind: "iam-role", region, name, arn: `arn:aws:iam::${account}:role/${at}` },
      remedy: async () => ({ fix, isCalledAsChoice: false }),
    });
  });
  // The words of each call that are meant: of what can be printed, and is not called as a choice.
  const isMeant = (name: string, at: number) =>
    commands[at]?.cli !== undefined && !/\b(KMS_KEY_ARN|VPC_ID)\b/.test(name);
  const meant = names.filter(isMeant).flatMap((name) => [
    ["iam", "get-role", `--role-name=${name}`, "--output=json"],
    [
      "kms",
      "enable-key",
      `--key-id=${choice}`,
      `--some-json=${JSON.stringify({ key: [choice, "x'y"] })}`,
      `--region=${region}`,
    ],
  ]);
  return { findings, meant };
}

test("nothing in a name, a title, a summary or a choice is run, and every command has the words that were meant", async () => {
  const choices = fc.constantFrom(
    "arn:aws:kms:us-east-1:1:key/x",
    "$(touch pwned)",
    "`touch pwned`",
    "a b * ~ ' ; touch pwned",
    "-x",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), choices, async (names, choice) => {
      const { findings, meant } = planOf(names, choice);
      const text = await textOf(formatNamed("fix-plan").render(reportWith(findings)));
      const { code, stderr, calls, files } = await runScript(text, {
        account,
        environment: { KMS_KEY_ARN_US_EAST_1: choice },
      });
      expect(calls.filter(([service]) => service !== "sts")).toEqual(meant);
      expect([code, files, stderr.includes("not found")]).toEqual([0, [], false]);
    }),
    { numRuns: 25 },
  );
}, 300_000);

test("a choice that would end its word in JSON is refused, as are credentials of another account and an account that is none", async () => {
  const { findings } = planOf(["role"], "");
  const text = await textOf(formatNamed("fix-plan").render(reportWith(findings)));
  for (const [KMS_KEY_ARN_US_EAST_1, said] of [
    ['x"}', "a quote"],
    ["x\ny", "a line end"],
    ["", "Choose a value for KMS_KEY_ARN_US_EAST_1"],
  ] as const) {
    const { code, stderr, calls } = await runScript(text, { account, environment: { KMS_KEY_ARN_US_EAST_1 } });
    expect([code, calls.length]).toEqual([1, 1]);
    expect(stderr).toContain(said);
  }
  const skipped = await runScript(text, { account, environment: { KMS_KEY_ARN_US_EAST_1: "skip" } });
  expect([skipped.code, skipped.calls.length]).toEqual([0, 1]);
  expect(skipped.stderr).toContain("Step 1 left out, since KMS_KEY_ARN_US_EAST_1 says skip.");
  const report = reportWith(findings);
  const strange = { ...report, scan: { ...report.scan, account: "1; touch pwned" } };
  await expect(textOf(formatNamed("fix-plan").render(strange))).rejects.toThrow("is no account of AWS");
});
