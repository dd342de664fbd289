import { type RoleSpec, role } from "#lib/simulator/accounts/build/iam.ts";
import {
  allow,
  policy,
  trustAws,
  trustGithub,
  trustSaml,
  trustService,
  withMfa,
} from "#lib/simulator/accounts/build/policies.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { peopleRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

const { account } = company;
const root = `arn:aws:iam::${account}:root`;
const identityCenter = trustSaml(`arn:aws:iam::${account}:saml-provider/AWSSSO_8f1c2a7d5e904b63_DO_NOT_DELETE`);
const okta = trustSaml(`arn:aws:iam::${account}:saml-provider/okta`);

const people: RoleSpec[] = [
  // As long as the permission sets of Identity Center say.
  {
    name: peopleRoles.dataScientist,
    trust: identityCenter,
    attached: ["data-scientist"],
    sessionHours: 8,
    usedHoursAgo: 2,
  },
  { name: peopleRoles.viewer, trust: identityCenter, attached: ["aws:ReadOnlyAccess"], usedHoursAgo: 50 },
  {
    name: peopleRoles.administrator,
    trust: identityCenter,
    attached: ["aws:AdministratorAccess"],
    sessionHours: 12,
    usedHoursAgo: 120,
  },
  { name: peopleRoles.analyst, trust: okta, attached: ["aws:AmazonSageMakerReadOnly"], usedHoursAgo: 31 },
  {
    name: peopleRoles.creditRiskEngineer,
    trust: trustAws(root, withMfa),
    attached: ["people/credit-risk-engineer"],
    usedHoursAgo: 3,
    usedIn: "eu-west-1",
  },
  { name: peopleRoles.fraudEngineer, trust: trustAws(root, withMfa), attached: ["data-scientist"], usedHoursAgo: 5 },
  {
    name: peopleRoles.platformAdmin,
    trust: trustAws(root, withMfa),
    attached: ["aws:PowerUserAccess"],
    inline: { iam: policy(allow("iam:*")) },
    usedHoursAgo: 20,
  },
  {
    name: peopleRoles.securityAudit,
    trust: trustAws(root, withMfa),
    attached: ["aws:SecurityAudit"],
    usedHoursAgo: 1,
    usedIn: "eu-west-1",
  },
];

