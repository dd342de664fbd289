import { expect, test } from "vitest";
import { leftOut } from "#lib/analysis/secrets/mark.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { ReportFinding } from "#lib/reports/report.ts";
import { investigationTold, reportTold } from "#lib/reports/without-values.ts";
import { findingWith, reportWith } from "./report-of.ts";

const address = "s3://elsewhere/source.tar.gz";
const fix: Fix = {
  mutability: "record",
  summary: "Let the job read from a bucket of this account.",
  cli: `# Copy what you have checked of ${address} first.\naws sagemaker create-training-job`,
  consoleUrl: "https://console.aws.amazon.com",
  recipe: { family: "job", change: { address }, write: () => fix },
};
const evidence = [
  { path: "HyperParameters.sagemaker_submit_directory", observed: address, expected: "a bucket of this account" },
  { path: "InputDataConfig[0].DataSource", observed: "s3://own/data", expected: "a bucket of this account" },
];
const verify = async () => [
  { command: "aws one", shows: "value" as const },
  { command: "aws other", shows: "value" as const },
];
const finding = findingWith({
  evidence,
  fix: async () => fix,
  remedy: async () => ({ fix, isCalledAsChoice: false }),
  verify,
});

async function toldOf(one: ReportFinding): Promise<ReportFinding> {
  for await (const told of reportTold(reportWith([one]), "left-out").findings()) return told;
  throw new Error("It has a finding.");
}

test("evidence of a value has a mark, what shows it says that it does, and other evidence stays", async () => {
  const told = await toldOf(finding);
  expect(told.evidence.map(({ observed }) => observed)).toEqual([leftOut, "s3://own/data"]);
  expect((await told.verify()).map((one) => one?.shows)).toEqual(["left-out", "value"]);
});

test("a fix whose commands hold the value is told without them, and says so", async () => {
  const told = await toldOf(finding);
  for (const one of [await told.fix(), (await told.remedy())?.fix]) {
    expect(JSON.stringify(one)).not.toContain(address);
    expect(one).toMatchObject({ mutability: "record", consoleUrl: fix.consoleUrl });
    expect(one?.summary).toMatch(/^Let the job read .* values that are left out here/);
    // Written together with others it would have them again.
    expect(one).not.toHaveProperty("recipe");
  }
});

test("a fix without the value, and a finding without settings, stay as they are", async () => {
  const plain = { ...fix, cli: "aws sagemaker stop-training-job" };
  expect(await (await toldOf({ ...finding, fix: async () => plain })).fix()).toEqual(plain);
  const other = findingWith();
  expect(await toldOf(other)).toBe(other);
});

test("of an investigation the configuration and what changed have marks, unless values are asked for", () => {
  const configuration = { Environment: { LEVEL: "debug" }, RoleArn: "arn" };
  const change = {
    fields: [
      { path: "Environment.LEVEL", before: "info", now: "debug" },
      { path: "RoleArn", now: "x" },
    ],
  };
  // It looks at no more of it.
  const investigation = { resource: { detail: { configuration }, findings: async function* () {} }, changes: [change] };
  const told = investigationTold(investigation as never, "left-out");
  expect(told).toMatchObject({
    values: "left-out",
    resource: { detail: { configuration: { Environment: { LEVEL: leftOut }, RoleArn: "arn" } } },
    changes: [
      {
        fields: [
          { path: "Environment.LEVEL", before: leftOut, now: leftOut },
          { path: "RoleArn", now: "x" },
        ],
      },
    ],
  });
  expect(investigationTold(investigation as never, "included")).toMatchObject({ ...investigation, values: "included" });
});
