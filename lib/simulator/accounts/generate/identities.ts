import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { channels } from "#lib/simulator/accounts/activity/clients.ts";
import { type Actor, sessionOf, userOf } from "#lib/simulator/accounts/build/actors.ts";
import { awsPolicies } from "#lib/simulator/accounts/build/aws-policies.ts";
import { countAttachments, type RoleSpec, role, user } from "#lib/simulator/accounts/build/iam.ts";
import { allow, policy, trustAws, trustService, withMfa } from "#lib/simulator/accounts/build/policies.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";

export function roleNames(count: number): string[] {
  return Array.from({ length: Math.max(count, 1) }, (_, index) => `ml/execution-${index + 1}`);
}

/** From least privilege to everything, in turn. */
const postures: Omit<RoleSpec, "name" | "trust">[] = [
  { inline: { data: policy(allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::company-ml/*")) } },
  { attached: ["aws:AmazonSageMakerFullAccess"] },
  { attached: ["aws:AmazonSageMakerFullAccess", "aws:AmazonS3FullAccess"] },
  { inline: { data: policy(allow("s3:*"), allow("iam:PassRole")) } },
  { attached: ["aws:PowerUserAccess"] },
  { attached: ["aws:AdministratorAccess"] },
];

export function generatedIdentities(frame: Frame, roles: readonly string[]): SimulatedAccount["iam"] {
  const { account } = frame;
  const execution = roles.map((name, index) =>
    role(frame, {
      name,
      trust: trustService("sagemaker.amazonaws.com", index % 2 ? account : undefined),
      ...postures[index % postures.length],
    }),
  );
  const engineer = role(frame, {
    name: "engineer",
    trust: trustAws(`arn:aws:iam::${account}:root`, withMfa),
    attached: ["aws:PowerUserAccess"],
  });
  const auditor = role(frame, {
    name: "auditor",
    trust: trustAws(`arn:aws:iam::${account}:root`),
    attached: ["aws:SecurityAudit"],
  });
  const users = [user(frame, { name: "pipeline", attached: ["aws:AmazonSageMakerFullAccess"] })];
  const principals = [...execution, engineer, auditor, ...users];
  const policies = countAttachments(awsPolicies(frame), principals).filter(({ AttachmentCount }) => AttachmentCount);
  return { users, groups: [], roles: [...execution, engineer, auditor], policies };
}

/** Who acts in a generated account: people with and without MFA, and a pipeline with a long-lived key. */
export function actorsOf(frame: Frame): readonly [Actor, Actor, Actor] {
  return [
    sessionOf(frame, channels.cliNewYork, { role: "engineer", session: "jo", mfa: true }),
    sessionOf(frame, channels.consoleHome, { role: "engineer", session: "kim", mfa: false }),
    userOf(frame, channels.airflow, "pipeline"),
  ];
}
