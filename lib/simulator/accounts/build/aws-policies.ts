import { managedPolicy } from "./iam.ts";
import { allow, policy, type Statement } from "./policies.ts";
import type { Frame } from "./site.ts";

const workspace = [
  "domain",
  "user-profile",
  "app",
  "space",
  "partner-app",
  "flow-definition",
  "training-plan",
  "reserved-capacity",
];
const anyCase = (pattern: (word: string) => string) => ["SageMaker", "Sagemaker", "sagemaker"].map(pattern);

/** The statements of AmazonSageMakerFullAccess that matter to a posture; long lists of reads are left out. */
const sagemakerFullAccess: Statement[] = [
  {
    Sid: "AllowAllNonAdminSageMakerActions",
    Effect: "Allow",
    Action: ["sagemaker:*", "sagemaker-geospatial:*"],
    NotResource: workspace.map((type) => `arn:aws:sagemaker:*:*:${type}/*`),
  },
  {
    Sid: "AllowStudioActions",
    ...allow([
      "sagemaker:CreatePresignedDomainUrl",
      "sagemaker:DescribeDomain",
      "sagemaker:ListDomains",
      "sagemaker:DescribeUserProfile",
      "sagemaker:ListUserProfiles",
      "sagemaker:DescribeSpace",
      "sagemaker:ListSpaces",
      "sagemaker:DescribeApp",
      "sagemaker:ListApps",
    ]),
  },
  {
    Sid: "AllowAppActionsForUserProfile",
    ...allow(["sagemaker:CreateApp", "sagemaker:DeleteApp"], "arn:aws:sagemaker:*:*:app/*/*/*/*", {
      Null: { "sagemaker:OwnerUserProfileArn": "true" },
    }),
  },
  {
    Sid: "AllowAWSServiceActions",
    ...allow([
      "cloudwatch:PutMetricData",
      "codecommit:CreateRepository",
      "cognito-idp:CreateUserPool",
      "ec2:CreateNetworkInterface",
      "ec2:CreateVpcEndpoint",
      "ecr:BatchGetImage",
      "ecr:CreateRepository",
      "ecr:GetAuthorizationToken",
      "glue:CreateJob",
      "glue:StartJobRun",
      "iam:ListRoles",
      "kms:DescribeKey",
      "kms:ListAliases",
      "lambda:ListFunctions",
      "logs:CreateLogGroup",
      "logs:PutLogEvents",
      "logs:PutResourcePolicy",
      "secretsmanager:ListSecrets",
      "tag:GetResources",
    ]),
  },
  {
    Sid: "AllowECRActions",
    ...allow(
      ["ecr:SetRepositoryPolicy", "ecr:DeleteRepository", "ecr:PutImage"],
      "arn:aws:ecr:*:*:repository/*sagemaker*",
    ),
  },
  {
    Sid: "AllowSecretManagerActions",
    ...allow(
      ["secretsmanager:GetSecretValue", "secretsmanager:CreateSecret"],
      "arn:aws:secretsmanager:*:*:secret:AmazonSageMaker-*",
    ),
  },
  {
    Sid: "AllowS3ObjectActions",
    ...allow(
      ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
      [...anyCase((word) => `arn:aws:s3:::*${word}*`), "arn:aws:s3:::*aws-glue*"],
    ),
  },
  {
    Sid: "AllowS3BucketActions",
    ...allow(["s3:CreateBucket", "s3:GetBucketLocation", "s3:ListBucket", "s3:ListAllMyBuckets", "s3:PutBucketCors"]),
  },
  {
    Sid: "AllowLambdaInvokeFunction",
    ...allow(
      "lambda:InvokeFunction",
      anyCase((word) => `arn:aws:lambda:*:*:function:*${word}*`),
    ),
  },
  {
    Sid: "AllowPassRoleForSageMakerRoles",
    ...allow("iam:PassRole", "arn:aws:iam::*:role/*AmazonSageMaker*", {
      StringEquals: {
        "iam:PassedToService": ["glue.amazonaws.com", "robomaker.amazonaws.com", "states.amazonaws.com"],
      },
    }),
  },
  {
    Sid: "AllowPassRoleToSageMaker",
    ...allow("iam:PassRole", "arn:aws:iam::*:role/*", {
      StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" },
    }),
  },
];

