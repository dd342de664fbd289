import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, reading, region } from "#tests/support/test-check.ts";
import { wholeCoverage } from "./whole-coverage.ts";

export interface Size {
  roles: number;
  buckets: number;
  keys: number;
  notebooks: number;
  endpoints: number;
  /** Of each kind. */
  others: number;
}

/** One account in which every role has a policy of its own: a bucket, the role itself to pass, and for some all of SageMaker, or everything. */
export function largeAccess(size: Size): { readings: Reading[]; coverage: Coverage[] } {
  const roleArn = (at: number) => `arn:aws:iam::${account}:role/service-role/role-${at % size.roles}`;
  const root = { AWS: `arn:aws:iam::${account}:root` };
  const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const readings: Reading[] = [reading("guardduty", region, {}, { region })];
  for (let at = 0; at < size.roles; at++) {
    const allow = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
      ...{ Effect: "Allow", Action, Resource },
      ...more,
    });
    const toSageMaker = { Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } } };
    const own = document(
      allow(["s3:GetObject", "s3:PutObject"], `arn:aws:s3:::bucket-${at}/*`),
      allow("iam:PassRole", roleArn(at), toSageMaker),
      allow(["sagemaker:Create*", "sagemaker:InvokeEndpoint"], `arn:aws:sagemaker:*:*:*/team-${at % 100}-*`),
      allow(["logs:PutLogEvents", "kms:Decrypt"], "*"),
      ...(at % 10 === 0 ? [allow("sagemaker:*", "*")] : []),
      ...(at % 20 === 0 ? [allow("sts:AssumeRole", roleArn(at + 1))] : []),
      ...(at % 50 === 0 ? [allow("*", "*")] : []),
    );
    const letIn = [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }];
    const people = at % 20 === 1 ? [{ Effect: "Allow", Principal: root, Action: "sts:AssumeRole" }] : [];
    readings.push(
      reading(
        "iam-role",
        `role-${at}`,
        {
          ...{ RoleName: `role-${at}`, Arn: roleArn(at), Path: "/service-role/", AttachedManagedPolicies: [] },
          AssumeRolePolicyDocument: document(...letIn, ...people),
          RolePolicyList: [{ PolicyName: "own", PolicyDocument: own }],
        },
        { region: "global", arn: roleArn(at) },
      ),
    );
  }
  const withPolicy = (one: Reading, Policy: string): Reading => ({
    ...(one as Extract<Reading, { status: "read" }>),
    parts: {
      Policy: { status: "read", action: "bench:GetPolicy" },
      Grants: { status: "read", action: "bench:ListGrants" },
    },
    resource: { ...((one as Extract<Reading, { status: "read" }>).resource as object), Policy, Grants: [] },
  });
  const overTls = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
  for (let at = 0; at < size.buckets; at++) {
    const arn = `arn:aws:s3:::bucket-${at}`;
    const deny = { ...overTls, Condition: { Bool: { "aws:SecureTransport": "false" } } };
    const named = {
      Effect: "Allow",
      Principal: { AWS: roleArn(at + 1) },
      Action: "s3:GetObject",
      Resource: `${arn}/*`,
    };
    const policy = at % 4 === 0 ? document(deny, named) : document(deny);
    readings.push(withPolicy(reading("s3-bucket", `bucket-${at}`, { Name: `bucket-${at}` }, { arn }), policy));
  }
  for (let at = 0; at < size.keys; at++) {
    const arn = `arn:aws:kms:${region}:${account}:key/key-${at}`;
    const policy = document({ Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" });
    readings.push(withPolicy(reading("kms-key", `key-${at}`, { KeyId: `key-${at}`, Arn: arn }, { arn }), policy));
  }
  for (let at = 0; at < size.notebooks; at++) {
    const name = `team-${at % 100}-${at}`;
    readings.push(reading("notebook-instance", name, { NotebookInstanceName: name, RoleArn: roleArn(at) }));
  }
  for (let at = 0; at < size.endpoints; at++) {
    const one = reading("endpoint", `team-${at % 100}-${at}`, {});
    readings.push({
      ...one,
      parts: { ResourcePolicy: { status: "absent", action: "bench:GetResourcePolicy" } },
    } as Reading);
  }
  for (const kind of ["user-profile", "space", "domain", "model", "feature-group", "pipeline", "cluster"] as const)
    for (let at = 0; at < size.others; at++) readings.push(reading(kind, `team-${at % 100}-${at}`, {}));
  return { readings, coverage: wholeCoverage() };
}
