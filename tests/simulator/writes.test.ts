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

test("an endpoint shows what it has from its config, and nothing of an earlier deployment once it is updated", async () => {
  const [model] = east?.sagemaker.models ?? [];
  const request = (EndpointConfigName: string, DestinationS3Uri: string) => ({
    EndpointConfigName,
    ProductionVariants: [
      {
        VariantName: "main",
        ModelName: model?.ModelName,
        InstanceType: "ml.m5.large",
        InitialInstanceCount: 1,
      } as const,
    ],
    DataCaptureConfig: { InitialSamplingPercentage: 9, DestinationS3Uri, CaptureOptions: [{ CaptureMode: "Input" }] },
    AsyncInferenceConfig: { OutputConfig: { S3OutputPath: DestinationS3Uri } },
  });
  await sagemaker.createEndpointConfig(request("first", "s3://first/") as never);
  await sagemaker.createEndpointConfig(request("second", "s3://second/") as never);
  const name = { EndpointName: "shown" };
  await sagemaker.createEndpoint({ ...name, EndpointConfigName: "first" });
  const shows = async (capture: string, output: string) =>
    expect(await sagemaker.describeEndpoint(name)).toMatchObject({
      DataCaptureConfig: { DestinationS3Uri: capture, CurrentSamplingPercentage: 9, KmsKeyId: "" },
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: output } },
    });
  await shows("s3://first/", "s3://first/");
  if (east) {
    east.sagemaker.endpoints = east.sagemaker.endpoints.map((one) =>
      one.EndpointName === "shown" ? { ...one, FailureReason: "an update failed" } : one,
    );
  }
  await sagemaker.updateEndpoint({ ...name, EndpointConfigName: "second", RetainAllVariantProperties: true });
  await shows("s3://first/", "s3://second/");
  expect((await sagemaker.describeEndpoint(name)).FailureReason).toBeUndefined();
  await sagemaker.updateEndpoint({ ...name, EndpointConfigName: "second" });
  await shows("s3://second/", "s3://second/");
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

test("tags are taken away by key, whatever their value, or by key and value", async () => {
  const ec2 = new EC2(at(simulator));
  const vpc = east?.ec2.vpcs[0];
  if (!vpc?.VpcId) throw new Error("The demo account has no VPC.");
  vpc.Tags = ["a", "b", "c"].map((Key) => ({ Key, Value: "1" }));
  const Resources = [vpc.VpcId];
  await ec2.deleteTags({
    Resources,
    Tags: [{ Key: "a" }, { Key: "b", Value: "2" }, { Key: "c", Value: "1" }, { Key: "d" }],
  });
  const { Vpcs } = await ec2.describeVpcs({ VpcIds: Resources });
  expect(Vpcs?.[0]?.Tags).toEqual([{ Key: "b", Value: "1" }]);
  expect(await failureOf(ec2.deleteTags({ Resources: ["vpc-nowhere"], Tags: [{ Key: "b" }] }))).toMatchObject({
    code: "InvalidID",
  });
  const ofAws = ec2.deleteTags({ Resources, Tags: [{ Key: "aws:cloudformation:stack-id" }] });
  expect(await failureOf(ofAws)).toMatchObject({ code: "InvalidParameterValue" });
  expect(await failureOf(ec2.deleteTags({ Resources, DryRun: true }))).toMatchObject({ code: "DryRunOperation" });
});

test("tags of a SageMaker resource and of a role are taken away by key", async () => {
  const notebook = east?.sagemaker.notebookInstances[0];
  const first = account.iam.roles[0];
  if (!notebook || !first) throw new Error("The demo account has no notebook or role.");
  const tags = ["kept", "gone"].map((Key) => ({ Key, Value: "1" }));
  notebook.Tags = tags;
  first.Tags = tags;
  const ResourceArn = notebook.NotebookInstanceArn;
  await sagemaker.deleteTags({ ResourceArn, TagKeys: ["gone", "never there"] });
  expect((await sagemaker.listTags({ ResourceArn })).Tags).toEqual([{ Key: "kept", Value: "1" }]);
  const stranger = sagemaker.deleteTags({ ResourceArn: `${ResourceArn}-x`, TagKeys: ["gone"] });
  expect(await failureOf(stranger)).toMatchObject({ code: "ValidationException" });

  const iam = new IAM(at(simulator));
  await iam.untagRole({ RoleName: role, TagKeys: ["gone"] });
  expect((await iam.listRoleTags({ RoleName: role })).Tags).toEqual([{ Key: "kept", Value: "1" }]);
  expect(await failureOf(iam.untagRole({ RoleName: "nobody", TagKeys: ["gone"] }))).toMatchObject({
    code: "NoSuchEntityException",
  });
});

