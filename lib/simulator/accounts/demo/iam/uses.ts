import type { RoleDetail, ServiceLastAccessed, TrackedActionLastAccessed } from "@aws-sdk/client-iam";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { type RoleCalls, roleCalls } from "#lib/simulator/accounts/build/role-calls.ts";
import { uses } from "#lib/simulator/shelves/iam.ts";

interface Service {
  name: string;
  /** Calls that IAM keeps a record of; none are told of the services without. */
  actions?: readonly string[];
}

/** What runs under a role uses these, when it may: the trail does not play the images, keys, logs and data of every job. */
const used: Readonly<Record<string, Service>> = {
  ecr: { name: "Amazon Elastic Container Registry", actions: ["BatchGetImage"] },
  kms: { name: "AWS Key Management Service", actions: [] },
  logs: { name: "Amazon CloudWatch Logs", actions: [] },
  s3: { name: "Amazon S3", actions: ["ListBucket", "GetBucketLocation"] },
  sagemaker: { name: "Amazon SageMaker", actions: ["DescribeTrainingJob", "CreateTrainingJob"] },
};

/** Many policies allow these, and only whom the trail shows using one did. */
const seldom: Readonly<Record<string, Service>> = {
  ec2: { name: "Amazon EC2" },
  glue: { name: "AWS Glue" },
  iam: { name: "AWS Identity and Access Management" },
  lambda: { name: "AWS Lambda" },
  secretsmanager: { name: "AWS Secrets Manager" },
  ssm: { name: "AWS Systems Manager" },
  sts: { name: "AWS Security Token Service" },
};

/** Told of who used them alone. */
const rare: Readonly<Record<string, Service>> = {
  cloudtrail: { name: "AWS CloudTrail" },
  elasticfilesystem: { name: "Amazon Elastic File System" },
};

const services = { ...used, ...seldom, ...rare };

/**
 * What IAM knows of the use of each role: that of the services its policies allow, and never of what is in a bucket. Asked
 * for when the trail is finished: what a session called there was used, then at the earliest.
 */
export function roleUses(account: SimulatedAccount): void {
  const { roles, policies } = account.iam;
  const documents = new Map(policies.map(({ Arn, PolicyVersionList }) => [Arn, PolicyVersionList?.[0]?.Document]));
  const trail = roleCalls(account.regions);
  for (const role of roles) {
    const calls = trail.get(role.Arn ?? "");
    const { LastUsedDate } = role.RoleLastUsed ?? {};
    if (calls && !(LastUsedDate && LastUsedDate >= calls.last.at))
      role.RoleLastUsed = { LastUsedDate: calls.last.at, Region: calls.last.region };
    const allows = allowedBy([
      ...(role.RolePolicyList ?? []).map(({ PolicyDocument }) => PolicyDocument),
      ...(role.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => documents.get(PolicyArn)),
    ]);
    const told = Object.keys(services).filter(
      (service) => allows(service) && (!(service in rare) || calls?.services.has(service)),
    );
    uses.put(account, { arn: role.Arn ?? "", services: told.map((service) => useOf(service, role, calls)) });
  }
}

interface Said {
  Effect: string;
  Action?: string | string[];
  NotAction?: string | string[];
}

/** Whether anything of a service is allowed: what IAM tells of. Denials take nothing from it. */
function allowedBy(documents: readonly (string | undefined)[]): (service: string) => boolean {
  const statements = documents.flatMap((text) =>
    [(JSON.parse(text ?? "{}") as { Statement?: Said | Said[] }).Statement ?? []].flat(),
  );
  return (service) =>
    statements.some(({ Effect, Action, NotAction }) => {
      if (Effect !== "Allow") return false;
      if (NotAction !== undefined) return ![NotAction].flat().some((one) => one === "*" || one === `${service}:*`);
      return [Action ?? []].flat().some((one) => one === "*" || one.startsWith(`${service}:`));
    });
}

function useOf(service: string, { Arn, RoleLastUsed }: RoleDetail, trail?: RoleCalls): ServiceLastAccessed {
  const { name = service, actions } = services[service] ?? {};
  const calls = trail?.services.get(service);
  const everyday =
    service in used && RoleLastUsed?.LastUsedDate
      ? { at: RoleLastUsed.LastUsedDate, region: RoleLastUsed.Region }
      : undefined;
  const last = everyday ?? calls?.last;
  return {
    ServiceName: name,
    ServiceNamespace: service,
    TotalAuthenticatedEntities: last ? 1 : 0,
    ...(last && {
      LastAuthenticated: last.at,
      LastAuthenticatedEntity: Arn,
      LastAuthenticatedRegion: last.region,
    }),
    ...(actions && {
      // Of the last of them it is known that it may be called, and not that it was, unless the trail has it.
      TrackedActionsLastAccessed: [...new Set([...actions, ...(calls?.actions.keys() ?? [])])].map(
        (ActionName): TrackedActionLastAccessed => {
          const call = calls?.actions.get(ActionName) ?? (ActionName === actions[0] ? everyday : undefined);
          return {
            ActionName,
            ...(call && { LastAccessedEntity: Arn, LastAccessedTime: call.at, LastAccessedRegion: call.region }),
          };
        },
      ),
    }),
  };
}