const functions: RoleSpec[] = [
  {
    name: "lambda/registry-login",
    trust: trustService("lambda.amazonaws.com"),
    inline: { secrets: policy(allow("secretsmanager:GetSecretValue")) },
    usedHoursAgo: 30,
  },
  {
    name: "lambda/credit-risk-git-rotation",
    trust: trustService("lambda.amazonaws.com", account),
    inline: {
      secret: policy(
        allow(
          ["secretsmanager:DescribeSecret", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"],
          `arn:aws:secretsmanager:eu-west-1:${account}:secret:AmazonSageMaker-credit-risk-git-*`,
        ),
      ),
    },
    usedHoursAgo: 290,
    usedIn: "eu-west-1",
  },
];

const machines: RoleSpec[] = [
  {
    name: "ci/github-actions-ml-deploy",
    trust: trustGithub(account, "repo:northwind-analytics/*"),
    attached: ["ci/ml-deploy"],
    usedHoursAgo: 2,
  },
  {
    name: "ci/github-actions-infra",
    trust: trustGithub(account, "repo:northwind-analytics/infrastructure:ref:refs/heads/main"),
    attached: ["aws:PowerUserAccess"],
    usedHoursAgo: 26,
  },
  {
    name: "ci/github-actions-credit-risk",
    trust: trustGithub(account, "repo:northwind-analytics/credit-risk:ref:refs/heads/main"),
    inline: {
      deploy: policy(
        allow(
          [
            "sagemaker:CreateModel",
            "sagemaker:CreateEndpointConfig",
            "sagemaker:UpdateEndpoint",
            "sagemaker:CreateTrainingJob",
            "sagemaker:CreateProcessingJob",
            "sagemaker:CreateTransformJob",
            "sagemaker:CreateHyperParameterTuningJob",
            "sagemaker:Describe*",
            "sagemaker:AddTags",
          ],
          `arn:aws:sagemaker:eu-west-1:${account}:*/credit-risk-*`,
        ),
        allow("iam:PassRole", `arn:aws:iam::${account}:role/ml/credit-risk-*`, {
          StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" },
        }),
      ),
    },
    usedHoursAgo: 4,
    usedIn: "eu-west-1",
  },
  {
    name: "jenkins-legacy",
    trust: trustService("ec2.amazonaws.com"),
    attached: ["aws:PowerUserAccess", "aws:AmazonSageMakerFullAccess"],
    createdDaysAgo: 1630,
  },
  {
    name: "vendor/observability-integration",
    trust: trustAws(`arn:aws:iam::${company.observabilityPartner}:root`, {
      StringEquals: { "sts:ExternalId": "8b1f0c4d6a" },
    }),
    attached: ["aws:ReadOnlyAccess"],
    usedHoursAgo: 1,
  },
  // No external id: whoever gets the vendor to call can read the data.
  {
    name: "vendor/labeling-access",
    trust: trustAws(`arn:aws:iam::${company.labelingPartner}:root`),
    attached: ["aws:AmazonS3ReadOnlyAccess"],
    usedHoursAgo: 24 * 40,
  },
  {
    name: "shared-experiments",
    trust: trustAws("*", { StringEquals: { "aws:PrincipalOrgID": company.organization } }),
    attached: ["sandbox-experiments"],
    usedHoursAgo: null,
  },
  {
    name: "glue-feature-etl",
    trust: trustService("glue.amazonaws.com"),
    attached: ["aws:service-role/AWSGlueServiceRole", "aws:AmazonSageMakerFullAccess"],
    usedHoursAgo: 9,
  },
  {
    name: "web-frontend-task",
    trust: trustService("ecs-tasks.amazonaws.com", account),
    inline: { invoke: policy(allow("sagemaker:InvokeEndpoint", `arn:aws:sagemaker:us-east-1:${account}:endpoint/*`)) },
    usedHoursAgo: 1,
  },
  // What starts the pipelines: growth's may be used for any of them, and by rules of any account that name it.
  {
    name: "service-role/Amazon_EventBridge_Invoke_Pipeline",
    trust: trustService("events.amazonaws.com"),
    inline: { start: policy(allow("sagemaker:StartPipelineExecution")) },
    usedHoursAgo: 70,
  },
  // Of the scheduler: credit risk's starts its pipeline alone, growth's whatever training it likes, for any account that names it.
  {
    name: "scheduler-credit-risk",
    trust: trustService("scheduler.amazonaws.com", account),
    inline: {
      start: policy(
        allow(
          "sagemaker:StartPipelineExecution",
          `arn:aws:sagemaker:eu-west-1:${account}:pipeline/credit-risk-pd-retail`,
        ),
      ),
    },
    usedHoursAgo: 49,
  },
  {
    name: "scheduler-growth",
    trust: trustService("scheduler.amazonaws.com"),
    inline: { train: policy(allow("sagemaker:CreateTrainingJob")) },
    usedHoursAgo: 24 * 160,
  },
  {
    name: "service-role/Amazon_EventBridge_Invoke_Event_Bus",
    trust: trustService("events.amazonaws.com", account),
    inline: {
      put: policy(
        allow("events:PutEvents", `arn:aws:events:us-east-1:${company.managementAccount}:event-bus/security`),
      ),
    },
    usedHoursAgo: 1,
  },
  {
    name: "ml-platform-lambda",
    trust: trustService("lambda.amazonaws.com"),
    inline: { rest: policy({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }) },
    usedHoursAgo: 13,
  },
  {
    name: "OrganizationAccountAccessRole",
    trust: trustAws("arn:aws:iam::209648157733:root"),
    attached: ["aws:AdministratorAccess"],
    createdDaysAgo: 2300,
    usedHoursAgo: null,
  },
  {
    name: "aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks",
    trust: trustService("sagemaker.amazonaws.com"),
    attached: ["aws:aws-service-role/AmazonSageMakerNotebooksServiceRolePolicy"],
    usedHoursAgo: 8,
  },
];

/** Roles of people, pipelines, vendors, services and functions. */
export function otherRoleDetails(frame: Frame) {
  return [...people, ...machines, ...functions].map((spec) => role(frame, spec));
}
