import { allow, attached, role, roleArn, when } from "#tests/analysis/iam/roles.ts";
import { account, reading, region } from "#tests/support/test-check.ts";
import { daysAgo } from "../credential-report.ts";
import { type Defect, defect, of } from "./defect.ts";

/*
 * Tools that match sets of actions: Prowler's checks for privilege escalation, Cloudsplaining, PMapper, and the lists they rest on (Rhino
 * Security Labs, pathfinding.cloud, iam-vulnerable). As of 2026-08.
 */

const pass = allow("iam:PassRole");
const ml = `arn:aws:iam::${account}:role/ml/growth-*`;
const tool = "Prowler iam_policy_allows_privilege_escalation";
const setsOnly = "matches sets of actions, without resources, conditions or boundaries";
const unlisted = "does not have this way on its list";

/** Ways to run code, or open something, as a role that one passes or as somebody else's, which the lists lack. */
const beyondLists: readonly (readonly [check: string, ...actions: string[]])[] = [
  ["passes-only-named-roles", "sagemaker:CreateHyperParameterTuningJob"],
  ["passes-only-named-roles", "sagemaker:CreateAutoMLJobV2"],
  ["passes-only-named-roles", "sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"],
  ["passes-only-named-roles", "sagemaker:CreateModel", "sagemaker:CreateTransformJob"],
  ["passes-only-named-roles", "sagemaker:UpdateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
  ["passes-only-named-roles", "sagemaker:CreateDomain", "sagemaker:CreateUserProfile", "sagemaker:CreateApp"],
  ["passes-only-named-roles", "sagemaker:UpdateDomain", "sagemaker:CreateApp"],
  ["passes-only-named-roles", "sagemaker:CreateCluster"],
  ["opens-no-workspace-from-anywhere", "sagemaker:CreatePresignedDomainUrl"],
  ["opens-no-workspace-from-anywhere", "sagemaker:CreatePresignedMlflowTrackingServerUrl"],
  ["opens-no-workspace-from-anywhere", "sagemaker:StartSession"],
  ["changes-only-named-endpoints", "sagemaker:CreateEndpointConfig", "sagemaker:UpdateEndpoint"],
];

export const privilege: readonly Defect[] = [
  defect(
    "iam-role",
    role({
      inline: [allow("iam:PassRole", "*", when("iam:PassedToService", "glue.amazonaws.com")), allow("sagemaker:*")],
    }),
    {
      rule: `${tool}; Cloudsplaining PrivilegeEscalation`,
      wrong: setsOnly,
      says: "fail",
      because: "iam:PassedToService lets the role be passed to Glue alone",
      verdicts: { "passes-only-named-roles": "pass" },
    },
  ),
  defect("iam-role", role({ inline: [allow("iam:PassRole", ml), allow("sagemaker:CreateTrainingJob")] }), {
    rule: `${tool}; Cloudsplaining PrivilegeEscalation`,
    wrong: setsOnly,
    says: "fail",
    because: "the roles that may be passed are named",
    verdicts: { "passes-only-named-roles": "pass" },
  }),
  defect("iam-role", role({ inline: [pass, allow("sagemaker:CreateTrainingJob")], boundary: allow("s3:*") }), {
    rule: tool,
    wrong: setsOnly,
    says: "fail",
    because: "a permissions boundary leaves of an identity's policies what it allows itself",
    verdicts: { "passes-only-named-roles": "pass" },
  }),
  defect(
    "iam-role",
    role({
      inline: allow("sagemaker:CreatePresignedNotebookInstanceUrl", "*", {
        Condition: { IpAddress: { "aws:SourceIp": "203.0.113.64/26" } },
      }),
    }),
    {
      rule: `${tool}; pathfinding.cloud sagemaker-004`,
      wrong: setsOnly,
      says: "fail",
      because: "the address is made and opened from the named network alone",
      verdicts: { "opens-no-workspace-from-anywhere": "pass" },
    },
  ),
  ...beyondLists.map(([check, ...actions]) =>
    defect("iam-role", role({ inline: [pass, allow(actions)] }), {
      rule: `${tool}; Cloudsplaining; pathfinding.cloud sagemaker-001 to -005`,
      wrong: `${unlisted}: ${actions.join(", ")}`,
      says: "pass",
      because: "the Service Authorization Reference has the role or the resource of somebody else for it",
      verdicts: { [check]: "fail" },
    }),
  ),
  defect("iam-role", role({ managed: [attached("everything", allow("*"))] }), {
    rule: "Cloudsplaining AssumableByComputeService",
    wrong: "counts EC2, EKS, ECS and Lambda among the services that run code, and not SageMaker",
    says: "nothing",
    because: "SageMaker hands the credentials of its roles to notebooks, jobs and models",
    verdicts: { "not-administrator": "fail" },
  }),
  defect("iam-role", role({ inline: allow("sagemaker:*") }, { CreateDate: daysAgo(400) as never }), {
    rule: "Prowler iam_user_access_not_stale_to_sagemaker",
    wrong: "asks IAM users alone, and most who work with SageMaker come by a role",
    says: "nothing",
    because: "GenerateServiceLastAccessedDetails answers of roles as it does of users",
    beside: [
      reading(
        "iam-role-use",
        "ml-training",
        {
          RoleArn: roleArn,
          Services: [{ ServiceNamespace: "sagemaker", LastAuthenticated: daysAgo(200) as never }],
        },
        { region: "global", arn: `${roleArn}#use` },
      ),
    ],
    verdicts: { "uses-its-sagemaker-permissions": "fail" },
  }),
  defect(
    "s3-account",
    { AccountId: account },
    {
      rule: "Prowler s3_bucket_shadow_resource_vulnerability",
      wrong: "takes every bucket whose name begins like the default one for it",
      says: "pass",
      because: "jobs without a bucket write into sagemaker-{region}-{account}, and what begins so is another bucket",
      beside: [
        reading("domain", "d-1", { DomainArn: of("domain", "d-1"), DomainId: "d-1" }),
        ...[`sagemaker-${region}-${account}-old`].map((name) =>
          reading("s3-bucket", name, { Name: name }, { region, arn: `arn:aws:s3:::${name}` }),
        ),
      ],
      verdicts: { "owns-default-buckets": "fail" },
    },
  ),
];
