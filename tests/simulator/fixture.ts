import type {
  CloudTrailRecord,
  SimulatedAccount,
  SimulatedRegion,
  SimulatedSageMaker,
} from "#lib/simulator/account.ts";

/*
 * A small account by hand: two enabled regions (one empty), one that is not, and a few of each resource.
 */

export const accountId = "111122223333";
export const callerArn = `arn:aws:iam::${accountId}:user/auditor`;

/** The time the tests take place at. */
export const now = Date.parse("2026-11-20T12:00:00Z");

export function daysAgo(days: number): Date {
  return new Date(now - days * 86_400_000);
}

export function sagemakerArn(resource: string, region = "us-east-1"): string {
  return `arn:aws:sagemaker:${region}:${accountId}:${resource}`;
}

export const executionRole = `arn:aws:iam::${accountId}:role/ml/execution`;
export const keyArn = `arn:aws:kms:us-east-1:${accountId}:key/0a1b2c3d-1111-2222-3333-444455556666`;

type TrainingJob = SimulatedSageMaker["trainingJobs"][number];

export function trainingJob(index: number, changes: Partial<TrainingJob> = {}): TrainingJob {
  const name = `job-${String(index).padStart(5, "0")}`;
  const created = new Date(daysAgo(80).getTime() + index * 60_000);
  return {
    TrainingJobName: name,
    TrainingJobArn: sagemakerArn(`training-job/${name}`),
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    ModelArtifacts: { S3ModelArtifacts: `s3://models/${name}/model.tar.gz` },
    HyperParameters: { epochs: "10", "optimizer.name": "adam" },
    AlgorithmSpecification: {
      TrainingImage: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.9",
      TrainingInputMode: "File",
    },
    RoleArn: executionRole,
    InputDataConfig: [
      {
        ChannelName: "train",
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://data/train" } },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://models" },
    ResourceConfig: { InstanceType: "ml.g5.xlarge", InstanceCount: 2, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    EnableNetworkIsolation: false,
    RemoteDebugConfig: { EnableRemoteDebug: true },
    CreationTime: created,
    LastModifiedTime: new Date(created.getTime() + 30_000),
    Tags: [{ Key: "team", Value: index % 2 === 0 ? "churn" : "fraud" }],
    ...changes,
  };
}

function notebook(name: string, age: number, changes: object = {}): SimulatedSageMaker["notebookInstances"][number] {
  return {
    NotebookInstanceName: name,
    NotebookInstanceArn: sagemakerArn(`notebook-instance/${name}`),
    NotebookInstanceStatus: "InService",
    InstanceType: "ml.t3.medium",
    DirectInternetAccess: "Enabled",
    RoleArn: executionRole,
    CreationTime: daysAgo(age),
    LastModifiedTime: daysAgo(age / 2),
    Tags: [{ Key: "owner", Value: "<ada & co>" }],
    ...changes,
  };
}

const sagemaker: SimulatedSageMaker = {
  notebookInstances: [
    notebook("alpha", 30),
    notebook("bravo", 10, { NotebookInstanceStatus: "Stopped" }),
    notebook("charlie", 20, { NotebookInstanceLifecycleConfigName: "setup" }),
  ],
  notebookLifecycleConfigs: [
    {
      NotebookInstanceLifecycleConfigName: "setup",
      NotebookInstanceLifecycleConfigArn: sagemakerArn("notebook-instance-lifecycle-config/setup"),
      OnStart: [{ Content: "IyEvYmluL2Jhc2g=" }],
      CreationTime: daysAgo(40),
      LastModifiedTime: daysAgo(40),
    },
  ],
  domains: [
    {
      DomainId: "d-abc123",
      DomainArn: sagemakerArn("domain/d-abc123"),
      DomainName: "science",
      Status: "InService",
      CreationTime: daysAgo(200),
      Tags: [{ Key: "team", Value: "platform" }],
    },
  ],
  userProfiles: ["ada", "grace"].map((name, index) => ({
    DomainId: "d-abc123",
    UserProfileName: name,
    UserProfileArn: sagemakerArn(`user-profile/d-abc123/${name}`),
    Status: "InService" as const,
    CreationTime: daysAgo(100 - index),
    LastModifiedTime: daysAgo(90),
  })),
  trainingJobs: Array.from({ length: 25 }, (_, index) =>
    trainingJob(index, index % 5 === 0 ? { TrainingJobStatus: "Failed" } : {}),
  ),
  processingJobs: [
    {
      ProcessingJobName: "clean",
      ProcessingJobArn: sagemakerArn("processing-job/clean"),
      ProcessingJobStatus: "Completed",
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 20 } },
      AppSpecification: { ImageUri: `${accountId}.dkr.ecr.us-east-1.amazonaws.com/clean:1` },
      CreationTime: daysAgo(5),
    },
  ],
  transformJobs: ["score-1", "score-2"].map((name, index) => ({
    TransformJobName: name,
    TransformJobArn: sagemakerArn(`transform-job/${name}`),
    TransformJobStatus: "Completed" as const,
    ModelName: "churn",
    TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix" as const, S3Uri: "s3://data/score" } } },
    TransformResources: { InstanceType: "ml.m5.large" as const, InstanceCount: 1 },
    CreationTime: daysAgo(9 - index),
  })),
  tuningJobs: [
    {
      HyperParameterTuningJobName: "tune",
      HyperParameterTuningJobArn: sagemakerArn("hyper-parameter-tuning-job/tune"),
      HyperParameterTuningJobStatus: "Completed",
      HyperParameterTuningJobConfig: { Strategy: "Bayesian", ResourceLimits: { MaxParallelTrainingJobs: 2 } },
      TrainingJobStatusCounters: { Completed: 3 },
      ObjectiveStatusCounters: { Succeeded: 3 },
      CreationTime: daysAgo(15),
      LastModifiedTime: daysAgo(14),
    },
  ],
  models: ["churn", "fraud"].map((name, index) => ({
    ModelName: name,
    ModelArn: sagemakerArn(`model/${name}`),
    ExecutionRoleArn: executionRole,
    PrimaryContainer: { Image: `${accountId}.dkr.ecr.us-east-1.amazonaws.com/${name}:1` },
    EnableNetworkIsolation: index === 0,
    CreationTime: daysAgo(50 - index),
  })),
  endpointConfigs: [
    {
      EndpointConfigName: "churn-config",
      EndpointConfigArn: sagemakerArn("endpoint-config/churn-config"),
      ProductionVariants: [{ VariantName: "all", ModelName: "churn", InstanceType: "ml.m5.large" }],
      CreationTime: daysAgo(49),
    },
  ],
  endpoints: [
    {
      EndpointName: "Churn",
      EndpointArn: sagemakerArn("endpoint/churn"),
      EndpointConfigName: "churn-config",
      EndpointStatus: "InService",
      CreationTime: daysAgo(48),
      LastModifiedTime: daysAgo(47),
    },
  ],
};

const ec2: SimulatedRegion["ec2"] = {
  vpcs: [
    {
      VpcId: "vpc-0a",
      CidrBlock: "10.0.0.0/16",
      State: "available",
      IsDefault: false,
      Tags: [{ Key: "Name", Value: "ml <&> prod" }],
    },
    { VpcId: "vpc-0b", CidrBlock: "172.31.0.0/16", State: "available", IsDefault: true },
  ],
  subnets: Array.from({ length: 12 }, (_, index) => ({
    SubnetId: `subnet-${index.toString(16).padStart(2, "0")}`,
    VpcId: index < 4 ? "vpc-0a" : "vpc-0b",
    CidrBlock: `10.0.${index}.0/24`,
    AvailabilityZone: index % 2 === 0 ? "us-east-1a" : "us-east-1b",
    State: "available" as const,
    MapPublicIpOnLaunch: false,
  })),
  routeTables: [
    {
      RouteTableId: "rtb-0a",
      VpcId: "vpc-0a",
      Associations: [
        { Main: true, RouteTableId: "rtb-0a" },
        { Main: false, SubnetId: "subnet-00" },
      ],
      Routes: [{ DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-0a", State: "active" }],
    },
  ],
  securityGroups: [
    {
      GroupId: "sg-0a",
      GroupName: "open",
      VpcId: "vpc-0a",
      IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      IpPermissionsEgress: [],
    },
  ],
  natGateways: [{ NatGatewayId: "nat-0a", VpcId: "vpc-0a", SubnetId: "subnet-01", State: "available" }],
  internetGateways: [{ InternetGatewayId: "igw-0a", Attachments: [{ VpcId: "vpc-0b", State: "attached" }] }],
  vpcEndpoints: [
    {
      VpcEndpointId: "vpce-0a",
      VpcEndpointType: "Interface",
      VpcId: "vpc-0a",
      ServiceName: "com.amazonaws.us-east-1.sagemaker.api",
      State: "Available",
      PrivateDnsEnabled: true,
      SubnetIds: ["subnet-00", "subnet-01"],
      Groups: [{ GroupId: "sg-0a", GroupName: "open" }],
      PolicyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
      CreationTimestamp: daysAgo(60),
    },
  ],
};

export const externalId = "sagewarden-7f3a";

function trust(statement: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }],
  });
}

