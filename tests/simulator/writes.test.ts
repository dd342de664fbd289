import { EC2 } from "@aws-sdk/client-ec2";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { SageMaker } from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const account = demoAccount({ now: new Date() });
const simulator = await simulated({ account, now: Date.now });
const sagemaker = new SageMaker(at(simulator));
const [east] = account.regions;
const subnet = east?.ec2.subnets[0]?.SubnetId ?? "";
const role = account.iam.roles[0]?.RoleName ?? "";

describe("a notebook instance", () => {
  const name = { NotebookInstanceName: "fresh" };
  const request = { ...name, InstanceType: "ml.t3.medium", RoleArn: account.iam.roles[0]?.Arn } as const;

  test("is made with AWS's defaults, changed only when stopped, and deleted", async () => {
    await sagemaker.createNotebookInstance(request);
    expect(await sagemaker.describeNotebookInstance(name)).toMatchObject({
      NotebookInstanceStatus: "InService",
      DirectInternetAccess: "Enabled",
      RootAccess: "Enabled",
    });
    const update = () => sagemaker.updateNotebookInstance({ ...name, RootAccess: "Disabled" });
    expect(await failureOf(update())).toMatchObject({ code: "ValidationException", status: 400 });
    await sagemaker.stopNotebookInstance(name);
    await update();
    expect(await sagemaker.describeNotebookInstance(name)).toMatchObject({
      NotebookInstanceStatus: "Stopped",
      RootAccess: "Disabled",
    });
    expect((await sagemaker.listNotebookInstances({ NameContains: "fresh" })).NotebookInstances).toHaveLength(1);
    await sagemaker.deleteNotebookInstance(name);
    expect(await failureOf(sagemaker.describeNotebookInstance(name))).toMatchObject({ message: "RecordNotFound" });
  });

  test("is refused twice under one name, and without a subnet when cut off the internet", async () => {
    const other = { ...request, NotebookInstanceName: "twice" };
    await sagemaker.createNotebookInstance({ ...other, SubnetId: subnet, DirectInternetAccess: "Disabled" });
    expect(await failureOf(sagemaker.createNotebookInstance(other))).toMatchObject({ code: "ValidationException" });
    const closed = { ...other, NotebookInstanceName: "closed", DirectInternetAccess: "Disabled" } as const;
    expect(await failureOf(sagemaker.createNotebookInstance(closed))).toMatchObject({ code: "ValidationException" });
  });
});

test("an endpoint config names models that are there, and stays while an endpoint uses it", async () => {
  const variant = {
    VariantName: "main",
    ModelName: "nowhere",
    InstanceType: "ml.m5.large",
    InitialInstanceCount: 1,
  } as const;
  const config = { EndpointConfigName: "fresh", ProductionVariants: [variant] };
  expect(await failureOf(sagemaker.createEndpointConfig(config))).toMatchObject({
    message: expect.stringContaining("Could not find model"),
  });
  const EndpointConfigName = east?.sagemaker.endpoints[0]?.EndpointConfigName;
  expect(await failureOf(sagemaker.deleteEndpointConfig({ EndpointConfigName }))).toMatchObject({
    code: "ResourceInUse",
  });
});

test("a role loses exactly the policy that is detached", async () => {
  const iam = new IAM(at(simulator));
  const PolicyArn = account.iam.policies[0]?.Arn ?? "";
  await iam.attachRolePolicy({ RoleName: role, PolicyArn });
  await iam.detachRolePolicy({ RoleName: role, PolicyArn });
  expect(await failureOf(iam.detachRolePolicy({ RoleName: role, PolicyArn }))).toMatchObject({
    code: "NoSuchEntityException",
  });
  const broken = { RoleName: role, PolicyDocument: "{" };
  expect(await failureOf(iam.updateAssumeRolePolicy(broken))).toMatchObject({
    code: "MalformedPolicyDocumentException",
  });
});

test("a security group loses only the addresses that are revoked", async () => {
  const ec2 = new EC2(at(simulator));
  const GroupId = east?.ec2.securityGroups[0]?.GroupId ?? "";
  const rule = (...cidrs: string[]) => [
    { IpProtocol: "tcp", FromPort: 9, ToPort: 9, IpRanges: cidrs.map((CidrIp) => ({ CidrIp })) },
  ];
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: rule("10.0.0.0/8", "0.0.0.0/0") });
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: rule("0.0.0.0/0") });
  const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] });
  const left = SecurityGroups?.[0]?.IpPermissions?.find(({ FromPort }) => FromPort === 9);
  expect(left?.IpRanges?.map(({ CidrIp }) => CidrIp)).toEqual(["10.0.0.0/8"]);
  const again = ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: rule("0.0.0.0/0") });
  expect(await failureOf(again)).toMatchObject({ code: "InvalidPermission.NotFound" });
});

test("a key that is about to be deleted is kept first, and enabled then", async () => {
  const kms = new KMS(at(simulator));
  const KeyId = east?.kms.keys.find(({ KeyState }) => KeyState === "PendingDeletion")?.KeyId;
  expect(await failureOf(kms.enableKey({ KeyId }))).toMatchObject({ code: "KMSInvalidStateException" });
  await kms.cancelKeyDeletion({ KeyId });
  await kms.enableKey({ KeyId });
  expect((await kms.describeKey({ KeyId })).KeyMetadata).toMatchObject({ KeyState: "Enabled" });
});
