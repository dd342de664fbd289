import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  BatchImportFindingsRequest$,
  ResourceDetails$,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectors } from "#lib/collectors/index.ts";
import { asffTypes } from "#lib/reports/formats/asff/resource-type.ts";
import { type SecurityFinding, securityFinding } from "#lib/reports/formats/asff/security-finding.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";
import { violationsIn } from "#lib/simulator/constraints.ts";
import { hostile, saying } from "./hostile.ts";
import { accepted, account, findingWith, reportWith, textOf } from "./report-of.ts";

/** What we write is what the SDK sends: it does not compile where it is not. */
const asSent = (findings: readonly SecurityFinding[]): AwsSecurityFinding[] => [...findings];

const callsOf = async (reports: Report | Report[]) =>
  (await textOf(formatNamed("asff").render(reports)))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { Findings: SecurityFinding[] });

const findingOf = async (finding: ReportFinding, parts: Partial<Report> = {}) => {
  const [call] = await callsOf(reportWith([finding], parts));
  return call?.Findings[0] as SecurityFinding;
};

/** The body that the SDK's client sends of a call: it has what AWS's model knows, and nothing else. */
async function sent(input: { Findings: AwsSecurityFinding[] }): Promise<unknown> {
  let body: unknown;
  const client = new SecurityHubClient({
    region: "us-east-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: { body: Uint8Array }) => {
        body = JSON.parse(new TextDecoder().decode(request.body));
        return Promise.reject(new Error("not sent"));
      },
    },
  });
  await expect(client.send(new BatchImportFindingsCommand(input))).rejects.toThrow("not sent");
  return body;
}

test("the SDK sends a call whole: no field is unknown to it, and none that AWS asks for is missing", async () => {
  const fix = { mutability: "in-place", summary: "Turn it off.", cli: "aws sagemaker x" } as const;
  const statuses = ["fail", "pass", "unknown", "not-applicable"] as const;
  for (const input of await callsOf(
    reportWith(statuses.map((status) => findingWith({ status, fix: async () => fix }))),
  )) {
    expect(await sent({ Findings: asSent(input.Findings) })).toEqual(input);
    expect(violationsIn("securityhub", NormalizedSchema.of(BatchImportFindingsRequest$), input)).toEqual([]);
  }
  const bare = { Findings: [{ Id: "x", Unheard: "of" }] };
  expect(await sent(bare as never)).toEqual({ Findings: [{ Id: "x" }] });
  expect(violationsIn("securityhub", NormalizedSchema.of(BatchImportFindingsRequest$), bare)).not.toEqual([]);
});

/** Longest texts by their place. Source: AWS Security Hub API Reference; `@aws-sdk/client-securityhub`, models_2. */
const limits: readonly [(finding: SecurityFinding) => readonly (string | undefined)[], number][] = [
  [({ Id, GeneratorId }) => [Id, GeneratorId], 512],
  [({ Title }) => [Title], 256],
  [({ Description }) => [Description], 1024],
  [({ ProductArn }) => [ProductArn], 2048],
  [
    ({ Remediation }) => [
      Remediation?.Recommendation.Text ?? "-",
      ...(Remediation?.Recommendation.Url === undefined ? [] : [Remediation.Recommendation.Url]),
    ],
    512,
  ],
  [({ ProductFields }) => Object.keys(ProductFields), 128],
  [({ ProductFields }) => Object.values(ProductFields), 2048],
  [({ Resources }) => Resources.flatMap(({ Region }) => Region ?? []), 16],
  [({ Resources }) => Resources.map(({ Type }) => Type), 256],
  [({ Resources }) => Resources.flatMap(({ Details }) => Object.values(Details.Other)), 1024],
  [({ Compliance }) => Compliance.RelatedRequirements ?? [], 64],
];