test("a key's description changes, unless the key is about to be deleted", async () => {
  const kms = new KMS(at(simulator));
  const key = east?.kms.keys.find(({ KeyManager, KeyState }) => KeyManager === "CUSTOMER" && KeyState === "Enabled");
  await kms.updateKeyDescription({ KeyId: key?.KeyId, Description: "" });
  expect((await kms.describeKey({ KeyId: key?.KeyId })).KeyMetadata?.Description).toBe("");
  const KeyId = key?.Arn;
  const dying = east?.kms.keys.map((one) => (one.Arn === KeyId ? { ...one, KeyState: "PendingDeletion" } : one));
  Object.assign(east?.kms ?? {}, { keys: dying });
  expect(await failureOf(kms.updateKeyDescription({ KeyId, Description: "x" }))).toMatchObject({
    code: "KMSInvalidStateException",
  });
});

test("a warm pool ends when it is told not to wait, and only while it waits", async () => {
  const job = east?.sagemaker.trainingJobs.find(({ TrainingJobStatus }) => TrainingJobStatus === "Completed");
  if (!east || !job) throw new Error("The demo account has no finished job.");
  const WarmPoolStatus = { Status: "Available" } as const;
  east.sagemaker.trainingJobs = [{ ...job, WarmPoolStatus }];
  const { TrainingJobName } = job;
  const keep = (KeepAlivePeriodInSeconds: number) =>
    sagemaker.updateTrainingJob({ TrainingJobName, ResourceConfig: { KeepAlivePeriodInSeconds } });
  const described = () => sagemaker.describeTrainingJob({ TrainingJobName });
  await keep(600);
  expect(await described()).toMatchObject({ WarmPoolStatus, ResourceConfig: { KeepAlivePeriodInSeconds: 600 } });
  await keep(0);
  expect(await described()).toMatchObject({ WarmPoolStatus: { Status: "Terminated" } });
  expect(await failureOf(keep(600))).toMatchObject({ code: "ValidationException" });
});

test("a rule exists once, and its description can be taken away", async () => {
  const ec2 = new EC2(at(simulator));
  const GroupId = east?.ec2.securityGroups[0]?.GroupId ?? "";
  const rule = (...IpRanges: { CidrIp: string; Description?: string }[]) => ({
    GroupId,
    IpPermissions: [{ IpProtocol: "tcp", FromPort: 7, ToPort: 7, IpRanges }],
  });
  await ec2.authorizeSecurityGroupIngress(
    rule({ CidrIp: "10.0.0.0/8", Description: "a" }, { CidrIp: "10.1.0.0/16", Description: "b" }),
  );
  expect(await failureOf(ec2.authorizeSecurityGroupIngress(rule({ CidrIp: "10.1.0.0/16" })))).toMatchObject({
    code: "InvalidPermission.Duplicate",
  });
  await ec2.updateSecurityGroupRuleDescriptionsIngress(rule({ CidrIp: "10.0.0.0/8" }));
  const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] });
  const after = SecurityGroups?.[0]?.IpPermissions?.find(({ FromPort }) => FromPort === 7);
  expect(after?.IpRanges).toEqual([{ CidrIp: "10.0.0.0/8" }, { CidrIp: "10.1.0.0/16", Description: "b" }]);
  const stranger = ec2.updateSecurityGroupRuleDescriptionsIngress(rule({ CidrIp: "192.0.2.0/24" }));
  expect(await failureOf(stranger)).toMatchObject({ code: "InvalidPermission.NotFound" });
});

