// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are no templates.
/*
 * Policies that people met in the field, from public reports, templates and documents, each with the verdicts that AWS's
 * documentation supports. Past 300 lines, since it is data.
 */

export interface FieldPolicy {
  check:
    | "vpc-endpoint/policy-is-restricted"
    | "iam-role/trust-has-no-outsiders"
    | "iam-role/trust-is-guarded"
    | "iam-role/not-administrator";
  about: string;
  allowed: readonly string[];
  /** Statements of an endpoint's policy, a trust policy or an inline policy; undefined when AWS showed none. */
  statements: readonly object[] | undefined;
}

export const fieldPolicies: readonly FieldPolicy[] = [
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "open in effect: every ARN of one service",
    allowed: ["fail"],
    statements: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: ["arn:aws:s3:::*", "arn:aws:s3:::*/*"] }],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "statement for AWS services only is no opening",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorg1", "aws:ResourceOrgID": "o-exampleorg1" } },
      },
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "condition that compares the caller with himself",
    allowed: ["fail"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "condition value that any account meets",
    allowed: ["fail"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ml-*" } },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "account lists are a limit",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalAccount": ["111122223333", "444455556666"] } },
      },
    ],
  },
  {
    check: "iam-role/trust-has-no-outsiders",
    about: "web identity whose condition names nobody",
    allowed: ["fail"],
    statements: [
      {
        Effect: "Allow",
        Principal: { Service: "sagemaker.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
      {
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
      },
    ],
  },
  {
    check: "iam-role/trust-has-no-outsiders",
    about: "web identity tied to one repository",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: { Service: "sagemaker.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
      {
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": "repo:example/ml:ref:refs/heads/main",
          },
        },
      },
    ],
  },
  {
    check: "iam-role/trust-is-guarded",
    about: "trust guarded by source account and source ARN",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: { Service: "sagemaker.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/*" },
        },
      },
    ],
  },
  {
    check: "iam-role/not-administrator",
    about: "escalation that is not asked for",
    allowed: ["fail"],
    statements: [
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ml-data/*" },
      { Effect: "Allow", Action: "iam:UpdateLoginProfile", Resource: "*" },
    ],
  },
  {
    check: "iam-role/not-administrator",
    about: "pass role to a service that is not asked for",
    allowed: ["fail"],
    statements: [
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ml-data/*" },
      { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
      { Effect: "Allow", Action: ["glue:CreateDevEndpoint", "glue:GetDevEndpoint"], Resource: "*" },
    ],
  },
  {
    check: "iam-role/not-administrator",
    about: "pass role tied to SageMaker",
    allowed: ["pass"],
    statements: [
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ml-data/*" },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "arn:aws:iam::111122223333:role/ml-exec",
        Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
      },
      { Effect: "Allow", Action: "SageMaker:Create*", Resource: "*" },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "a named bucket of AWS for anyone",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
      },
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*",
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "a deny that only says where the endpoint is",
    allowed: ["fail"],
    statements: [
      { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-0a1" } },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "a Null test makes an optional condition a limit",
    allowed: ["pass"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: {
          "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorg1/*" },
          Null: { "aws:PrincipalOrgPaths": "false" },
        },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "an optional condition alone is no limit",
    allowed: ["fail"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorg1" } },
      },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "an endpoint that shows no policy",
    allowed: ["unknown"],
    statements: undefined,
  },
  {
    check: "iam-role/trust-is-guarded",
    about: "trust guarded by a deny",
    allowed: ["pass"],
    statements: [
      { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "sts:AssumeRole",
        Condition: { ArnNotLike: { "aws:SourceArn": "arn:aws:sagemaker:*:111122223333:*" } },
      },
    ],
  },
  {
    check: "iam-role/not-administrator",
    about: "pass role tied to another service than SageMaker",
    allowed: ["fail", "unknown"],
    statements: [
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ml-data/*" },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
      },
      { Effect: "Allow", Action: ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" },
    ],
  },
  {
    check: "vpc-endpoint/policy-is-restricted",
    about: "anyone may write to any bucket",
    allowed: ["fail"],
    statements: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: ["s3:Get*", "s3:Put*", "s3:List*", "s3:AbortMultipartUpload"],
        Resource: "*",
      },
    ],
  },
  {
    check: "iam-role/not-administrator",
    about: "parts of an escalation that do not make one",
    allowed: ["pass"],
    statements: [
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ml-data/*" },
      { Effect: "Allow", Action: ["cloudformation:CreateStack", "cloudformation:DescribeStacks"], Resource: "*" },
      { Effect: "Allow", Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/ecs-only" },
    ],
  },
];
