import { instanceGroups, nodeVolumes } from "#lib/analysis/clusters/groups.ts";
import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { aws, jq, type Options, requestOptions, reshaped, type Step } from "./commands.ts";
import { type Fields, merged } from "./fields.ts";
import { denyAttaching } from "./iam-role.ts";
import { restoreKey } from "./kms-key.ts";
import { cloudFormation } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Cluster = ResourceOf<"cluster">;

interface Change {
  summary: string;
  /** What UpdateCluster changes on the cluster that is there. */
  settings?: Fields;
  /** What only a new cluster can have, as fields of CreateCluster. */
  anew?: Fields;
  /** Keys of volumes, "" for those without, and roles that others take the place of in a new cluster. */
  keys?: readonly string[];
  roles?: readonly string[];
  guardrail?: Guardrail;
}

/** A change of a cluster: in place where AWS can, else by a new cluster that takes over. */
export function changeCluster(cluster: Cluster, context: CheckContext, change: Change): Fix {
  return combinable("cluster", (changes) => write(cluster, context, changes), change);
}

function write(cluster: Cluster, context: CheckContext, changes: readonly Change[]): Fix {
  const { identity } = context;
  const { name, region } = identity;
  const summary = summaryOf(changes);
  const guardrail = guardrailsOf(changes);
  const settings = merged(changes.map((change) => change.settings ?? {}));
  if (changes.every(({ anew, keys, roles }) => !anew && !keys && !roles)) {
    return written({
      mutability: "in-place",
      summary,
      steps: () => [sagemaker("update-cluster", { "cluster-name": name, ...requestOptions(settings), region })],
      cloudformation: cloudFormation("AWS::SageMaker::Cluster", { ClusterName: name, ...settings }),
      guardrail,
    });
  }
  const successor = successorIn(context, "cluster", name);
  const set = merged([settings, ...changes.map((change) => change.anew ?? {})]);
  const keys = [...new Set(changes.flatMap((change) => change.keys ?? []))];
  const roles = [...new Set(changes.flatMap((change) => change.roles ?? []))];
  const filter = copyFilter(keys.length > 0, roles.length > 0);
  const args = { name: successor, ...(keys.length > 0 && { keys }), ...(roles.length > 0 && { roles }), set };
  const remove: Step = { later: sagemaker("delete-cluster", { "cluster-name": name, region }) };
  const create = sagemaker("create-cluster", { "cli-input-json": { contentsOf: "cluster.json" }, region });
  // Source: SageMaker developer guide, "Orchestrating SageMaker HyperPod clusters with Amazon EKS".
  const onlyOne = cluster.Orchestrator?.Eks !== undefined;
  const order: Step[] = onlyOne
    ? [
        { comment: "An EKS cluster has one HyperPod cluster at a time: once no job runs, and data is saved:" },
        remove,
        create,
      ]
    : [create, { comment: "Once the new cluster is in service, and jobs and data have moved:" }, remove];
  return written({
    mutability: "replace",
    summary: `${summary} AWS cannot change this on an instance group that is there: the commands make a new cluster with the same groups (jq is needed; tags, auto-patching and what restricted groups share are not copied), to which jobs move before the old one is deleted with all that lies on its nodes.`,
    steps: () => [
      reshaped(sagemaker("describe-cluster", { "cluster-name": name, region }), jq(filter, args), "cluster.json"),
      ...order,
    ],
    ...(Object.keys(set).length > 0 && {
      cloudformation: cloudFormation("AWS::SageMaker::Cluster", { ClusterName: successor, ...set }),
    }),
    guardrail,
  });
}

/** What CreateCluster takes of what DescribeCluster gives of a group. Source: API reference. */
const groupFields = [
  "InstanceGroupName, InstanceType, ExecutionRole, LifeCycleConfig, ThreadsPerCore, InstanceStorageConfigs",
  "OnStartDeepHealthChecks, TrainingPlanArn, OverrideVpcConfig, ScheduledUpdateConfig",
  "SlurmConfig, CapacityRequirements, NetworkInterface, InstanceCount: .TargetCount, MinInstanceCount: .MinCount",
  "EnvironmentConfig: (.EnvironmentConfig | if . then {FSxLustreConfig} else null end)",
  "InstanceRequirements: (.InstanceRequirements | if . then {InstanceTypes: .DesiredInstanceTypes} else null end)",
  "KubernetesConfig: (.KubernetesConfig | if . then {Labels: .DesiredLabels, Taints: .DesiredTaints} else null end)",
  "ImageId: (if .CurrentImageReleaseVersion then null else .DesiredImageId end)",
].join(", ");

