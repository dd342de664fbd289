import type { RoleDetail, ServiceLastAccessed } from "@aws-sdk/client-iam";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { uses } from "#lib/simulator/shelves/iam.ts";

/** What runs under a role uses these, when it may. */
const used: Readonly<Record<string, { name: string; actions: readonly string[] }>> = {
  ecr: { name: "Amazon Elastic Container Registry", actions: ["BatchGetImage"] },
  kms: { name: "AWS Key Management Service", actions: [] },
  logs: { name: "Amazon CloudWatch Logs", actions: [] },
  s3: { name: "Amazon S3", actions: ["ListBucket", "GetBucketLocation"] },
  sagemaker: { name: "Amazon SageMaker", actions: ["DescribeTrainingJob", "CreateTrainingJob"] },
};

/** And these stay unused, though many policies allow them. */
const unused: Readonly<Record<string, string>> = {
  ec2: "Amazon EC2",
  glue: "AWS Glue",
  iam: "AWS Identity and Access Management",
  lambda: "AWS Lambda",
  secretsmanager: "AWS Secrets Manager",
  ssm: "AWS Systems Manager",
  sts: "AWS Security Token Service",
};

/** What IAM knows of the use of each role: that of the services its policies allow, and never of what is in a bucket. */
export function roleUses(account: SimulatedAccount): void {
  const { roles, policies } = account.iam;
  const documents = new Map(policies.map(({ Arn, PolicyVersionList }) => [Arn, PolicyVersionList?.[0]?.Document]));
  for (const role of roles) {
    const texts = [
      ...(role.RolePolicyList ?? []).map(({ PolicyDocument }) => PolicyDocument),
      ...(role.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => documents.get(PolicyArn)),
    ].join(" ");
    const allows = (service: string) => texts.includes(`"${service}:`) || /"(Not)?Action":\s*\[?"\*"/.test(texts);
    const services = [
      ...Object.keys(used)
        .filter(allows)
        .map((service) => inUse(service, role)),
      ...Object.entries(unused)
        .filter(([service]) => allows(service))
        .map(([ServiceNamespace, ServiceName]) => ({ ServiceName, ServiceNamespace, TotalAuthenticatedEntities: 0 })),
    ];
    uses.put(account, { arn: role.Arn ?? "", services });
  }
}

function inUse(service: string, { Arn, RoleLastUsed }: RoleDetail): ServiceLastAccessed {
  const { LastUsedDate, Region } = RoleLastUsed ?? {};
  const { name = service, actions = [] } = used[service] ?? {};
  return {
    ServiceName: name,
    ServiceNamespace: service,
    TotalAuthenticatedEntities: LastUsedDate ? 1 : 0,
    ...(LastUsedDate && {
      LastAuthenticated: LastUsedDate,
      LastAuthenticatedEntity: Arn,
      LastAuthenticatedRegion: Region,
    }),
    // Of the last of them it is known that it may be called, and not that it was.
    TrackedActionsLastAccessed: actions.map((ActionName, index) => ({
      ActionName,
      ...(LastUsedDate &&
        index === 0 && { LastAccessedEntity: Arn, LastAccessedTime: LastUsedDate, LastAccessedRegion: Region }),
    })),
  };
}
