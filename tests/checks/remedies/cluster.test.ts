import { expect, test } from "vitest";
import recoversNodes from "#lib/checks/cluster/recovers-nodes.ts";
import { intoVpc, withOtherRoles, withOwnKeys, withUsableKeys } from "#lib/checks/remedies/cluster.ts";
import { updateSoftware } from "#lib/checks/remedies/cluster-node.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { key, keyArn } from "#tests/checks/keys.ts";
import { jq } from "#tests/fixes/jq.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";
import { arns, inventory } from "../roles-of.ts";

const context = { identity: identity("cluster", "pod"), inventory: inventoryOf([]), now, secrets: [] };
const workers = {
  InstanceGroupName: "workers",
  InstanceType: "ml.g5.xlarge",
  TargetCount: 4,
  CurrentCount: 3,
  ExecutionRole: arns.admin,
  ImageVersionStatus: "UpToDate",
  CurrentImageReleaseVersion: "1.4.1",
  InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeSizeInGB: 500 } }],
} as const;
const cluster = {
  ClusterArn: "arn:c",
  ClusterName: "pod",
  ClusterStatus: "InService",
  NodeRecovery: "None",
  InstanceGroups: [workers],
} as never;

/** The request that the printed jq makes of a cluster. */
async function requestOf(cli = "", described: object = cluster as object): Promise<unknown> {
  const [, words = ""] = / \| jq (.*) > cluster\.json$/m.exec(cli) ?? [];
  const given = [...words.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll("'\\''", "'"),
  );
  return JSON.parse(await jq(JSON.stringify(described), given.at(-1) ?? "", given.slice(0, -1)));
}

test("recovery is turned on where the cluster is", () => {
  const fix = recoversNodes.fix(cluster, context);
  expect(fix.mutability).toBe("in-place");
  expect(fix.cli).toBe("aws sagemaker update-cluster --cluster-name=pod --node-recovery=Automatic --region=us-east-1");
});

test("a new cluster has the groups of the old one, as they are asked for, and what was wrong put right", async () => {
  const admin = { ...context, inventory };
  const fix = planOf([
    intoVpc(cluster, context),
    withOwnKeys(cluster, context),
    withOtherRoles(cluster, admin),
    recoversNodes.fix(cluster, context),
  ]);
  expect(fix?.mutability).toBe("replace");
  expect(await requestOf(fix?.cli)).toEqual({
    ClusterName: "pod-hardened",
    NodeRecovery: "Automatic",
    VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] },
    InstanceGroups: [
      {
        InstanceGroupName: "workers",
        InstanceType: "ml.g5.xlarge",
        InstanceCount: 4,
        ExecutionRole: "ROLE_ARN",
        InstanceStorageConfigs: [
          { EbsVolumeConfig: { VolumeKmsKeyId: "KMS_KEY_ARN", RootVolume: true } },
          { EbsVolumeConfig: { VolumeSizeInGB: 500, VolumeKmsKeyId: "KMS_KEY_ARN" } },
        ],
      },
    ],
  });
});

test("what is in order stays: other keys, other roles, an image of the customer's own", async () => {
  const { CurrentImageReleaseVersion: _, ...own } = workers;
  const group = {
    ...own,
    ExecutionRole: arns.plain,
    DesiredImageId: "ami-0a1",
    InstanceStorageConfigs: [{ EbsVolumeConfig: { RootVolume: true, VolumeKmsKeyId: keyArn } }],
  };
  const described = { ClusterName: "pod", InstanceGroups: [group], RestrictedInstanceGroups: [workers] };
  const { cli } = withOwnKeys(described as never, context);
  expect(await requestOf(cli, described)).toMatchObject({
    InstanceGroups: [
      { ExecutionRole: arns.plain, ImageId: "ami-0a1", InstanceStorageConfigs: group.InstanceStorageConfigs },
    ],
    RestrictedInstanceGroups: [{ InstanceStorageConfigs: [{ EbsVolumeConfig: { RootVolume: true } }, {}] }],
  });
});

test("the old cluster goes last, but where Kubernetes can have only one", () => {
  const order = (one: object) =>
    [...(intoVpc(one as never, context).cli ?? "").matchAll(/(create|delete)-cluster/g)].map(([, verb]) => verb);
  expect(order(cluster)).toEqual(["create", "delete"]);
  expect(order({ ...(cluster as object), Orchestrator: { Eks: { ClusterArn: "arn:eks" } } })).toEqual([
    "delete",
    "create",
  ]);
  expect(intoVpc(cluster, context).cli).toContain("# aws sagemaker delete-cluster");
});

test("one key that is disabled is brought back, and no node is touched", () => {
  const keyed = (VolumeKmsKeyId: string) => ({ EbsVolumeConfig: { VolumeKmsKeyId, RootVolume: true } });
  const disabled = { ...context, inventory: inventoryOf([key({ KeyState: "Disabled" })]) };
  const of = (...keys: string[]) =>
    ({ ClusterArn: "arn:c", InstanceGroups: [{ ...workers, InstanceStorageConfigs: keys.map(keyed) }] }) as never;
  expect(withUsableKeys(of(keyArn), disabled)).toMatchObject({ mutability: "in-place" });
  expect(withUsableKeys(of(keyArn), disabled).cli).toContain("aws kms enable-key");
  expect(withUsableKeys(of(keyArn, "alias/aws/ebs"), disabled)).toMatchObject({ mutability: "replace" });
});

test("a node is updated with its group, which is told which image where it is the customer's own", () => {
  const at = { ...context, identity: identity("cluster-node", "pod/i-0a1") };
  const node = { ClusterName: "pod", InstanceId: "i-0a1", InstanceGroupName: "workers" };
  const update = "aws sagemaker update-cluster-software --cluster-name=pod --instance-groups=";
  expect(updateSoftware({ ...node, DesiredImageReleaseVersion: "1.4.1", DesiredImageId: "ami-0a1" }, at).cli).toBe(
    `${update}'[{"InstanceGroupName":"workers"}]' --region=us-east-1`,
  );
  expect(updateSoftware({ ...node, DesiredImageId: "ami-0a1" }, at).cli).toContain("--image-id=ami-0a1");
  expect(updateSoftware(node, at).summary).toContain("root volumes are replaced");
});
