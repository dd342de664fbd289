import * as client from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import recoversNodes from "#lib/checks/cluster/recovers-nodes.ts";
import { intoVpc, withOtherRoles, withOwnKeys, withUsableKeys } from "#lib/checks/remedies/cluster.ts";
import { updateSoftware } from "#lib/checks/remedies/cluster-node.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { inputOf, memberNames, operationIn, outputOf } from "#lib/simulator/shapes.ts";
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

test("nobody is asked for what is not changed", () => {
  expect(intoVpc(cluster, context).summary).toMatch(/in place of SUBNET_ID and SECURITY_GROUP_ID\./);
  expect(withOwnKeys(cluster, context).summary).toMatch(/in place of KMS_KEY_ARN\./);
  expect(withOtherRoles(cluster, { ...context, inventory }).summary).toMatch(/in place of ROLE_ARN\./);
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

test("the request has no field that CreateCluster does not take, whatever the old cluster says", async () => {
  const everything = (members: readonly string[], more: object) => ({
    ...Object.fromEntries(members.map((name) => [name, { Mode: "Enable" }])),
    ...more,
  });
  const [create, describe] = ["CreateCluster", "DescribeCluster"].map((name) => operationIn(client, name));
  if (!create || !describe) throw new Error("The SDK has no such operation.");
  const [asked, told] = [inputOf(create), outputOf(describe)];
  const lists = ["InstanceGroups", "RestrictedInstanceGroups"] as const;
  const groupsOf = (schema: typeof asked, list: string) => memberNames(schema.getMemberSchema(list).getValueSchema());
  const keys = { InstanceStorageConfigs: [] };
  const described = everything(
    memberNames(told),
    Object.fromEntries(lists.map((list) => [list, [everything(groupsOf(told, list), keys)]])),
  );
  const request = (await requestOf(intoVpc(cluster, context).cli, described)) as Record<string, object[]>;
  expect(Object.keys(request).filter((name) => !memberNames(asked).includes(name))).toEqual([]);
  for (const list of lists) {
    const names = Object.keys(request[list]?.[0] ?? {});
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !groupsOf(asked, list).includes(name))).toEqual([]);
  }
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