const present = "with_entries(select(.value != null))";

/** A volume whose key is among those to be changed gets another, and a root volume without an entry gets one. */
const withKeys = [
  '.InstanceStorageConfigs |= ((. // []) | map(if .EbsVolumeConfig and ((.EbsVolumeConfig.VolumeKmsKeyId // "") | IN($keys[]))',
  'then .EbsVolumeConfig.VolumeKmsKeyId = "KMS_KEY_ARN" else . end)',
  '| if (any(.EbsVolumeConfig.RootVolume == true) | not) and ("" | IN($keys[]))',
  'then [{EbsVolumeConfig: {VolumeKmsKeyId: "KMS_KEY_ARN", RootVolume: true}}] + . else . end',
  "| if . == [] then null else . end)",
].join(" ");

const withRole = 'if IN($roles[]) then "ROLE_ARN" else . end';

/** A new cluster's request, with words to choose for only where something is to be chosen. */
function copyFilter(changesKeys: boolean, changesRoles: boolean): string {
  const group = [
    `{${groupFields}}`,
    ...(changesKeys ? [withKeys] : []),
    ...(changesRoles ? [`.ExecutionRole |= ${withRole}`] : []),
    present,
  ].join(" | ");
  return [
    `{ClusterName: $name, VpcConfig, Orchestrator, NodeRecovery, NodeProvisioningMode, TieredStorageConfig, ClusterRole, AutoScaling: (.AutoScaling | if . then {Mode, AutoScalerType} | ${present} else null end), InstanceGroups: [.InstanceGroups[]? | ${group}], RestrictedInstanceGroups: [.RestrictedInstanceGroups[]? | ${group}]}`,
    ...(changesRoles ? [`.ClusterRole |= ${withRole}`] : []),
    "map_values(if . == [] then null else . end)",
    present,
    ". * $set",
  ].join(" | ");
}

export function intoVpc(cluster: Cluster, context: CheckContext): Fix {
  return changeCluster(cluster, context, {
    summary:
      "Put the cluster in subnets of your own whose security group lets its nodes talk to each other; they need a way to S3 and SageMaker.",
    anew: { VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] } },
    guardrail: {
      Sid: "DenyClustersOutsideVpc",
      Effect: "Deny",
      Action: "sagemaker:CreateCluster",
      Resource: "*",
      Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
    },
  });
}

const nameKeys =
  "Name a customer managed KMS key for the root volume and any other of each instance group, and let the cluster's roles use it.";

export function withOwnKeys(cluster: Cluster, context: CheckContext): Fix {
  return changeCluster(cluster, context, { summary: nameKeys, keys: [""] });
}

/** Another key for volumes whose key is not usable; where all that is wrong is one key of the customer's, that is brought back. */
export function withUsableKeys(cluster: Cluster, context: CheckContext): Fix {
  const { identity, inventory } = context;
  const named = (instanceGroups(cluster) ?? []).flatMap(nodeVolumes).flatMap(({ reference }) => reference || []);
  const bad = [...new Set(named)].filter((key) =>
    ["aws-managed", "unusable"].includes(customerKey(key, identity.region, inventory).state),
  );
  const [only = ""] = bad;
  const restored = bad.length === 1 ? restoreKey(only, context) : undefined;
  return restored ?? changeCluster(cluster, context, { summary: nameKeys, keys: bad });
}

export function withOtherRoles(cluster: Cluster, context: CheckContext): Fix {
  const named = [cluster.ClusterRole, ...(instanceGroups(cluster) ?? []).map(({ role }) => role)];
  const roles = [...new Set(named.filter((arn) => arn !== undefined))].filter(
    (arn) => rolesAreNotAdministrators([{ path: "ExecutionRole", arn }], context).status === "fail",
  );
  return changeCluster(cluster, context, {
    summary:
      "Give the instance groups a role with only the buckets, keys and images their jobs need, or, without a new cluster, take the administrator policies off the role they have.",
    roles,
    guardrail: denyAttaching(context.identity, "AdministratorAccess"),
  });
}

function sagemaker(operation: string, options: Options) {
  return aws("sagemaker", operation, options);
}
