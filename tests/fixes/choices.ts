import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { presentName } from "#lib/checks/remedies/choices.ts";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { type Audit, redactor, verdictOf } from "./audit.ts";
import type { Choices } from "./run-fix.ts";

const chosen = new WeakMap<Audit, Promise<ReadonlyMap<string, Choices>>>();

/** What is chosen in each region of an account, worked out once for what was read of it. */
export function choicesOf(at: Audit, account: SimulatedAccount): Promise<ReadonlyMap<string, Choices>> {
  const inAll = async () => {
    const choices = new Map<string, Choices>();
    for (const { name } of account.regions) choices.set(name, await choicesIn(name, at, account));
    return choices;
  };
  const own = chosen.get(at) ?? inAll();
  chosen.set(at, own);
  return own;
}

/** What a careful person of the account would choose in a region: things that are there, and that every check passes. */
async function choicesIn(region: string, at: Audit, account: SimulatedAccount): Promise<Choices> {
  const inSubnets = at.inventory.all("notebook-instance", region).filter(({ resource }) => resource.SubnetId);
  // A region may have no subnet without a way out: its route tables are another finding's fix.
  const { resource: notebook } = inSubnets.find((one) => isSound(one, at)) ?? inSubnets[0] ?? none("notebook in a VPC");
  const roles = at.inventory.all("iam-role", "global").filter(({ resource }) => resource.Arn?.includes("role/ml/"));
  const { resource: role } = roles.find((one) => isSound(one, at)) ?? none("role");
  const key = first(
    "kms-key",
    at,
    region,
    ({ KeyManager, KeyState }) => KeyManager === "CUSTOMER" && KeyState === "Enabled",
  );
  const subnet = first("subnet", at, region, ({ SubnetId }) => SubnetId === notebook.SubnetId);
  const table = first("route-table", at, region, ({ VpcId }) => VpcId === subnet.VpcId);
  const own = account.iam.policies.find(({ Arn }) =>
    role.AttachedManagedPolicies?.some((one) => one.PolicyArn === Arn),
  );
  const secretly = at.inventory.all("code-repository", region).find(({ resource }) => resource.GitConfig?.SecretArn);
  return {
    VPC_ID: subnet.VpcId ?? "",
    SUBNET_ID: subnet.SubnetId ?? "",
    SECURITY_GROUP_ID: notebook.SecurityGroups?.[0] ?? "",
    ROUTE_TABLE_ID: table.RouteTableId ?? "",
    KMS_KEY_ARN: key.Arn ?? "",
    INSTANCE_TYPE: "ml.m5.xlarge",
    ROLE_ARN: role.Arn ?? "",
    POLICY_ARN: own?.Arn ?? "",
    ENDPOINT_ARN: `arn:aws:sagemaker:${region}:${account.id}:endpoint/chosen`,
    NOTEBOOK_ARN: `arn:aws:sagemaker:${region}:${account.id}:notebook-instance/chosen`,
    IP_RANGE: "203.0.113.64/26",
    FEATURE_GROUP_ARN: `arn:aws:sagemaker:${region}:${account.id}:feature-group/chosen`,
    CODE_REPOSITORY: secretly?.identity.name ?? "team-notebooks",
    NEW_S3_URI: "s3://nwa-fraud-us-east-1/chosen/",
    NEW_IMAGE_URI: `${account.id}.dkr.ecr.${region}.amazonaws.com/reviewed@sha256:${"0".repeat(64)}`,
    NEW_TOPIC_ARN: `arn:aws:sns:${region}:${account.id}:inference`,
    NEW_WORKTEAM_ARN: `arn:aws:sagemaker:${region}:${account.id}:workteam/private-crowd/chosen`,
    NEW_CIDR: "198.51.100.0/24",
    NEW_VARIANT_NAME: "chosen",
    NEW_MODEL_PACKAGE_ARN: at.inventory
      .all("model-package", region)
      .flatMap(({ resource }) => (resource.ModelApprovalStatus === "Approved" ? (resource.ModelPackageArn ?? []) : []))
      .join()
      .replace(/,.*/, ""),
    NEW_MODEL_NAME: first("model", at, region, () => true).ModelName ?? "",
    NEW_CONTENT_TYPE: "text/csv",
    NEW_TEXT: "chosen",
    NEW_ENDPOINT_NAME: "chosen",
    present: await presentNames(region, account),
  };
}

/** Names of endpoints and their configs that no scan shows, by the words for them. */
async function presentNames(region: string, { regions }: SimulatedAccount): Promise<Map<string, string>> {
  const { endpoints = [], endpointConfigs = [] } = regions.find(({ name }) => name === region)?.sagemaker ?? {};
  const names = [
    ...endpoints.map(({ EndpointName: name = "" }) => ({ word: "CURRENT_ENDPOINT_NAME", name }) as const),
    ...endpointConfigs.map(({ EndpointConfigName: name = "" }) => ({ word: "CURRENT_CONFIG_NAME", name }) as const),
  ];
  const shown = await redactor.clean(names.map(({ name }) => name));
  return new Map(names.map(({ word, name }, at) => [presentName(word, shown[at] ?? ""), name]));
}

function first<K extends Kind>(
  kind: K,
  at: Audit,
  region: string,
  suits: (resource: ResourceOf<K>) => boolean,
): ResourceOf<K> {
  const found = at.inventory.all(kind, region).find(({ resource }) => suits(resource));
  return found?.resource ?? none(`${kind} in ${region}`);
}

/** Whether no check faults it. */
function isSound(reading: ReadResource<unknown>, at: Audit): boolean {
  const own = (checks as readonly Check[]).filter((check) => check.kind === reading.identity.kind);
  return own.every((check) => verdictOf(check, reading, at).status !== "fail");
}

function none(what: string): never {
  throw new Error(`The account has no ${what} to choose.`);
}
