import type { SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { changedFirst } from "./changed-first.ts";

const { databasePassword, vendorApiKey, githubToken, keyId, privateKey, slackToken } = fakeSecrets;

/** A secret in every free text that people write, of every kind that is not a job. */
export function plantSecrets({ iam, s3 }: SimulatedAccount, { ec2, kms, sagemaker }: SimulatedRegion): void {
  const note = [
    { Key: "Owner", Value: "ml-platform" },
    { Key: "deploy note", Value: `use token=${githubToken}` },
  ];
  const tagged = () => ({ Tags: note });
  ec2.vpcs = changedFirst(ec2.vpcs, () => true, tagged);
  ec2.subnets = changedFirst(ec2.subnets, () => true, tagged);
  ec2.routeTables = changedFirst(ec2.routeTables, () => true, tagged);
  ec2.internetGateways = changedFirst(ec2.internetGateways, () => true, tagged);
  ec2.flowLogs = changedFirst(ec2.flowLogs, () => true, tagged);
  ec2.natGateways = changedFirst(ec2.natGateways, ({ State }) => State === "available", tagged);
  ec2.vpcEndpoints = changedFirst(ec2.vpcEndpoints, () => true, tagged);
  ec2.securityGroups = changedFirst(
    ec2.securityGroups,
    ({ IpPermissions = [] }) => IpPermissions.some(({ IpRanges }) => IpRanges?.length),
    ({ IpPermissions = [] }) => ({
      Tags: note,
      IpPermissions: IpPermissions.map((rule) => ({
        ...rule,
        IpRanges: rule.IpRanges?.map((range) => ({ ...range, Description: `password=${databasePassword}` })),
      })),
    }),
  );
  if (s3) {
    s3.buckets = changedFirst(
      s3.buckets,
      ({ TagSet }) => TagSet !== undefined,
      () => ({ TagSet: note }),
    );
  }
  iam.roles = changedFirst(iam.roles, ({ AssumeRolePolicyDocument: trust }) => !!trust?.includes("sagemaker"), tagged);
  kms.keys = changedFirst(
    kms.keys,
    ({ KeyManager, KeyState }) => KeyManager === "CUSTOMER" && KeyState === "Enabled",
    () => ({ Description: `volumes; api_key=${vendorApiKey}` }),
  );

  const withCredentials = `https://svc:${githubToken}@github.com/example/ml.git`;
  sagemaker.notebookInstances = changedFirst(
    sagemaker.notebookInstances,
    () => true,
    () => ({
      DefaultCodeRepository: withCredentials,
      AdditionalCodeRepositories: ["https://github.com/example/tools.git", withCredentials],
    }),
  );
  const CodeRepositories = [
    { RepositoryUrl: "https://github.com/example/tools.git" },
    // Studio takes no address with a colon.
    { RepositoryUrl: `https://git.example.com/${githubToken}/ml.git` },
  ];
  sagemaker.domains = sagemaker.domains.map((one) => ({
    ...one,
    DefaultUserSettings: { ...one.DefaultUserSettings, JupyterLabAppSettings: { CodeRepositories } },
  }));
  sagemaker.userProfiles = changedFirst(
    sagemaker.userProfiles,
    () => true,
    ({ UserSettings }) => ({ UserSettings: { ...UserSettings, JupyterServerAppSettings: { CodeRepositories } } }),
  );

  // Only the first line of a private key is sighted.
  const script = ["#!/bin/bash", `cat > key.pem <<EOF\n${privateKey}\nEOF`, "echo done"].join("\n");
  const OnStart = [{ Content: Buffer.from(script).toString("base64") }];
  sagemaker.notebookLifecycleConfigs = sagemaker.notebookLifecycleConfigs.map((one) => ({ ...one, OnStart }));
}

type Config = SimulatedSageMaker["endpointConfigs"][number];
type Endpoint = SimulatedSageMaker["endpoints"][number];

/** A secret in every kind of text that AWS takes for an endpoint, or writes about one; some are names of the thing itself. */
export function plantSecretHosting(sagemaker: SimulatedSageMaker): void {
  const config = (name: string, change: (one: Config) => Partial<Config>) => {
    sagemaker.endpointConfigs = changedFirst(
      sagemaker.endpointConfigs,
      (one) => one.EndpointConfigName === name,
      change,
    );
    return sagemaker.endpointConfigs.find((one) => one.EndpointConfigName === name);
  };
  const endpoint = (name: string, change: Partial<Endpoint>) => {
    sagemaker.endpoints = changedFirst(
      sagemaker.endpoints,
      (one) => one.EndpointName === name,
      () => change,
    );
  };
  const bucket = `s3://nwa-inference/${githubToken}/`;
  const topic = `arn:aws:sns:us-east-1:482915630174:${githubToken}`;
  const capture = (more: string) => ({
    EnableCapture: true,
    InitialSamplingPercentage: 5,
    DestinationS3Uri: bucket + more,
    KmsKeyId: `alias/${githubToken}`,
    CaptureOptions: [{ CaptureMode: "Input" as const }],
    CaptureContentTypeHeader: { CsvContentTypes: ["text/csv", `text/${slackToken}`], JsonContentTypes: [`a/${keyId}`] },
  });
  const captured = (more: string) => ({
    EnableCapture: true,
    CaptureStatus: "Started" as const,
    CurrentSamplingPercentage: 5,
    DestinationS3Uri: bucket + more,
    KmsKeyId: `alias/${githubToken}`,
  });

  config("fraud-scoring-v7-1", () => ({ DataCaptureConfig: capture("fraud") }));
  endpoint("fraud-scoring", { DataCaptureConfig: captured("fraud") });

  const AsyncInferenceConfig = {
    OutputConfig: {
      S3OutputPath: bucket,
      S3FailurePath: `${bucket}failed`,
      KmsKeyId: githubToken,
      NotificationConfig: { SuccessTopic: topic, ErrorTopic: topic.replace("482915630174", "917540263881") },
    },
  };
  config("review-summaries-async", () => ({ AsyncInferenceConfig }));
  endpoint("review-summaries", { AsyncInferenceConfig });

  const ExplainerConfig = {
    ClarifyExplainerConfig: {
      EnableExplanations: `password=${databasePassword}`,
      InferenceConfig: {
        ContentTemplate: `{"token":"${githubToken}"}`,
        FeatureHeaders: ["age", slackToken, `password=${databasePassword}`],
      },
      ShapConfig: {
        ShapBaselineConfig: { MimeType: `text/${slackToken}`, ShapBaseline: `1,${githubToken}` },
        NumberOfSamples: 10,
      },
    },
  };
  const names = [keyId, slackToken];
  const renamed = <V extends { VariantName: string | undefined }>(variants: readonly V[] | undefined) =>
    variants?.map((one, at) => ({ ...one, VariantName: names[at] ?? one.VariantName }));
  config("coupons-ab", ({ ProductionVariants }) => ({
    ProductionVariants: renamed(ProductionVariants),
    ExplainerConfig,
  }));
  const coupons = sagemaker.endpoints.find((one) => one.EndpointName === "coupons");
  endpoint("coupons", { ProductionVariants: renamed(coupons?.ProductionVariants), ExplainerConfig });

  config("vendor-reranker", ({ ShadowProductionVariants = [] }) => ({
    ShadowProductionVariants: ShadowProductionVariants.map((one) => ({
      ...one,
      CoreDumpConfig: { DestinationS3Uri: bucket, KmsKeyId: githubToken },
    })),
  }));

  // Its own name, of a config that an endpoint has, and of an endpoint, once with a sound config and once with another.
  const EndpointConfigName = `seg-${slackToken}`;
  config("segments-config", ({ EndpointConfigArn = "" }) => ({
    EndpointConfigName,
    EndpointConfigArn: EndpointConfigArn.replace("segments-config", EndpointConfigName),
  }));
  endpoint("segments", { EndpointConfigName });
  const named = (name: string, EndpointName: string, more: Partial<Endpoint> = {}) => {
    const arn = sagemaker.endpoints.find((one) => one.EndpointName === name)?.EndpointArn ?? "";
    endpoint(name, { EndpointName, EndpointArn: arn.replace(name, EndpointName), ...more });
  };
  named("card-velocity", `card-${slackToken}`);
  config("device-fingerprint", () => ({ DataCaptureConfig: capture("device") }));
  named("device-fingerprint", `dev-${slackToken}`, { DataCaptureConfig: captured("device") });

  // What AWS says of the last deployment.
  const FailureReason = `Could not reach s3://nwa-models/?token=${githubToken}.`;
  const Alarms = [{ AlarmName: `password=${databasePassword}` }];
  endpoint("query-embeddings", { FailureReason, LastDeploymentConfig: { AutoRollbackConfiguration: { Alarms } } });
  endpoint("catalogue", { FailureReason, EndpointStatus: "Failed", ProductionVariants: undefined });
}
