import { allow, deny, inRegion, when } from "#tests/analysis/iam/roles.ts";
import { account } from "#tests/support/test-check.ts";

const of = (type: string, name: string, region = "us-east-1") =>
  `arn:aws:sagemaker:${region}:${account}:${type}/${name}`;
const roles = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const toSageMaker = when("iam:PassedToService", "sagemaker.amazonaws.com");
const train = allow("sagemaker:CreateTrainingJob");

export const passingCases = {
  given: {
    "any role to anything, and a training job": [allow("iam:PassRole"), train],
    "to SageMaker alone": [allow("iam:PassRole", roles("*"), toSageMaker), allow("sagemaker:*")],
    "with settings that are the caller's to choose": [
      allow("iam:PassRole", "*", toSageMaker),
      allow("sagemaker:CreateProcessingJob", "*", when("sagemaker:NetworkIsolation", "true", "Bool")),
    ],
    "to a model behind an endpoint": [
      allow("iam:PassRole"),
      allow(["sagemaker:CreateModel", "sagemaker:CreateEndpointConfig", "sagemaker:CreateEndpoint"]),
    ],
    "to jobs that have a principal of their own": [
      allow("iam:PassRole", "*", when("iam:PassedToService", "job.sagemaker.amazonaws.com")),
      allow("sagemaker:CreateJob"),
    ],
    everything: allow("*"),
  },
  kept: {
    "named roles": [allow("iam:PassRole", roles("ml/growth-*"), toSageMaker), allow("sagemaker:*")],
    "tagged roles": [allow("iam:PassRole", "*", when("iam:ResourceTag/team", "growth")), allow("sagemaker:*")],
    "nothing to start it with": [allow("iam:PassRole"), allow(["sagemaker:CreateModel", "sagemaker:Describe*"])],
    "to another service": [allow("iam:PassRole", "*", when("iam:PassedToService", "glue.amazonaws.com")), train],
    "all others are denied": [
      allow("*"),
      {
        ...deny(
          "iam:PassRole",
          "*",
          when("iam:PassedToService", ["sagemaker.amazonaws.com", "job.sagemaker.amazonaws.com"]),
        ),
        Resource: undefined,
        NotResource: [roles("ml/growth")],
      },
    ],
  },
  open: [allow("iam:PassRole", "*", inRegion), train],
};

const open = "sagemaker:CreatePresignedDomainUrl";
const office = { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.64/26" } } };
const elsewhere = { NotIpAddress: { "aws:SourceIp": "203.0.113.64/26" } };
export const openingCases = {
  given: {
    "any profile": allow(open),
    "any notebook": allow("sagemaker:CreatePresignedNotebookInstanceUrl", of("notebook-instance", "*", "*")),
    "any space": allow("sagemaker:StartSession"),
    "from every address": allow(open, "*", { Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
    "from any VPC endpoint": allow(open, "*", when("aws:SourceVpce", "false", "Null")),
    "from elsewhere too": [allow(open, "*", office), allow("sagemaker:*", of("*", "*"))],
    "denied from one address": [allow(open), deny(open, "*", office)],
  },
  kept: {
    "none at all": allow("sagemaker:CreateTrainingJob"),
    "a profile by name": allow(open, of("user-profile", "d-1/ada")),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM fills in
    "that of whoever asks": allow(open, of("user-profile", "*/${aws:username}")),
    "by tag": allow(open, "*", when("sagemaker:ResourceTag/team", "growth")),
    "from the office": allow(open, "*", office),
    "over an endpoint": allow(open, "*", when("aws:SourceVpce", "vpce-0a")),
    "denied from elsewhere": [allow("*"), deny("sagemaker:*", "*", { Condition: elsewhere })],
    "denied from elsewhere, but for services": [
      allow(open),
      deny("*", "*", { Condition: { ...elsewhere, Bool: { "aws:ViaAWSService": "false" } } }),
    ],
    "denied from elsewhere than the VPC": [
      allow("sagemaker:*"),
      deny("sagemaker:*", "*", when("aws:SourceVpc", "vpc-0a", "StringNotEqualsIfExists")),
    ],
  },
  open: allow(open, "*", inRegion),
};

export const scriptingCases = {
  given: {
    "what is attached already": allow("sagemaker:UpdateNotebookInstanceLifecycleConfig"),
    "one of its own": allow([
      "sagemaker:CreateNotebookInstanceLifecycleConfig",
      "sagemaker:StopNotebookInstance",
      "sagemaker:UpdateNotebookInstance",
      "sagemaker:StartNotebookInstance",
    ]),
    "of a region": allow("sagemaker:*", of("*", "*", "eu-*")),
  },
  kept: {
    "no way to start it": allow([
      "sagemaker:CreateNotebookInstanceLifecycleConfig",
      "sagemaker:UpdateNotebookInstance",
    ]),
    "notebooks by name": allow("sagemaker:*", [
      of("notebook-instance", "growth-*"),
      of("notebook-instance-lifecycle-config", "growth-*"),
    ]),
    "by tag": allow("sagemaker:*", "*", when("aws:ResourceTag/team", "growth")),
  },
  open: allow("sagemaker:UpdateNotebookInstanceLifecycleConfig", "*", inRegion),
};

export const replacingCases = {
  given: {
    "any endpoint": allow(["sagemaker:UpdateEndpoint", "sagemaker:CreateEndpointConfig"]),
    "another endpoint in its place": allow([
      "sagemaker:DeleteEndpoint",
      "sagemaker:CreateEndpoint",
      "sagemaker:CreateEndpointConfig",
    ]),
    "any inference component": allow("sagemaker:Update*"),
  },
  kept: {
    "endpoints by name": [
      allow("sagemaker:CreateEndpointConfig"),
      allow("sagemaker:UpdateEndpoint", [of("endpoint", "growth-*"), of("endpoint-config", "growth-*")]),
    ],
    "no config of its own": allow("sagemaker:UpdateEndpoint"),
    "only to make new ones": allow(["sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig"]),
    "all others are denied": [
      allow("sagemaker:*"),
      {
        ...deny(["sagemaker:Update*", "sagemaker:DeleteEndpoint"]),
        Resource: undefined,
        NotResource: [of("endpoint", "growth-*")],
      },
    ],
  },
  open: [allow("sagemaker:UpdateEndpoint", "*", inRegion), allow("sagemaker:CreateEndpointConfig")],
};