const documents: Record<string, Statement[]> = {
  AdministratorAccess: [allow("*")],
  PowerUserAccess: [
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
    allow([
      "iam:CreateServiceLinkedRole",
      "iam:DeleteServiceLinkedRole",
      "iam:ListRoles",
      "organizations:DescribeOrganization",
    ]),
  ],
  ReadOnlyAccess: [
    allow([
      "cloudtrail:LookupEvents",
      "ec2:Describe*",
      "iam:Get*",
      "iam:List*",
      "s3:Get*",
      "s3:List*",
      "sagemaker:Describe*",
      "sagemaker:List*",
      "sagemaker:Search",
    ]),
  ],
  SecurityAudit: [
    allow([
      "cloudtrail:Describe*",
      "cloudtrail:LookupEvents",
      "ec2:Describe*",
      "iam:GetAccountAuthorizationDetails",
      "iam:List*",
      "kms:Describe*",
      "kms:List*",
      "sagemaker:Describe*",
      "sagemaker:List*",
      "s3:GetBucket*",
    ]),
  ],
  AmazonSageMakerFullAccess: sagemakerFullAccess,
  AmazonSageMakerReadOnly: [
    allow([
      "sagemaker:Describe*",
      "sagemaker:List*",
      "sagemaker:Search",
      "sagemaker:GetSearchSuggestions",
      "logs:DescribeLogStreams",
      "cloudwatch:DescribeAlarms",
    ]),
  ],
  AmazonSageMakerCanvasFullAccess: [
    {
      Sid: "SageMakerUserDetailsAndPackageOperations",
      ...allow([
        "sagemaker:DescribeDomain",
        "sagemaker:DescribeUserProfile",
        "sagemaker:ListTags",
        "sagemaker:ListModelPackages",
      ]),
    },
    {
      Sid: "SageMakerTrainingOperations",
      ...allow(
        [
          "sagemaker:CreateCompilationJob",
          "sagemaker:CreateEndpoint",
          "sagemaker:CreateEndpointConfig",
          "sagemaker:CreateModel",
          "sagemaker:CreateProcessingJob",
          "sagemaker:CreateAutoMLJobV2",
        ],
        ["arn:aws:sagemaker:*:*:*Canvas*", "arn:aws:sagemaker:*:*:*canvas*"],
      ),
    },
  ],
  AmazonS3FullAccess: [allow(["s3:*", "s3-object-lambda:*"])],
  AmazonS3ReadOnlyAccess: [
    allow(["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]),
  ],
  AmazonEC2ContainerRegistryReadOnly: [
    allow([
      "ecr:GetAuthorizationToken",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetDownloadUrlForLayer",
      "ecr:DescribeImages",
      "ecr:BatchGetImage",
    ]),
  ],
  CloudWatchLogsFullAccess: [allow(["logs:*", "cloudwatch:GenerateQuery"])],
  "service-role/AWSGlueServiceRole": [
    allow([
      "glue:*",
      "s3:GetBucketLocation",
      "s3:ListBucket",
      "iam:ListRolePolicies",
      "iam:GetRole",
      "cloudwatch:PutMetricData",
    ]),
  ],
  "aws-service-role/AmazonSageMakerNotebooksServiceRolePolicy": [
    allow([
      "sagemaker:CreateApp",
      "elasticfilesystem:CreateFileSystem",
      "ec2:CreateNetworkInterface",
      "ec2:CreateSecurityGroup",
    ]),
  ],
  IAMUserChangePassword: [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM fills in
    allow("iam:ChangePassword", ["arn:aws:iam::*:user/${aws:username}"]),
    allow("iam:GetAccountPasswordPolicy"),
  ],
};

/** AWS's policies that someone in the account has. Source: AWS managed policy reference guide. */
export function awsPolicies(frame: Frame) {
  return Object.entries(documents).map(([name, statements]) =>
    managedPolicy(frame, { name: `aws:${name}`, document: policy(...statements), version: "v3", createdDaysAgo: 2800 }),
  );
}
