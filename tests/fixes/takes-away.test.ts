import { beforeAll, expect, test } from "vitest";
import type { Failing } from "./audit.ts";
import { knownAccount } from "./known-accounts.ts";

/** What a name says by itself. */
const byName =
  /^\S+ (delete|deregister|detach|disable|disassociate|reject|remove|revoke|stop|terminate|untag)-|^iam put-(role|user)-policy$/;

/**
 * Every other operation that a fix in place calls: whether somebody may lose by it what they use, or of what commands. One that is
 * not here is judged by who adds it.
 */
const losing: Readonly<Record<string, boolean | RegExp>> = {
  "iam update-assume-role-policy": true,
  "iam create-policy-version": /"Effect":"Deny"/,
  "iam attach-role-policy": false,
  "iam update-account-password-policy": false,
  "kms put-key-policy": true,
  "ecr set-repository-policy": true,
  "sagemaker put-endpoint-policy": true,
  "sagemaker put-model-package-group-policy": true,
  "s3api put-bucket-policy": true,
  "s3api put-public-access-block": true,
  "s3api put-bucket-tagging": true,
  "ec2 modify-vpc-endpoint": /--policy-document/,
  "ec2 update-security-group-rule-descriptions-ingress": true,
  "kms update-key-description": true,
  "iot update-certificate": /INACTIVE/,
  "iot update-role-alias": /--role-arn/,
  "ecr put-lifecycle-policy": true,
  "ecr put-image-tag-mutability": /=IMMUTABLE/,
  "sagemaker update-domain": /DISABLED|Disabled|"ExecutionRole":|CustomFileSystem|TrustedAccounts|--argjson drop/,
  "sagemaker update-user-profile": /DISABLED|Disabled|"ExecutionRole":|CustomFileSystem|--argjson drop/,
  "sagemaker update-space": /DISABLED|CustomFileSystem/,
  "sagemaker update-pipeline": /--argjson drop/,
  "sagemaker update-inference-router": /--argjson gone/,
  "sagemaker update-notebook-instance-lifecycle-config": true,
  "sagemaker update-training-job": /"EnableRemoteDebug":false/,
  "sagemaker update-workforce": /source-ip-config/,
  "sagemaker update-workteam": /"SourceIp":"Enabled"/,
  // Root volumes are made anew, and what lies there is lost.
  "sagemaker update-cluster-software": true,
  "sagemaker batch-replace-cluster-nodes": true,
  "sagemaker update-cluster": /--cli-input-json/,
  ...Object.fromEntries(
    [
      "cloudtrail put-event-selectors",
      "cloudtrail start-logging",
      "cloudtrail update-trail",
      "cloudwatch put-metric-alarm",
      "cognito-idp set-user-pool-mfa-config",
      "ec2 authorize-security-group-ingress",
      "ec2 create-flow-logs",
      "ec2 create-vpc-endpoint",
      "ecr put-image-scanning-configuration",
      "ecr put-registry-scanning-configuration",
      "events put-rule",
      "events put-targets",
      "guardduty create-detector",
      "inspector2 enable",
      "kms cancel-key-deletion",
      "kms enable-key",
      "kms enable-key-rotation",
      "logs associate-kms-key",
      "logs put-retention-policy",
      "macie2 enable-macie",
      "macie2 update-macie-session",
      "s3api create-bucket",
      "s3api put-bucket-encryption",
      "s3api put-bucket-versioning",
      "sagemaker add-tags",
      "sagemaker create-endpoint-config",
      "sagemaker start-monitoring-schedule",
      "sagemaker update-endpoint",
      "sagemaker update-inference-component",
      "sagemaker update-inference-experiment",
      "sagemaker update-mlflow-app",
      "sagemaker update-mlflow-tracking-server",
      "sagemaker update-model-package",
      "sagemaker update-monitoring-schedule",
      "sagemaker update-partner-app",
      "sagemaker wait",
      "secretsmanager create-secret",
      "securityhub enable-security-hub",
    ].map((operation) => [operation, false]),
  ),
};

/** The commands, and the operations that they call. What only reads takes nothing. */
function readIn(cli: string): { commands: string; operations: string[] } {
  const lines = cli.split("\n").filter((line) => line.startsWith("aws "));
  const all = lines.map((line) => line.split(" ").slice(1, 3).join(" "));
  return { commands: lines.join("\n"), operations: all.filter((one) => !/^\S+ (describe|get|list)-/.test(one)) };
}

const failing: Failing[] = [];
beforeAll(async () => {
  for (const name of ["more faults", "demo"] as const) failing.push(...(await knownAccount(name)).failing);
}, 300_000);

test("a fix in place says that it takes something away exactly where one of its commands does", () => {
  const wrong = new Set<string>();
  const counts = { takes: 0, leaves: 0 };
  for (const { check, reading, context } of failing) {
    const fix = check.fix(reading.resource as never, context);
    const { commands, operations } = readIn(fix.cli ?? "");
    if (fix.mutability !== "in-place" || operations.length === 0) continue;
    const taking = operations.filter((one) => {
      const known = byName.test(one) || losing[one];
      if (known === undefined) wrong.add(`${one}: say whether somebody may lose by it what they use`);
      return known instanceof RegExp ? known.test(commands) : known === true;
    });
    counts[taking.length > 0 ? "takes" : "leaves"]++;
    if (taking.length > 0 !== (fix.takesAway === true))
      wrong.add(`${check.id} calls ${operations.join(", ")}, and takesAway is ${fix.takesAway}`);
  }
  expect([...wrong].sort()).toEqual([]);
  expect(counts.takes).toBeGreaterThan(100);
  expect(counts.leaves).toBeGreaterThan(100);
});