const s3Everything = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*", Sid: "It's (all)*" }],
});

const iam: SimulatedAccount["iam"] = {
  users: [
    {
      UserName: "auditor",
      Arn: callerArn,
      UserId: "AIDA1",
      UserPolicyList: [{ PolicyName: "own", PolicyDocument: s3Everything }],
    },
  ],
  groups: [{ GroupName: "scientists", Arn: `arn:aws:iam::${accountId}:group/scientists`, GroupPolicyList: [] }],
  roles: [
    {
      RoleName: "execution",
      Path: "/ml/",
      Arn: executionRole,
      RoleId: "AROAEXECUTION",
      CreateDate: daysAgo(300),
      AssumeRolePolicyDocument: trust({ Principal: { Service: "sagemaker.amazonaws.com" } }),
      RolePolicyList: [{ PolicyName: "all", PolicyDocument: s3Everything }],
      AttachedManagedPolicies: [{ PolicyName: "wide", PolicyArn: `arn:aws:iam::${accountId}:policy/wide` }],
      Tags: [{ Key: "team", Value: "ml" }],
    },
    {
      RoleName: "audit",
      Path: "/",
      Arn: `arn:aws:iam::${accountId}:role/audit`,
      RoleId: "AROAAUDIT",
      CreateDate: daysAgo(200),
      AssumeRolePolicyDocument: trust({
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Condition: { StringEquals: { "sts:ExternalId": externalId } },
      }),
    },
    {
      RoleName: "open",
      Path: "/",
      Arn: `arn:aws:iam::${accountId}:role/open`,
      RoleId: "AROAOPEN",
      CreateDate: daysAgo(100),
      AssumeRolePolicyDocument: trust({ Principal: { AWS: "*" } }),
    },
  ],
  policies: [
    {
      PolicyName: "wide",
      Arn: `arn:aws:iam::${accountId}:policy/wide`,
      DefaultVersionId: "v1",
      PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: s3Everything }],
    },
    {
      PolicyName: "AmazonSageMakerFullAccess",
      Arn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
      DefaultVersionId: "v1",
      PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: s3Everything }],
    },
  ],
};

