import { isKmsField, textsIn } from "#lib/readings/references.ts";
import type { SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";

/** Everything the account points at that is neither in it nor AWS's nor another account's: `where: what`. */
export function danglingReferences(account: SimulatedAccount): string[] {
  return [...account.regions.flatMap((region) => danglingIn(account, region)), ...danglingIdentities(account)].sort();
}

function danglingIn(account: SimulatedAccount, region: SimulatedRegion): string[] {
  const { sagemaker, ec2, kms, name } = region;
  const roles = rolesOf(account);
  const ids = new Set(
    [
      ec2.vpcs.map(({ VpcId }) => VpcId),
      ec2.subnets.map(({ SubnetId }) => SubnetId),
      ec2.routeTables.map(({ RouteTableId }) => RouteTableId),
      ec2.securityGroups.map(({ GroupId }) => GroupId),
      ec2.natGateways.map(({ NatGatewayId }) => NatGatewayId),
      ec2.internetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
      ec2.vpcEndpoints.map(({ VpcEndpointId }) => VpcEndpointId),
    ].flat(),
  );
  const keys = new Set(kms.keys.flatMap(({ KeyId, Arn, aliases }) => [KeyId, Arn, ...aliases]));
  const named: Record<string, Set<unknown>> = {
    ModelName: new Set(sagemaker.models.map(({ ModelName }) => ModelName)),
    EndpointConfigName: new Set(sagemaker.endpointConfigs.map(({ EndpointConfigName }) => EndpointConfigName)),
    NotebookInstanceLifecycleConfigName: new Set(
      sagemaker.notebookLifecycleConfigs.map((config) => config.NotebookInstanceLifecycleConfigName),
    ),
    DomainId: new Set(sagemaker.domains.map(({ DomainId }) => DomainId)),
    UserProfileName: new Set(sagemaker.userProfiles.map(({ UserProfileName }) => UserProfileName)),
    OwnerUserProfileName: new Set(sagemaker.userProfiles.map(({ UserProfileName }) => UserProfileName)),
    SpaceName: new Set(sagemaker.spaces.map(({ SpaceName }) => SpaceName)),
    LifecycleConfigArn: new Set(sagemaker.studioLifecycleConfigs.map((config) => config.StudioLifecycleConfigArn)),
    ImageName: new Set(sagemaker.images.map(({ ImageName }) => ImageName)),
    HubName: new Set(sagemaker.hubs.map(({ HubName }) => HubName)),
    WorkforceArn: new Set(sagemaker.workforces.map(({ WorkforceArn }) => WorkforceArn)),
    WorkteamArn: new Set(sagemaker.workteams.map(({ WorkteamArn }) => WorkteamArn)),
    HumanTaskUiArn: new Set(sagemaker.humanTaskUis.map(({ HumanTaskUiArn }) => HumanTaskUiArn)),
    TuningJobArn: new Set(sagemaker.tuningJobs.map((job) => job.HyperParameterTuningJobArn)),
  };
  const found: string[] = [];
  for (const [field, value] of stringsIn({ sagemaker, ec2 })) {
    if (value.startsWith(`arn:aws:iam::${account.id}:role/`) && !roles.has(value)) found.push(`${name}: ${value}`);
    if (/^(vpc|subnet|rtb|sg|nat|igw|vpce)-0[0-9a-f]{16}$/.test(value) && !ids.has(value))
      found.push(`${name}: ${value}`);
    if (named[field] && !named[field].has(value) && !isOfAnother(value, account))
      found.push(`${name}: ${field} ${value}`);
  }
  for (const [key, field] of textsIn(sagemaker)) {
    if (key !== "" && isKmsField(field) && !keys.has(key)) found.push(`${name}: key ${key}`);
  }
  for (const event of region.events) found.push(...actorsMissing(account, roles, event.userIdentity));
  return [...new Set(found)];
}

function isOfAnother(text: string, { id }: SimulatedAccount): boolean {
  return text.startsWith("arn:") && text.split(":")[4] !== id;
}

function danglingIdentities({ iam }: SimulatedAccount): string[] {
  const policies = new Set(iam.policies.map(({ Arn }) => Arn));
  const groups = new Set(iam.groups.map(({ GroupName }) => GroupName));
  const principals = [...iam.roles, ...iam.users, ...iam.groups];
  const attached = principals.flatMap(({ AttachedManagedPolicies = [] }) =>
    AttachedManagedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
  );
  const boundaries = iam.roles.flatMap(({ PermissionsBoundary }) => PermissionsBoundary?.PermissionsBoundaryArn ?? []);
  return [
    ...[...attached, ...boundaries].filter((arn) => !policies.has(arn)),
    ...iam.users.flatMap(({ GroupList = [] }) => GroupList).filter((name) => !groups.has(name)),
  ].map((what) => `iam: ${what}`);
}

function actorsMissing(account: SimulatedAccount, roles: Set<unknown>, identity: Record<string, unknown>): string[] {
  const issuer = (identity.sessionContext as { sessionIssuer?: { arn: string } } | undefined)?.sessionIssuer?.arn;
  const missing: string[] = [];
  if (issuer && !roles.has(issuer)) missing.push(`event of ${issuer}`);
  if (identity.type === "IAMUser" && !account.iam.users.some(({ Arn }) => Arn === identity.arn)) {
    missing.push(`event of ${String(identity.arn)}`);
  }
  return missing;
}

function rolesOf({ iam }: SimulatedAccount): Set<unknown> {
  return new Set(iam.roles.map(({ Arn }) => Arn));
}

/** Every text in a value with the name of the field it stands in. */
export function* stringsIn(value: unknown, field = ""): Generator<[string, string]> {
  if (typeof value === "string") yield [field, value];
  else if (value instanceof Date) return;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item, field);
  else if (value !== null && typeof value === "object") {
    for (const [name, member] of Object.entries(value)) yield* stringsIn(member, name);
  }
}

/** Every moment in a value with the name of the field it stands in. */
export function* datesIn(value: unknown, field = ""): Generator<[string, Date]> {
  if (value instanceof Date) yield [field, value];
  else if (Array.isArray(value)) for (const item of value) yield* datesIn(item, field);
  else if (value !== null && typeof value === "object") {
    for (const [name, member] of Object.entries(value)) yield* datesIn(member, name);
  }
}
