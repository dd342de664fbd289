/*
 * Records of a trail as a busy account writes them, no two alike: people, roles of notebooks and services, reads and writes, failures,
 * containers with their environments.
 */

export const account = "482915630174";

const regions = ["us-east-1", "us-east-1", "us-east-1", "eu-west-1"];
const roles = Array.from(
  { length: 40 },
  (_, at) => `team-${at % 9}-${["exec", "notebook", "pipeline", "deploy"][at % 4]}-${at}`,
);
const people = Array.from(
  { length: 60 },
  (_, at) => `${["ana", "ben", "chen", "dita", "emil"][at % 5]}.${at}@example.com`,
);
const agents = [
  "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython md/command#sagemaker.create-training-job",
  "Boto3/1.40.41 md/Botocore#1.40.41 ua/2.1 os/linux#5.10.244 md/arch#x86_64 lang/python#3.12.9 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.41",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
  "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.15.0 aws-sdk-go-v2/1.39.2 os/linux lang/go#1.24.6",
  "aws-sdk-java/2.34.5 md/io#sync md/http#Apache ua/2.1 os/Linux#6.1.153 lang/java#21.0.8",
  "AWS Internal",
];

/** Numbers in [0, 1) that are the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One record; `at` makes its id and its time. */
export function trailRecord(at: number, next: () => number): Record<string, unknown> {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const hex = (length: number) =>
    Array.from({ length: Math.ceil(length / 7) }, () =>
      Math.floor(next() * 2 ** 28)
        .toString(16)
        .padStart(7, "0"),
    )
      .join("")
      .slice(0, length);
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const region = pick(regions);
  const arn = (resource: string) => `arn:aws:sagemaker:${region}:${account}:${resource}`;
  const role = pick(roles);
  const roleArn = `arn:aws:iam::${account}:role/service-role/${role}`;
  const session = next() < 0.4 ? "SageMaker" : pick(people);
  const [eventName, request, answer] = callOf(next(), { uuid, arn, role: roleArn, hex, at });
  const reads = /^(Describe|List)/.test(eventName);
  const time = new Date(Date.UTC(2026, 8, 1) + at * 700);
  const fails = next() < 0.06;
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "AssumedRole",
      principalId: `AROA${role.toUpperCase().replace(/\W/g, "").padEnd(17, "X").slice(0, 17)}:${session}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      accountId: account,
      accessKeyId: `ASIA${hex(16).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: `AROA${role.toUpperCase().replace(/\W/g, "").padEnd(17, "X").slice(0, 17)}`,
          arn: roleArn,
          accountId: account,
          userName: role,
        },
        attributes: {
          creationDate: new Date(time.getTime() - 3_600_000).toISOString(),
          mfaAuthenticated: next() < 0.5 ? "true" : "false",
        },
      },
    },
    eventTime: time.toISOString().replace(/\.\d+Z/, "Z"),
    eventSource: "sagemaker.amazonaws.com",
    eventName,
    awsRegion: region,
    sourceIPAddress:
      session === "SageMaker"
        ? `10.${Math.floor(next() * 4)}.${Math.floor(next() * 200)}.${Math.floor(next() * 250)}`
        : `203.0.113.${Math.floor(next() * 250)}`,
    userAgent: pick(agents),
    ...(fails && {
      errorCode: "AccessDenied",
      errorMessage: `User: arn:aws:sts::${account}:assumed-role/${role}/${session} is not authorized to perform: sagemaker:${eventName} because no identity-based policy allows the sagemaker:${eventName} action`,
    }),
    requestParameters: request,
    responseElements: reads || fails ? null : answer,
    requestID: uuid(),
    eventID: uuid(),
    readOnly: reads,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: `api.sagemaker.${region}.amazonaws.com`,
    },
  };
}

interface Made {
  uuid(): string;
  hex(length: number): string;
  arn(resource: string): string;
  role: string;
  at: number;
}

/** Mostly reads, as in real accounts. */
function callOf(share: number, { uuid, hex, arn, role, at }: Made): [string, unknown, unknown] {
  const name = `churn-${hex(6)}-${at % 997}`;
  if (share < 0.25) return ["DescribeTrainingJob", { trainingJobName: name }, null];
  if (share < 0.4) return ["DescribeEndpoint", { endpointName: `ranking-${at % 83}` }, null];
  if (share < 0.5) return ["ListTrainingJobs", { maxResults: 100, nextToken: hex(64) }, null];
  if (share < 0.6) return ["DescribeProcessingJob", { processingJobName: name }, null];
  if (share < 0.68) return ["ListTags", { resourceArn: arn(`endpoint/ranking-${at % 83}`) }, null];
  if (share < 0.72)
    return [
      "StartPipelineExecution",
      { pipelineName: `nightly-${at % 31}`, clientRequestToken: uuid() },
      { pipelineExecutionArn: arn(`pipeline/nightly-${at % 31}/execution/${hex(12)}`) },
    ];
  if (share < 0.78)
    return [
      "CreatePresignedDomainUrl",
      { domainId: `d-${hex(12)}`, userProfileName: `user-${at % 120}`, expiresInSeconds: 300 },
      { authorizedUrl: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    ];
  if (share < 0.86)
    return [
      "CreateModel",
      {
        modelName: name,
        executionRoleArn: role,
        enableNetworkIsolation: true,
        primaryContainer: {
          image: `${account}.dkr.ecr.us-east-1.amazonaws.com/serve:${hex(8)}`,
          modelDataUrl: `s3://models-${at % 12}/${name}/model.tar.gz`,
          environment: { SAGEMAKER_PROGRAM: "inference.py", LOG_LEVEL: "20", MODEL_SERVER_WORKERS: "4" },
        },
      },
      { modelArn: arn(`model/${name}`) },
    ];
  return [
    "CreateTrainingJob",
    {
      trainingJobName: name,
      roleArn: role,
      algorithmSpecification: {
        trainingImage: `${account}.dkr.ecr.us-east-1.amazonaws.com/train:${hex(8)}`,
        trainingInputMode: "File",
        enableSageMakerMetricsTimeSeries: true,
      },
      inputDataConfig: [
        {
          channelName: "train",
          dataSource: {
            s3DataSource: {
              s3DataType: "S3Prefix",
              s3Uri: `s3://data-${at % 40}/${hex(8)}/`,
              s3DataDistributionType: "FullyReplicated",
            },
          },
        },
      ],
      outputDataConfig: { s3OutputPath: `s3://artifacts-${at % 12}/${name}/`, kmsKeyId: uuid() },
      resourceConfig: { instanceType: "ml.m5.2xlarge", instanceCount: 1, volumeSizeInGB: 50 },
      stoppingCondition: { maxRuntimeInSeconds: 86_400 },
      hyperParameters: {
        epochs: "10",
        "learning-rate": "0.001",
        sagemaker_program: "train.py",
        sagemaker_submit_directory: `s3://code-${at % 12}/${hex(16)}/sourcedir.tar.gz`,
      },
      environment: { STAGE: "prod", FEATURE_STORE: `fs-${at % 9}` },
      vpcConfig: { subnets: [`subnet-${hex(17)}`], securityGroupIds: [`sg-${hex(17)}`] },
      tags: [
        { key: "team", value: `team-${at % 9}` },
        { key: "cost-center", value: String(1000 + (at % 40)) },
      ],
    },
    { trainingJobArn: arn(`training-job/${name}`) },
  ];
}