export function event(index: number, changes: Partial<CloudTrailRecord> = {}): CloudTrailRecord {
  return {
    eventVersion: "1.11",
    eventID: `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`,
    eventTime: new Date(now - index * 3_600_000).toISOString().replace(".000Z", "Z"),
    eventSource: "sagemaker.amazonaws.com",
    eventName: index % 3 === 0 ? "CreateModel" : "DescribeModel",
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.31",
    readOnly: index % 3 !== 0,
    eventType: "AwsApiCall",
    eventCategory: "Management",
    managementEvent: true,
    recipientAccountId: accountId,
    requestID: `req-${index}`,
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROAEXECUTION:ada",
      arn: `arn:aws:sts::${accountId}:assumed-role/execution/ada`,
      accessKeyId: "ASIAADA",
    },
    requestParameters: { modelName: "churn" },
    responseElements: null,
    resources: [{ ARN: sagemakerArn("model/churn"), type: "AWS::SageMaker::Model" }],
    ...changes,
  };
}

export const account: SimulatedAccount = {
  id: accountId,
  partition: "aws",
  caller: { arn: callerArn, userId: "AIDA1" },
  regions: [
    {
      name: "us-east-1",
      sagemaker,
      ec2,
      kms: {
        keys: [
          {
            KeyId: "0a1b2c3d-1111-2222-3333-444455556666",
            Arn: keyArn,
            KeyManager: "CUSTOMER",
            CreationDate: daysAgo(400),
            Enabled: true,
            aliases: ["alias/ml", "alias/data"],
          },
        ],
      },
      events: Array.from({ length: 120 }, (_, index) => event(index)),
    },
    {
      name: "eu-south-2",
      sagemaker: { ...emptyLists(sagemaker) },
      ec2: { ...emptyLists(ec2) },
      kms: { keys: [] },
      events: [],
    },
  ],
  disabledRegions: ["ap-east-1"],
  iam,
};

function emptyLists<T extends object>(lists: T): T {
  return Object.fromEntries(Object.keys(lists).map((name) => [name, []])) as unknown as T;
}
