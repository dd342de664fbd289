import { group, type UserSpec, user } from "#lib/simulator/accounts/build/iam.ts";
import { allow, policy } from "#lib/simulator/accounts/build/policies.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { peopleRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** May assume one role, and that only behind MFA: the role's trust policy asks for it. */
const hub = (name: string, role: string): UserSpec => ({
  name,
  groups: ["people"],
  inline: { team: policy(allow("sts:AssumeRole", `arn:aws:iam::${company.account}:role/${role}`)) },
});

const specs: UserSpec[] = [
  hub("aoife.byrne", peopleRoles.creditRiskEngineer),
  hub("lars.holm", peopleRoles.creditRiskEngineer),
  hub("sofia.rossi", peopleRoles.creditRiskEngineer),
  hub("ines.moreau", peopleRoles.fraudEngineer),
  hub("kwame.boateng", peopleRoles.fraudEngineer),
  hub("grace.okafor", peopleRoles.platformAdmin),
  hub("sam.weaver", peopleRoles.securityAudit),
  {
    name: "oskar-intern",
    groups: ["ml-interns"],
    createdDaysAgo: 66,
    tags: { Contract: "summer internship", Mentor: "Tomás Rivera" },
  },
  {
    name: "svc-airflow",
    attached: ["aws:AmazonSageMakerFullAccess", "aws:AmazonS3FullAccess"],
    createdDaysAgo: 1890,
    tags: { Owner: "数据平台团队" },
  },
  { name: "break-glass", attached: ["aws:AdministratorAccess"], createdDaysAgo: 1400 },
];

export function userDetails(frame: Frame) {
  return specs.map((spec) => user(frame, spec));
}

export function groupDetails(frame: Frame) {
  return [
    group(frame, { name: "people", attached: ["aws:IAMUserChangePassword"] }),
    group(frame, {
      name: "ml-interns",
      attached: ["aws:AmazonSageMakerFullAccess"],
      inline: { "pass-roles": policy(allow(["iam:PassRole", "iam:ListRoles", "iam:GetRole"])) },
    }),
  ];
}