test("every text fits, whatever the names, and a hundred findings fit a call", async () => {
  const long = fc.tuple(hostile, fc.integer({ min: 1, max: 4000 })).map(([text, times]) => {
    return text.repeat(Math.ceil(times / text.length)).slice(0, 6000);
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(hostile, long), async (text) => {
      for (const { Findings } of await callsOf(saying(text))) {
        for (const finding of Findings) {
          for (const [textsOf, most] of limits) {
            for (const one of textsOf(finding)) {
              expect(one).toMatch(/\S/);
              expect(one?.length).toBeLessThanOrEqual(most);
              expect(one?.isWellFormed()).toBe(true);
            }
          }
          expect(Object.keys(finding.ProductFields).length).toBeLessThanOrEqual(50);
          // 240 KB a finding, 6 MB a call.
          expect(Buffer.byteLength(JSON.stringify(finding))).toBeLessThan(60_000);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("a hundred findings make a call, of one account and one region", async () => {
  const region = (name: string) => ({ ...findingWith().resource, region: name });
  const findings = Array.from({ length: 250 }, (_, at) =>
    findingWith({
      id: String(at),
      resource: region(at % 5 === 0 ? "eu-west-1" : at % 5 === 1 ? "global" : "us-east-1"),
    }),
  );
  const calls = await callsOf([reportWith(findings), reportWith(findings)]);
  expect(calls.map(({ Findings }) => Findings.length)).toEqual([100, 100, 50, 100, 100, 50]);
  for (const { Findings } of calls) expect(new Set(Findings.map(({ ProductArn }) => ProductArn)).size).toBe(1);
  expect(calls.flatMap(({ Findings }) => Findings)).toHaveLength(500);
});

describe("verdicts", () => {
  test.each([
    ["fail", "FAILED", "HIGH", "NEW", "ACTIVE"],
    ["pass", "PASSED", "INFORMATIONAL", "RESOLVED", "ACTIVE"],
    ["unknown", "NOT_AVAILABLE", "HIGH", "NEW", "ACTIVE"],
    ["not-applicable", "NOT_AVAILABLE", "INFORMATIONAL", "NEW", "ARCHIVED"],
  ] as const)("%s", async (status, compliance, label, workflow, state) => {
    expect(await findingOf(findingWith({ status }))).toMatchObject({
      Compliance: { Status: compliance },
      Severity: { Label: label, Original: "high" },
      FindingProviderFields: { Severity: { Label: label } },
      Workflow: { Status: workflow },
      RecordState: state,
    });
  });

  test("what is not known says why", async () => {
    const { Compliance, Title } = await findingOf(findingWith({ status: "unknown" }));
    expect(Compliance.StatusReasons).toEqual([
      { ReasonCode: "SAGEWARDEN_UNKNOWN", Description: "sagemaker:DescribeNotebookInstance was denied." },
    ]);
    expect(Title).toMatch(/^Not known: /);
  });

  test("what was accepted is archived, fails all the same, and is active again when the decision has ended", async () => {
    const finding = await findingOf(findingWith({ waiver: accepted }));
    expect(finding).toMatchObject({
      ...{ RecordState: "ARCHIVED", Compliance: { Status: "FAILED" }, Workflow: { Status: "NEW" } },
      ProductFields: {
        "sagewarden/accepted": "Accepted until 2027-02-28 by Ada: Isolated. (ticket RISK-7)",
        "sagewarden/accepted/until": "2027-02-28",
      },
    });
    // What the hub would keep for good, whatever later imports say.
    expect(finding).not.toHaveProperty("Note");
    expect(await findingOf(findingWith())).toMatchObject({ Id: finding.Id, RecordState: "ACTIVE" });
  });

  test("a finding whose resource is gone is archived, as of the scan that missed it", async () => {
    const filters = [{ name: "change", label: "Change", values: ["gone"] }];
    expect(await findingOf(findingWith({ isEarlier: true }), { filters })).toMatchObject({
      RecordState: "ARCHIVED",
      UpdatedAt: "2026-11-20T12:00:00.000Z",
    });
  });
});

test("a finding is the same one in every scan, and its times are those of the finding", async () => {
  const report = reportWith([]);
  const later = { ...report, scan: { ...report.scan, id: "later", regions: ["eu-west-1", "us-east-1"] } };
  const [one, other] = [await securityFinding(findingWith(), report), await securityFinding(findingWith(), later)];
  expect(one.Id).toBe(`arn:aws:sagewarden:us-east-1:${account}:finding/6c8cb9626b5a13d9fb63958c`);
  expect(other.Id).toBe(one.Id);
  expect(one).toMatchObject({
    ProductArn: `arn:aws:securityhub:us-east-1:${account}:product/${account}/default`,
    CreatedAt: "2026-11-01T00:00:00.000Z",
    FirstObservedAt: "2026-11-01T00:00:00.000Z",
    LastObservedAt: "2026-11-20T11:59:00.000Z",
    UpdatedAt: "2026-11-20T12:00:00.000Z",
  });
  expect(one.Types).toEqual([
    "Software and Configuration Checks/AWS Security Best Practices",
    "Software and Configuration Checks/Industry and Regulatory Standards/AWS Foundational Security Best Practices",
  ]);
});

test("what Security Hub has a type for is of it", () => {
  // [4] are the names of a structure's members. Source: @smithy/types, static-schemas.
  const known = new Set(ResourceDetails$[4]);
  for (const type of Object.values(asffTypes)) expect(known).toContain(type);
  const byLowerCase = new Map([...known].map((name) => [name.toLowerCase(), name]));
  for (const collector of collectors as readonly { cloudFormation?: string }[]) {
    const type = collector.cloudFormation ?? "";
    const same = byLowerCase.get(type.replaceAll("::", "").toLowerCase());
    if (same) expect({ [type]: asffTypes[type] }).toEqual({ [type]: same });
  }
});
