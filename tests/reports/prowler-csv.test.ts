import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { hostile, saying } from "./hostile.ts";
import { accepted, findingWith, reportWith, textOf } from "./report-of.ts";

/** As Prowler 5.46.0 writes them: `prowler/lib/outputs/csv/csv.py`. */
const columns = [
  ...["AUTH_METHOD", "TIMESTAMP", "ACCOUNT_UID", "ACCOUNT_NAME", "ACCOUNT_EMAIL", "ACCOUNT_ORGANIZATION_UID"],
  ...["ACCOUNT_ORGANIZATION_NAME", "ACCOUNT_TAGS", "FINDING_UID", "PROVIDER", "CHECK_ID", "CHECK_TITLE", "CHECK_TYPE"],
  ...["STATUS", "STATUS_EXTENDED", "MUTED", "SERVICE_NAME", "SUBSERVICE_NAME", "SEVERITY", "RESOURCE_TYPE"],
  ...["RESOURCE_UID", "RESOURCE_NAME", "RESOURCE_DETAILS", "RESOURCE_TAGS", "PARTITION", "REGION", "DESCRIPTION"],
  ...["RISK", "RELATED_URL", "REMEDIATION_RECOMMENDATION_TEXT", "REMEDIATION_RECOMMENDATION_URL"],
  ...["REMEDIATION_CODE_NATIVEIAC", "REMEDIATION_CODE_TERRAFORM", "REMEDIATION_CODE_CLI", "REMEDIATION_CODE_OTHER"],
  ...["COMPLIANCE", "CATEGORIES", "DEPENDS_ON", "RELATED_TO", "NOTES", "PROWLER_VERSION", "ADDITIONAL_URLS"],
  ...["ACCOUNT_OU_UID", "ACCOUNT_OU_NAME"],
];

async function rowsOf(report: Report): Promise<Record<string, string>[]> {
  const [head, ...rows] = readCsv(await textOf(formatNamed("prowler-csv").render(report)), ";");
  expect(head).toEqual(columns);
  return rows.map((row) => {
    expect(row).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""]));
  });
}

test("a finding is a line as Prowler would write it", async () => {
  const fix = { mutability: "in-place", summary: "Turn it off.", cli: "aws sagemaker x" } as const;
  const [row] = await rowsOf(reportWith([findingWith({ fix: async () => fix, severity: "info" })]));
  expect(row).toMatchObject({
    TIMESTAMP: "2026-11-20 11:59:00",
    ACCOUNT_UID: "111122223333",
    PROVIDER: "aws",
    CHECK_ID: "notebook-instance/no-root-access",
    STATUS: "FAIL",
    STATUS_EXTENDED: "Users of the notebook instance have root access. RootAccess: Enabled, expected Disabled",
    MUTED: "False",
    SERVICE_NAME: "sagemaker",
    SEVERITY: "informational",
    RESOURCE_TYPE: "AwsSageMakerNotebookInstance",
    PARTITION: "aws",
    REMEDIATION_RECOMMENDATION_TEXT: "Turn it off.",
    REMEDIATION_CODE_CLI: "aws sagemaker x",
  });
  expect(row?.COMPLIANCE).toMatch(/^AWS Foundational Security Best Practices .*: SageMaker\.3$/);
});

test("what was accepted is muted, and its status stays", async () => {
  const rows = await rowsOf(reportWith([findingWith({ waiver: accepted }), findingWith()]));
  expect(rows).toMatchObject([
    { STATUS: "FAIL", MUTED: "True", NOTES: "Accepted until 2027-02-28 by Ada: Isolated. (ticket RISK-7)" },
    { STATUS: "FAIL", MUTED: "False", NOTES: "" },
  ]);
});

test("a fraction of a second is written as Python does", async () => {
  const [row] = await rowsOf(reportWith([findingWith({ readAt: "2026-11-20T11:59:00.120Z" })]));
  expect(row?.TIMESTAMP).toBe("2026-11-20 11:59:00.120000");
});

test("what is not known is to be looked at by somebody, and never passes", async () => {
  const all = (["fail", "pass", "unknown", "not-applicable"] as const).map((status) => findingWith({ status }));
  const rows = await rowsOf(reportWith(all));
  expect(rows.map(({ STATUS }) => STATUS)).toEqual(["FAIL", "PASS", "MANUAL"]);
  expect(rows[2]?.STATUS_EXTENDED).toMatch(/^Not read, so it may fail as well as pass\. Not known: .*was denied\.$/);
});

test("no name makes a cell, a line or a formula of its own", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const rows = await rowsOf(saying(text));
      expect(rows).toHaveLength(4);
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^["\s]*[=+\-@]/u);
    }),
    { numRuns: 100 },
  );
});
