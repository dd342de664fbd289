import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";
import { resourceType } from "#lib/reports/resource-type.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { faultsOf } from "./ocsf-schema.ts";
import { accepted, findingWith, reportWith, textOf } from "./report-of.ts";

interface Event {
  activity_name: string;
  status_id: number;
  status: string;
  status_detail?: string;
  severity_id: number;
  message: string;
  compliance: { status_id: number; status: string; status_detail?: string };
  cloud: object;
  resources: object[];
  finding_info: object;
  remediation?: object;
  evidences: { name: string; src_endpoint?: object; data: object }[];
}

async function eventOf(finding: ReportFinding, parts: Partial<Report> = {}): Promise<Event> {
  const text = await textOf(formatNamed("ocsf").render(reportWith([finding], parts)));
  expect(text.split("\n")).toHaveLength(2);
  const event: unknown = JSON.parse(text);
  expect(faultsOf(event)).toEqual([]);
  return event as Event;
}

const changed = (parts: Partial<BlamedEvent>): BlamedEvent => ({
  ...plainEvent,
  ...{ id: "e", certainty: "set", gaps: [], ...parts },
});

test("the schema refuses what is no event: it is really asked", () => {
  expect(faultsOf({ class_uid: 2003 })).not.toEqual([]);
});

describe("verdicts", () => {
  test.each([
    ["fail", 3, "Fail", 1, "New"],
    ["pass", 1, "Pass", 4, "Resolved"],
    ["unknown", 0, "Unknown", 0, "Unknown"],
    ["not-applicable", 99, "Not applicable", 99, "Not applicable"],
  ] as const)("%s", async (status, complianceId, compliance, statusId, state) => {
    const event = await eventOf(findingWith({ status }));
    expect(event.compliance).toMatchObject({ status_id: complianceId, status: compliance });
    expect(event).toMatchObject({ status_id: statusId, status: state });
  });

  test("what could not be judged says why, and its title claims nothing", async () => {
    const event = await eventOf(findingWith({ status: "unknown", title: "Users have no root access" }));
    expect(event.status_detail).toBe("sagemaker:DescribeNotebookInstance was denied.");
    expect(event.compliance.status_detail).toBe(event.status_detail);
    expect(event.message).toBe("Not known: Users have no root access");
  });

  test("what was accepted is suppressed, says why, and fails all the same", async () => {
    const event = await eventOf(findingWith({ waiver: accepted }));
    expect(event).toMatchObject({
      ...{ status_id: 3, status: "Suppressed", compliance: { status_id: 3, status: "Fail" } },
      comment: "Accepted until 2027-02-28 by Ada: Isolated. (ticket RISK-7)",
      unmapped: { waiver: accepted },
    });
  });

  test("a finding whose resource is gone is closed", async () => {
    const event = await eventOf(findingWith(), { filters: [{ name: "change", label: "Change", values: ["gone"] }] });
    expect(event).toMatchObject({
      activity_name: "Close",
      status_id: 5,
      status: "Archived",
      compliance: { status_id: 3 },
    });
  });

  test("first met is created, put right is closed, and all else is one more look", async () => {
    const now = "2026-11-20T11:59:59.000Z";
    expect((await eventOf(findingWith({ firstSeen: now, since: now }))).activity_name).toBe("Create");
    expect((await eventOf(findingWith({ status: "pass", since: now }))).activity_name).toBe("Close");
    expect((await eventOf(findingWith({ status: "unknown", since: now }))).activity_name).toBe("Update");
    expect((await eventOf(findingWith({ since: now }))).activity_name).toBe("Update");
  });
});

test("names the resource, its account and when it was seen", async () => {
  const event = await eventOf(findingWith());
  expect(event.cloud).toMatchObject({
    provider: "AWS",
    region: "us-east-1",
    account: { uid: "111122223333", type_id: 10 },
  });
  expect(event.resources).toMatchObject([
    {
      uid: "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/nb",
      type: "AWS::SageMaker::NotebookInstance",
      region: "us-east-1",
      owner: { account: { uid: "111122223333" } },
    },
  ]);
  expect(event.finding_info).toMatchObject({
    uid: "6c8cb9626b5a13d9fb63958c",
    first_seen_time: Date.parse("2026-11-01T00:00:00Z"),
    last_seen_time: Date.parse("2026-11-20T11:59:00Z"),
  });
  expect(event.severity_id).toBe(4);
  const global = findingWith({
    resource: { arn: "arn:aws:iam::1:role/r", kind: "iam-role", name: "r", region: "global" },
  });
  expect((await eventOf(global)).cloud).not.toHaveProperty("region");
});

test("carries the fix, the evidence and the event behind it", async () => {
  const fix = { mutability: "in-place", summary: "Turn it off.", cli: "aws sagemaker x" } as const;
  const blame = changed({ mfa: false, tls: "TLSv1.3", gaps: ["Not all was read."] });
  const event = await eventOf(findingWith({ fix: async () => fix, blame: async () => blame }));
  expect(event.remediation).toMatchObject({ desc: "Turn it off.\n\naws sagemaker x" });
  expect(event.evidences).toMatchObject([
    { name: "RootAccess", data: { observed: "Enabled", expected: "Disabled" } },
    {
      src_endpoint: { ip: "203.0.113.7" },
      actor: { user: { name: "alice", has_mfa: false } },
      data: { unread: ["Not all was read."] },
    },
  ]);
  const service = await eventOf(findingWith({ blame: async () => changed({ address: "sagemaker.amazonaws.com" }) }));
  expect(service.evidences[1]?.src_endpoint).toEqual({ svc_name: "sagemaker.amazonaws.com" });
});

test("any text and any value make a valid event", async () => {
  const text = fc.string({ unit: "binary" });
  const blame = fc.record({
    actor: text,
    address: text,
    userAgent: text,
    tls: fc.option(text),
    behind: fc.option(text),
    actorArn: fc.option(text),
  });
  await fc.assert(
    fc.asyncProperty(text, fc.jsonValue(), fc.option(blame), async (name, observed, by) => {
      const resource = { arn: name, kind: "training-job", name, region: "us-east-1" };
      const evidence = [
        { path: name, observed, expected: name },
        { path: name, observed: undefined, expected: name },
      ];
      await eventOf(findingWith({ resource, evidence, blame: async () => (by ? changed(by) : undefined) }));
    }),
  );
});

test.each([
  [
    "arn:aws:sagemaker:us-east-1:1:notebook-instance-lifecycle-config/x",
    "notebook-lifecycle-config",
    "AWS::SageMaker::NotebookInstanceLifecycleConfig",
  ],
  ["arn:aws:sagemaker:us-east-1:1:endpoint-config/x", "endpoint-config", "AWS::SageMaker::EndpointConfig"],
  ["arn:aws:iam::1:role/x", "iam-role", "AWS::IAM::Role"],
  ["arn:aws:kms:us-east-1:1:key/x", "kms-key", "AWS::KMS::Key"],
  ["arn:aws:s3:::x", "s3-bucket", "AWS::S3::Bucket"],
  ["arn:aws:ec2:us-east-1:1:vpc-endpoint/x", "vpc-endpoint", "AWS::EC2::VPCEndpoint"],
  ["arn:aws:ec2:us-east-1:1:natgateway/x", "nat-gateway", "AWS::EC2::NatGateway"],
])("%s is of a type that others know", (arn, kind, type) => {
  expect(resourceType({ arn, kind })).toBe(type);
});
