import { type RoleSpec, role } from "#lib/simulator/accounts/build/iam.ts";
import { allow, policy, trustService, trustStudio } from "#lib/simulator/accounts/build/policies.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { executionRoles as names } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

const { account } = company;
const guarded = trustService("sagemaker.amazonaws.com", account);
/** Any account's SageMaker could be made to use the role. */
const unguarded = trustService("sagemaker.amazonaws.com");

/** Read from and write to one bucket, decrypt with one region's keys, or a team's, through S3 and EBS alone. */
const data = (bucket: string, region: string, aliases?: string) =>
  policy(
    allow(["s3:GetObject", "s3:PutObject", "s3:ListBucket"], [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]),
    allow(
      ["kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant", "kms:DescribeKey"],
      `arn:aws:kms:${region}:${account}:key/*`,
      {
        StringEquals: { "kms:ViaService": [`s3.${region}.amazonaws.com`, `ec2.${region}.amazonaws.com`] },
        ...(aliases !== undefined && { "ForAnyValue:StringLike": { "kms:ResourceAliases": aliases } }),
      },
    ),
    allow(
      ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"],
      `arn:aws:ecr:${region}:${account}:repository/*`,
    ),
  );

/** Least privilege: own bucket, own keys, inside of a boundary, for this account only. */
function tight(name: string, bucket: string, region: string, more: Partial<RoleSpec> = {}): RoleSpec {
  const team = name.replace(/^ml\//, "").replace(/-[^-]+$/, "");
  return {
    name,
    trust: guarded,
    attached: ["ml/vpc-and-logs"],
    inline: { data: data(bucket, region, `alias/${bucket.replace("nwa-", "").replace(`-${region}`, "")}*`) },
    boundary: "ml/execution-boundary",
    usedIn: region,
    tags: { Team: team, ManagedBy: "terraform" },
    ...more,
  };
}

const creditRisk = (name: string, more?: Partial<RoleSpec>) =>
  tight(name, "nwa-credit-risk-eu-west-1", "eu-west-1", more);

const specs: RoleSpec[] = [
  creditRisk(names.creditRiskTraining),
  creditRisk(names.creditRiskProcessing),
  creditRisk(names.creditRiskServing),
  creditRisk(names.creditRiskNotebook),
  creditRisk(names.creditRiskStudio, { trust: trustStudio(account) }),

  {
    name: names.growth,
    trust: unguarded,
    attached: ["aws:AmazonSageMakerFullAccess", "aws:AmazonSageMakerCanvasFullAccess", "aws:AmazonS3FullAccess"],
    inline: {
      "AmazonSageMaker-ExecutionPolicy-20240611T104512": policy(
        allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], "arn:aws:s3:::*"),
      ),
      // So that people choose their own kernels and sizes.
      "studio-self-service": policy(
        allow(["sagemaker:UpdateUserProfile", "sagemaker:DescribeUserProfile", "sagemaker:CreatePresignedDomainUrl"]),
      ),
    },
    createdDaysAgo: 529,
    tags: { Team: "growth" },
  },
  {
    name: names.growthPipeline,
    // The labelling vendor was let in for a weekend, and stayed.
    trust: policy({
      Effect: "Allow",
      Principal: { Service: "sagemaker.amazonaws.com", AWS: `arn:aws:iam::${company.labelingPartner}:root` },
      Action: "sts:AssumeRole",
    }),
    attached: ["aws:AmazonSageMakerFullAccess", "aws:AmazonS3FullAccess", "aws:CloudWatchLogsFullAccess"],
    inline: { secrets: policy(allow(["secretsmanager:GetSecretValue", "ssm:GetParameter*"])) },
    tags: { Team: "growth" },
  },
  // Made on the intern's request; the story is in us-east-1/intern.ts.
  {
    name: names.notebookAdmin,
    trust: unguarded,
    attached: ["aws:AdministratorAccess"],
    createdDaysAgo: 23,
    usedHoursAgo: 90,
  },

  tight(names.fraudTraining, "nwa-fraud-us-east-1", "us-east-1"),
  tight(names.fraudServing, "nwa-fraud-us-east-1", "us-east-1", { trust: unguarded }),
  {
    name: names.fraudNotebook,
    trust: guarded,
    attached: ["ml/vpc-and-logs", "aws:AmazonSageMakerReadOnly", "aws:AmazonS3ReadOnlyAccess"],
    tags: { Team: "fraud" },
  },
  {
    name: names.searchTraining,
    trust: unguarded,
    attached: ["aws:AmazonSageMakerFullAccess"],
    inline: { data: data("nwa-search-us-east-1", "us-east-1") },
    tags: { Team: "search" },
  },
  tight(names.searchServing, "nwa-search-us-east-1", "us-east-1", {
    inline: {
      data: data("nwa-search-us-east-1", "us-east-1"),
      vendor: policy(
        allow(
          ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          `arn:aws:ecr:us-east-1:${company.vendorRegistry}:repository/*`,
        ),
      ),
    },
  }),
  {
    name: names.pricing,
    trust: trustStudio(account),
    attached: ["aws:AmazonSageMakerFullAccess"],
    boundary: "ml/execution-boundary",
    usedIn: "eu-west-1",
    tags: { Team: "pricing" },
  },
  tight(names.visionTraining, "nwa-vision-us-west-2", "us-west-2", { boundary: "ml/execution-boundary" }),
  tight(names.visionServing, "nwa-vision-us-west-2", "us-west-2"),
  {
    name: names.visionStudio,
    trust: trustService("sagemaker.amazonaws.com", account),
    attached: ["aws:AmazonSageMakerFullAccess", "aws:AmazonEC2ContainerRegistryReadOnly"],
    // Assume any role, pass any role.
    inline: { hop: policy(allow(["sts:AssumeRole", "iam:PassRole"])) },
    usedIn: "us-west-2",
    tags: { Team: "vision" },
  },
  {
    name: names.edge,
    trust: unguarded,
    attached: ["ml/vpc-and-logs"],
    inline: { data: policy(allow("s3:*", ["arn:aws:s3:::nwa-edge-*", "arn:aws:s3:::nwa-edge-*/*"]), allow("iot:*")) },
    usedIn: "us-west-2",
    tags: { Team: "edge" },
  },
  {
    name: names.legacyRoot,
    trust: unguarded,
    inline: { all: policy(allow("*")) },
    createdDaysAgo: 2210,
    usedHoursAgo: 24 * 61,
    tags: { Owner: "Søren Åkesson (left 2023)", Note: "don't delete, nobody knows why" },
  },
];

/** Roles that SageMaker runs things with, from least privilege to everything. */
export function executionRoleDetails(frame: Frame) {
  return specs.map((spec) => role(frame, spec));
}