test("endpoints are deleted, and those that are not there are listed", async () => {
  const ec2 = new EC2(at(simulator));
  const VpcEndpointId = east?.ec2.vpcEndpoints.at(-1)?.VpcEndpointId ?? "";
  const { Unsuccessful } = await ec2.deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId, "vpce-nowhere"] });
  expect(Unsuccessful?.map(({ ResourceId }) => ResourceId)).toEqual(["vpce-nowhere"]);
  expect(await failureOf(ec2.describeVpcEndpoints({ VpcEndpointIds: [VpcEndpointId] }))).toMatchObject({
    code: "InvalidVpcEndpointId.NotFound",
  });
});

test("an endpoint has one interface in a zone", async () => {
  const ec2 = new EC2(at(simulator));
  const endpoint = east?.ec2.vpcEndpoints.find(({ SubnetIds }) => SubnetIds?.length);
  const [SubnetId = ""] = endpoint?.SubnetIds ?? [];
  const again = ec2.modifyVpcEndpoint({ VpcEndpointId: endpoint?.VpcEndpointId, AddSubnetIds: [SubnetId] });
  expect(await failureOf(again)).toMatchObject({ code: "DuplicateSubnetsInSameZone" });
});

test("a pipeline takes another definition, and refuses what is none", async () => {
  const PipelineName = east?.sagemaker.pipelines[0]?.PipelineName ?? "";
  const PipelineDefinition = JSON.stringify({ Version: "2020-12-01", Steps: [] });
  await sagemaker.updatePipeline({ PipelineName, PipelineDefinition });
  expect(await sagemaker.describePipeline({ PipelineName })).toMatchObject({ PipelineDefinition });
  for (const none of ["{", "[]", '{"Steps":{}}']) {
    const refused = sagemaker.updatePipeline({ PipelineName, PipelineDefinition: none });
    expect(await failureOf(refused)).toMatchObject({ code: "ValidationException" });
  }
  expect(await failureOf(sagemaker.updatePipeline({ PipelineName: "none", PipelineDefinition }))).toMatchObject({
    code: "ResourceNotFound",
  });
});

test("a cluster has the nodes that its groups say, whatever changes", async () => {
  const ClusterName = "fresh";
  const group = (InstanceGroupName: string, InstanceCount: number) => ({
    InstanceGroupName,
    InstanceCount,
    InstanceType: "ml.m5.large" as const,
    ExecutionRole: "arn:aws:iam::111122223333:role/nodes",
    LifeCycleConfig: { SourceS3Uri: "s3://sagemaker-scripts/", OnCreate: "on_create.sh" },
  });
  const nodes = async () => {
    const { ClusterNodeSummaries = [] } = await sagemaker.listClusterNodes({ ClusterName, MaxResults: 100 });
    return ClusterNodeSummaries;
  };
  const count = async () => (await nodes()).map(({ InstanceGroupName }) => InstanceGroupName).sort();
  const { ClusterArn } = await sagemaker.createCluster({ ClusterName, InstanceGroups: [group("a", 1), group("b", 2)] });
  expect(ClusterArn).toMatch(/:cluster\/[a-z0-9]{12}$/);
  expect(await count()).toEqual(["a", "b", "b"]);
  await sagemaker.updateCluster({ ClusterName: ClusterArn, InstanceGroups: [group("b", 1), group("c", 1)] });
  expect(await count()).toEqual(["a", "b", "c"]);
  await sagemaker.updateCluster({ ClusterName, InstanceGroupsToDelete: ["a"], NodeRecovery: "None" });
  expect(await count()).toEqual(["b", "c"]);
  expect(await sagemaker.describeCluster({ ClusterName })).toMatchObject({ ClusterArn, NodeRecovery: "None" });
  const [old] = await nodes();
  await sagemaker.batchReplaceClusterNodes({ ClusterName, NodeIds: [old?.InstanceId ?? ""] });
  expect(await count()).toEqual(["b", "c"]);
  expect((await nodes()).map(({ InstanceId }) => InstanceId)).not.toContain(old?.InstanceId);
  await sagemaker.deleteCluster({ ClusterName });
  expect((await failureOf(nodes())).code).toBe("ResourceNotFound");
});
