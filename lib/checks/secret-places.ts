import type { CollectedKind, ResourceOf } from "#lib/inventory/kinds.ts";
import { describedPlaces } from "./described-places.ts";
import { lookedThrough } from "./has-no-secrets.ts";
import { launchWithoutSecrets } from "./remedies/job-secrets.ts";
import { modelWithoutSecrets } from "./remedies/model-secrets.ts";
import { rewriteScripts } from "./remedies/notebook-lifecycle-config.ts";
import { pipelineWithoutSecrets } from "./remedies/pipeline-secrets.ts";
import { sayTakeOut } from "./remedies/say-take-out.ts";
import { takeOutSecrets } from "./remedies/take-out-secrets.ts";
import type { SecretPlace } from "./secret-place.ts";

const api = (page: string) => `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${page}.html` as const;
const ec2 = (page: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${page}.html` as const;
const sso = (page: string) => `https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_${page}.html` as const;
const iam = (page: string) => `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${page}.html` as const;

function network<Id extends string>(noun: string, shownBy: string, when: Id, fix = takeOutSecrets) {
  const page = shownBy.slice("Describe".length).replace(/s$/, "");
  return { noun, places: "its tags", shownBy, when, reference: ec2(page), fix } as const;
}

function identity(noun: string, page: string, places: string) {
  const shownBy = "GetAccountAuthorizationDetails";
  return { "no-secrets": { noun, places, shownBy, when: "Arn", reference: iam(page), fix: sayTakeOut } } as const;
}

const inArguments = (path: string, observed: unknown) => [
  { path, observed: observed ?? null, expected: "no secret in any argument" },
];

/** Every kind that is collected, and what its checks for secrets are called after the kind. */
export const secretPlaces: { [K in CollectedKind]: Record<string, SecretPlace<ResourceOf<K>>> } = {
  ...describedPlaces,
  "cloudtrail-event-data-store": {
    "no-secrets": {
      noun: "Event data store",
      places: "its name or selectors",
      shownBy: "GetEventDataStore",
      when: "EventDataStoreArn",
      reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html",
      fix: sayTakeOut,
    },
  },
  "access-analyzer": {
    "no-secrets": {
      noun: "Access analyzer",
      places: "its tags or what it found",
      shownBy: "ListAnalyzers",
      when: "arn",
      parts: ["Findings"],
      reference: "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html",
      fix: sayTakeOut,
    },
  },
  "cloudtrail-trail": {
    "no-secrets": {
      noun: "Trail",
      places: "its names, prefixes or selectors",
      shownBy: "DescribeTrails",
      when: "TrailARN",
      parts: ["Selectors"],
      reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html",
      fix: sayTakeOut,
    },
  },
  "cognito-user-pool": {
    "no-secrets": {
      noun: "Cognito user pool",
      places: "its names, messages or tags",
      shownBy: "DescribeUserPool",
      when: "Id",
      reference:
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html",
      fix: sayTakeOut,
    },
  },
  "ecr-image": {
    "no-secrets": {
      noun: "ECR image",
      places: "its tags",
      shownBy: "DescribeImages",
      when: "imageDigest",
      reference: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html",
      fix: sayTakeOut,
    },
  },
  "ecr-registry": {
    "no-secrets": {
      noun: "ECR registry",
      places: "its policy or rules",
      shownBy: "GetRegistryPolicy",
      when: "registryId",
      parts: ["Policy", "ScanningConfiguration", "SigningConfiguration"],
      reference: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryPolicy.html",
      fix: sayTakeOut,
    },
  },
  "cloudwatch-alarm": {
    "no-secrets": {
      noun: "CloudWatch alarm",
      places: "its name or description",
      shownBy: "DescribeAlarms",
      when: "AlarmArn",
      reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html",
      fix: sayTakeOut,
    },
  },
  "config-recorder": {
    "no-secrets": {
      noun: "AWS Config recorder",
      places: "its names or prefixes",
      shownBy: "DescribeDeliveryChannels",
      when: "ConfigurationRecorders",
      parts: ["DeliveryChannels"],
      reference: "https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannels.html",
      fix: sayTakeOut,
    },
  },
  "config-rule": {
    "no-secrets": {
      noun: "AWS Config rule",
      places: "its description or parameters",
      shownBy: "DescribeConfigRules",
      when: "ConfigRuleName",
      reference: "https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html",
      fix: sayTakeOut,
    },
  },
  "ecr-repository": {
    "no-secrets": {
      noun: "ECR repository",
      places: "its policies",
      shownBy: "GetRepositoryPolicy",
      when: "repositoryArn",
      parts: ["LifecyclePolicy", "Policy"],
      reference: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRepositoryPolicy.html",
      fix: sayTakeOut,
    },
  },
  "efs-file-system": {
    "no-secrets": {
      noun: "EFS file system",
      places: "its tags or policy",
      shownBy: "DescribeFileSystems",
      when: "FileSystemId",
      parts: ["Policy"],
      reference: "https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html",
      fix: sayTakeOut,
    },
  },
  "event-rule": {
    "no-secrets": {
      noun: "EventBridge rule",
      places: "its description, pattern or inputs",
      shownBy: "ListTargetsByRule",
      when: "Arn",
      parts: ["Targets"],
      reference: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html",
      fix: sayTakeOut,
    },
  },
  "flow-log": { "no-secrets": network("Flow log", "DescribeFlowLogs", "FlowLogId") },
  "greengrass-component": {
    "no-secrets": {
      noun: "Greengrass component",
      places: "its description, tags or recipe",
      shownBy: "GetComponent",
      when: "arn",
      reference: "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_GetComponent.html",
      fix: sayTakeOut,
    },
  },
  "greengrass-core-device": {
    "no-secrets": {
      noun: "Greengrass core device",
      places: "its tags",
      shownBy: "GetCoreDevice",
      when: "coreDeviceThingName",
      reference: "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_GetCoreDevice.html",
      fix: sayTakeOut,
    },
  },
  "greengrass-deployment": {
    "no-secrets": {
      noun: "Greengrass deployment",
      places: "its tags or the configuration of its components",
      shownBy: "GetDeployment",
      when: "deploymentId",
      reference: "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_GetDeployment.html",
      fix: sayTakeOut,
    },
  },
  "fsx-file-system": {
    "no-secrets": {
      noun: "FSx file system",
      places: "its tags or settings",
      shownBy: "DescribeFileSystems",
      when: "FileSystemId",
      reference: "https://docs.aws.amazon.com/fsx/latest/APIReference/API_DescribeFileSystems.html",
      fix: sayTakeOut,
    },
  },
  guardduty: {
    "no-secrets": {
      noun: "GuardDuty",
      places: "its tags",
      shownBy: "GetDetector",
      when: "DetectorIds",
      parts: ["Detector"],
      reference: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html",
      fix: sayTakeOut,
    },
  },
  "iam-account": {
    "no-secrets": {
      noun: "Account",
      places: "its alias or the names in its credential report",
      shownBy: "GetAccountSummary",
      when: "SummaryMap",
      parts: ["Aliases", "CredentialReport"],
      reference: iam("GetCredentialReport"),
      fix: sayTakeOut,
    },
  },
  "iam-group": identity("IAM group", "GroupDetail", "its policies"),
  "iam-oidc-provider": {
    "no-secrets": {
      noun: "OpenID Connect provider",
      places: "its address, clients or tags",
      shownBy: "GetOpenIDConnectProvider",
      when: "Arn",
      reference: iam("GetOpenIDConnectProvider"),
      fix: sayTakeOut,
    },
  },
  "iam-policy": identity("IAM policy", "ManagedPolicyDetail", "its description or document"),
  "iam-role": {
    "no-secrets": {
      noun: "IAM role",
      places: "its tags or policies",
      shownBy: "GetAccountAuthorizationDetails",
      when: "Arn",
      reference: iam("RoleDetail"),
      fix: takeOutSecrets,
    },
  },
  "iam-role-use": {
    "no-secrets": {
      noun: "Use of an IAM role",
      places: "what it names",
      shownBy: "GetServiceLastAccessedDetails",
      when: "RoleArn",
      reference: iam("GetServiceLastAccessedDetails"),
      fix: sayTakeOut,
    },
  },
  "iam-saml-provider": {
    "no-secrets": {
      noun: "SAML provider",
      places: "its tags",
      shownBy: "GetSAMLProvider",
      when: "Arn",
      reference: iam("GetSAMLProvider"),
      fix: sayTakeOut,
    },
  },
  "iam-user": identity("IAM user", "UserDetail", "its tags or policies"),
  inspector: {
    "no-secrets": {
      noun: "Inspector",
      places: "its messages",
      shownBy: "BatchGetAccountStatus",
      when: "resourceState",
      reference: "https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html",
      fix: sayTakeOut,
    },
  },
  "identity-center-instance": {
    "no-secrets": {
      noun: "Identity Center instance",
      places: "its name",
      shownBy: "ListInstances",
      when: "InstanceArn",
      reference: sso("ListInstances"),
      fix: sayTakeOut,
    },
  },
  "internet-gateway": { "no-secrets": network("Internet gateway", "DescribeInternetGateways", "InternetGatewayId") },
  "iot-certificate": {
    "no-secrets": {
      noun: "IoT certificate",
      places: "the names of its things or policies",
      shownBy: "DescribeCertificate",
      when: "certificateArn",
      parts: ["AttachedPolicies"],
      reference: "https://docs.aws.amazon.com/iot/latest/apireference/API_CertificateDescription.html",
      fix: sayTakeOut,
    },
  },
  "iot-policy": {
    "no-secrets": {
      noun: "IoT policy",
      places: "its document",
      shownBy: "GetPolicy",
      when: "policyArn",
      reference: "https://docs.aws.amazon.com/iot/latest/apireference/API_GetPolicy.html",
      fix: sayTakeOut,
    },
  },
  "iot-role-alias": {
    "no-secrets": {
      noun: "IoT role alias",
      places: "its name",
      shownBy: "DescribeRoleAlias",
      when: "roleAliasArn",
      reference: "https://docs.aws.amazon.com/iot/latest/apireference/API_RoleAliasDescription.html",
      fix: sayTakeOut,
    },
  },
  "kms-key": {
    "no-secrets": {
      noun: "KMS key",
      places: "its description, policy or grants",
      shownBy: "DescribeKey",
      when: "KeyId",
      parts: ["Grants", "Policy"],
      reference: "https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html",
      fix: takeOutSecrets,
    },
  },
  "managed-prefix-list": {
    "no-secrets": {
      noun: "Managed prefix list",
      places: "its name, tags or entries",
      shownBy: "DescribeManagedPrefixLists",
      when: "PrefixListId",
      parts: ["Entries"],
      reference: ec2("ManagedPrefixList"),
      fix: sayTakeOut,
    },
  },
  "lambda-function": {
    "no-secrets": {
      noun: "Lambda function",
      places: "its environment, description or policy",
      shownBy: "GetFunctionConfiguration",
      when: "FunctionArn",
      parts: ["Environment", "Policy"],
      reference: "https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html",
      fix: sayTakeOut,
    },
  },
  "log-group": {
    "no-secrets": {
      noun: "CloudWatch log group",
      places: "its names",
      shownBy: "DescribeLogGroups",
      when: "logGroupName",
      reference: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html",
      fix: sayTakeOut,
    },
  },
  "log-metric-filter": {
    "no-secrets": {
      noun: "Metric filter",
      places: "its name or pattern",
      shownBy: "DescribeMetricFilters",
      when: "filterName",
      reference: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricFilter.html",
      fix: sayTakeOut,
    },
  },
  macie: {
    "no-secrets": {
      noun: "Macie",
      places: "its settings",
      shownBy: "GetMacieSession",
      when: "Sessions",
      reference: "https://docs.aws.amazon.com/macie/latest/APIReference/macie.html",
      fix: sayTakeOut,
    },
  },
  model: {
    "no-secrets": {
      noun: "Model",
      places: "the environment of its containers",
      shownBy: "DescribeModel",
      when: "ModelArn",
      looked: (model) => [
        lookedThrough("PrimaryContainer.Environment", model.PrimaryContainer?.Environment),
        ...(model.Containers ?? []).map((container, at) =>
          lookedThrough(`Containers[${at}].Environment`, container.Environment),
        ),
      ],
      controls: ["checklist:SEC-02"],
      reference: api("ContainerDefinition"),
      fix: modelWithoutSecrets,
    },
  },
  "nat-gateway": { "no-secrets": network("NAT gateway", "DescribeNatGateways", "NatGatewayId") },
  "network-acl": { "no-secrets": network("Network ACL", "DescribeNetworkAcls", "NetworkAclId", sayTakeOut) },
  "network-firewall": {
    "no-secrets": {
      noun: "Network firewall",
      places: "its description, tags, policy or log destinations",
      shownBy: "DescribeFirewall",
      when: "FirewallArn",
      parts: ["Logging", "Policy"],
      reference: "https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_Firewall.html",
      fix: sayTakeOut,
    },
  },
  "network-interface": {
    "no-secrets": {
      noun: "Network interface",
      places: "its description or tags",
      shownBy: "DescribeNetworkInterfaces",
      when: "NetworkInterfaceId",
      reference: ec2("NetworkInterface"),
      fix: sayTakeOut,
    },
  },
  "notebook-instance": {
    "no-secrets": {
      noun: "Notebook instance",
      places: "its repositories or names",
      shownBy: "DescribeNotebookInstance",
      when: "NotebookInstanceArn",
      looked: ({ DefaultCodeRepository, AdditionalCodeRepositories }) => [
        {
          path: "DefaultCodeRepository",
          observed: DefaultCodeRepository ?? null,
          expected: "no credentials in the URL",
        },
        {
          path: "AdditionalCodeRepositories",
          observed: AdditionalCodeRepositories ?? null,
          expected: "no credentials in any URL",
        },
      ],
      controls: ["checklist:N-MLO-19"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource.html",
      fix: takeOutSecrets,
    },
  },
  "notebook-lifecycle-config": {
    "no-secrets": {
      noun: "Notebook lifecycle config",
      places: "its scripts",
      shownBy: "DescribeNotebookInstanceLifecycleConfig, barely encoded,",
      when: "NotebookInstanceLifecycleConfigArn",
      looked: (config) =>
        (["OnCreate", "OnStart"] as const).map((path) => ({
          path,
          observed: config[path]?.length ?? 0,
          expected: "no secret in any script",
        })),
      controls: ["checklist:NB-09", "checklist:SEC-03", "prowler:sagemaker_notebook_instance_no_secrets"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
      fix: rewriteScripts,
    },
  },
  organization: {
    "no-secrets": {
      noun: "Organization",
      places: "its fields",
      shownBy: "DescribeOrganization",
      when: "Arn",
      reference: "https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html",
      fix: sayTakeOut,
    },
  },
  "organization-policy": {
    "no-secrets": {
      noun: "Organization policy",
      places: "its description or content",
      shownBy: "DescribePolicy",
      when: "Arn",
      parts: ["Targets"],
      reference: "https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html",
      fix: sayTakeOut,
    },
  },
  "permission-set": {
    "no-secrets": {
      noun: "Permission set",
      places: "its description, relay state or inline policy",
      shownBy: "DescribePermissionSet",
      when: "PermissionSetArn",
      parts: ["InlinePolicy"],
      reference: sso("DescribePermissionSet"),
      fix: sayTakeOut,
    },
  },
  pipeline: {
    "no-secrets": {
      noun: "Pipeline",
      places: "its definition or description",
      shownBy: "DescribePipeline",
      when: "PipelineArn",
      looked: ({ PipelineDefinition, PipelineDescription }) => [
        {
          path: "PipelineDefinition",
          observed: PipelineDefinition?.length ?? null,
          expected: "no secret in any step or parameter",
        },
        { path: "PipelineDescription", observed: PipelineDescription ?? null, expected: "no secret" },
      ],
      controls: ["checklist:N-JOB-09"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-pipeline.html",
      fix: pipelineWithoutSecrets,
    },
  },
  "processing-job": {
    "no-secrets": {
      noun: "Processing job",
      places: "its environment or arguments",
      shownBy: "DescribeProcessingJob",
      when: "ProcessingJobArn",
      looked: (job) => [
        lookedThrough("Environment", job.Environment),
        ...inArguments("AppSpecification.ContainerArguments", job.AppSpecification?.ContainerArguments),
      ],
      controls: ["checklist:JOB-13", "checklist:SEC-02", "cnspec:processing-job-no-plaintext-secrets-env"],
      reference: api("CreateProcessingJob"),
      fix: (job, context) => launchWithoutSecrets("processing-job", job, job.RoleArn, context),
    },
  },
  "ram-share": {
    "no-secrets": {
      noun: "Resource share",
      places: "its name or tags",
      shownBy: "GetResourceShares",
      when: "resourceShareArn",
      parts: ["Principals", "Resources"],
      reference: "https://docs.aws.amazon.com/ram/latest/APIReference/API_ResourceShare.html",
      fix: sayTakeOut,
    },
  },
  "route-table": { "no-secrets": network("Route table", "DescribeRouteTables", "RouteTableId") },
  "s3-account": {
    "no-secrets": {
      noun: "S3 setting of the account",
      places: "its fields",
      shownBy: "GetPublicAccessBlock",
      when: "AccountId",
      reference: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html",
      fix: sayTakeOut,
    },
  },
  "s3-bucket": {
    "no-secrets": {
      noun: "S3 bucket",
      places: "its tags, policy or log prefix",
      shownBy: "GetBucketTagging",
      when: "Name",
      parts: ["Logging", "Policy", "Tags"],
      reference: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html",
      fix: takeOutSecrets,
    },
  },
  "secretsmanager-secret": {
    "no-secrets": {
      noun: "Secrets Manager secret",
      places: "its description, tags or policy",
      shownBy: "DescribeSecret",
      when: "ARN",
      parts: ["Policy"],
      reference: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html",
      fix: sayTakeOut,
    },
  },
  "security-group": {
    "no-secrets": {
      noun: "Security group",
      places: "its name, descriptions or tags",
      shownBy: "DescribeSecurityGroups",
      when: "GroupId",
      reference: ec2("SecurityGroup"),
      fix: takeOutSecrets,
    },
  },
  "sns-topic": {
    "no-secrets": {
      noun: "SNS topic",
      places: "its names or policies",
      shownBy: "GetTopicAttributes",
      when: "TopicArn",
      reference: "https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html",
      fix: sayTakeOut,
    },
  },
  "security-hub": {
    "no-secrets": {
      noun: "Security Hub",
      places: "its settings",
      shownBy: "GetEnabledStandards",
      when: "Hubs",
      parts: ["EnabledStandards"],
      reference: "https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetEnabledStandards.html",
      fix: sayTakeOut,
    },
  },
  subnet: { "no-secrets": network("Subnet", "DescribeSubnets", "SubnetId") },
  "training-job": {
    "no-secrets": {
      noun: "Training job",
      places: "its environment, arguments or tags",
      shownBy: "DescribeTrainingJob",
      when: "TrainingJobArn",
      looked: (job) => [
        lookedThrough("Environment", job.Environment),
        ...inArguments("AlgorithmSpecification.ContainerArguments", job.AlgorithmSpecification?.ContainerArguments),
      ],
      within: "!HyperParameters",
      controls: ["checklist:SEC-02"],
      reference: api("CreateTrainingJob"),
      fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
    },
    "no-secrets-in-hyperparameters": {
      noun: "Training job",
      places: "its hyperparameters",
      shownBy: "DescribeTrainingJob",
      when: "TrainingJobArn",
      looked: (job) => [lookedThrough("HyperParameters", job.HyperParameters)],
      within: "HyperParameters",
      controls: ["checklist:JOB-06", "checklist:SEC-01", "cnspec:training-hyperparameters-no-secrets"],
      reference: api("CreateTrainingJob"),
      fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
    },
  },
  "transform-job": {
    "no-secrets": {
      noun: "Batch transform job",
      places: "its environment",
      shownBy: "DescribeTransformJob",
      when: "TransformJobArn",
      looked: (job) => [lookedThrough("Environment", job.Environment)],
      controls: ["checklist:SEC-02"],
      reference: api("CreateTransformJob"),
      // The role is that of the model, which may serve others: it is not given more here.
      fix: (job, context) => launchWithoutSecrets("transform-job", job, undefined, context),
    },
  },
  "tuning-job": {
    "no-secrets": {
      noun: "Tuning job",
      places: "its hyperparameters or environment",
      shownBy: "DescribeHyperParameterTuningJob",
      when: "HyperParameterTuningJobArn",
      looked: (job) =>
        ["TrainingJobDefinition", "TrainingJobDefinitions"].map((path) => ({
          path,
          observed: path in job,
          expected: "no secret in any value",
        })),
      controls: ["checklist:SEC-01", "checklist:SEC-02"],
      reference: api("HyperParameterTrainingJobDefinition"),
      fix(job, context) {
        const definition = job.TrainingJobDefinition ?? job.TrainingJobDefinitions?.[0];
        return launchWithoutSecrets("tuning-job", job, definition?.RoleArn, context);
      },
    },
  },
  vpc: { "no-secrets": network("VPC", "DescribeVpcs", "VpcId") },
  "vpc-block-public-access": {
    "no-secrets": {
      noun: "VPC Block Public Access",
      places: "the tags of its exclusions",
      shownBy: "DescribeVpcBlockPublicAccessExclusions",
      when: "AwsAccountId",
      parts: ["Exclusions"],
      reference: ec2("VpcBlockPublicAccessOptions"),
      fix: sayTakeOut,
    },
  },
  "vpc-endpoint": {
    "no-secrets": {
      noun: "VPC endpoint",
      places: "its policy or tags",
      shownBy: "DescribeVpcEndpoints",
      when: "VpcEndpointId",
      reference: ec2("VpcEndpoint"),
      fix: takeOutSecrets,
    },
  },
  "vpc-endpoint-service": {
    "no-secrets": {
      noun: "VPC endpoint service",
      places: "its tags",
      shownBy: "DescribeVpcEndpointServices",
      when: "ServiceName",
      reference: ec2("ServiceDetail"),
      fix: sayTakeOut,
    },
  },
};
