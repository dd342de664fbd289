import { describe, expect, test } from "vitest";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { unrecorded } from "./creations.ts";

const now = new Date("2026-11-22T15:04:05.678Z");
const account = demoAccount({ now });
const events = account.regions.flatMap((region) => region.events);
const ninetyDays = 90 * 24 * 60 * 60 * 1000;
const fifteenMinutes = 15 * 60 * 1000;

describe("the demo's trail", () => {
  test("has some 6,800 events of unique ids, all of the last 90 days, most of them SageMaker's", () => {
    expect(events.length).toBeGreaterThan(6600);
    expect(events.length).toBeLessThan(7000);
    expect(new Set(events.map(({ eventID }) => eventID)).size).toBe(events.length);
    const ages = events.map(({ eventTime }) => now.getTime() - Date.parse(eventTime));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ages)).toBeLessThanOrEqual(ninetyDays);
    const sources = Map.groupBy(events, ({ eventSource }) => eventSource);
    expect([...sources.keys()].map((source) => source.split(".")[0]).sort()).toEqual(
      "cloudtrail ec2 ecr elasticfilesystem iam kms s3 sagemaker secretsmanager signin sts".split(" "),
    );
    expect(sources.get("sagemaker.amazonaws.com")?.length).toBeGreaterThan(4500);
    for (const region of account.regions) {
      expect(region.events.every(({ awsRegion }) => awsRegion === region.name)).toBe(true);
    }
  });

  test("shows the making of every resource and job of the last 90 days", () => {
    expect(unrecorded(account, now, true)).toEqual([]);
  });

  test("shows the making of every IAM identity of the last 90 days, and nothing else of that age lacks one", () => {
    const made = new Set(
      events.filter(({ errorCode }) => !errorCode).map((event) => `${event.eventName} ${event.eventTime}`),
    );
    const { roles, users } = account.iam;
    const young = ({ CreateDate }: { CreateDate?: Date | undefined }) =>
      CreateDate && now.getTime() - CreateDate.getTime() < ninetyDays;
    const expected = [
      ...roles.filter(young).map(({ CreateDate }) => `CreateRole ${seconds(CreateDate)}`),
      ...users.filter(young).map(({ CreateDate }) => `CreateUser ${seconds(CreateDate)}`),
    ];
    expect(expected.length).toBeGreaterThan(1);
    for (const event of expected) expect(made).toContain(event);
    for (const { kms, ec2 } of account.regions) {
      expect(kms.keys.filter(({ CreationDate }) => young({ CreateDate: CreationDate }))).toEqual([]);
      expect(ec2.vpcEndpoints.filter(({ CreationTimestamp }) => young({ CreateDate: CreationTimestamp }))).toEqual([]);
    }
  });

  test("agrees with what was last modified", () => {
    const mutating = /^(Create(?!Presigned)|Update|Start|Stop)/;
    for (const { sagemaker, events: own } of account.regions) {
      const targets = [
        ...sagemaker.notebookInstances.map((one) => [one.NotebookInstanceName, one.LastModifiedTime] as const),
        ...sagemaker.endpoints.map((one) => [one.EndpointName, one.LastModifiedTime] as const),
        ...sagemaker.userProfiles.map((one) => [one.UserProfileName, one.LastModifiedTime] as const),
      ];
      for (const [name, modified] of targets) {
        const times = own
          .filter((event) => mutating.test(event.eventName) && !event.errorCode && !event.eventName.endsWith("App"))
          .filter(({ eventName }) => /(NotebookInstance|Endpoint|UserProfile)$/.test(eventName))
          .filter(({ requestParameters }) => Object.values(requestParameters ?? {}).includes(name))
          .map(({ eventTime }) => Date.parse(eventTime));
        const recent = modified !== undefined && now.getTime() - modified.getTime() < ninetyDays - fifteenMinutes;
        expect(times.length > 0, `${name} has changes in the trail`).toBe(recent);
        if (!recent) continue;
        const lag = modified.getTime() - Math.max(...times);
        expect(lag, name).toBeGreaterThanOrEqual(0);
        expect(lag, name).toBeLessThan(fifteenMinutes);
      }
    }
  });

  test("names the resource of every call that has one", () => {
    const checked = events.filter(
      (event) => event.eventSource === "sagemaker.amazonaws.com" && namedBy[event.eventName],
    );
    expect(checked.length).toBeGreaterThan(2500);
    for (const { eventName, requestParameters } of checked) {
      for (const parameter of namedBy[eventName] ?? [])
        expect(requestParameters?.[parameter], eventName).toBeTypeOf("string");
    }
    const unnamed = events.filter(
      ({ eventName, eventSource }) =>
        eventSource === "sagemaker.amazonaws.com" &&
        !namedBy[eventName] &&
        !/^(List(?!Tags)|Search|Enable)/.test(eventName),
    );
    expect([...new Set(unnamed.map(({ eventName }) => eventName))]).toEqual([]);
  });

  test("answers creations with an ARN and reads with nothing", () => {
    for (const event of events) {
      // The issuing of credentials counts as a read, and is answered all the same.
      const issued = event.eventName.startsWith("AssumeRole");
      if ((event.readOnly && !issued) || event.errorCode) expect(event.responseElements, event.eventName).toBeNull();
      else if (/^Create(?!Presigned)/.test(event.eventName) && event.eventSource.startsWith("sagemaker")) {
        const arns = Object.entries(event.responseElements ?? {}).filter(([name]) => /arn$/i.test(name));
        expect(arns, event.eventName).toHaveLength(1);
        expect(arns[0]?.[1]).toMatch(new RegExp(`^arn:aws:sagemaker:${event.awsRegion}:${account.id}:`));
      }
    }
  });

  test("has actors of every type, each as CloudTrail writes it", () => {
    const types = new Set(events.map(({ userIdentity }) => userIdentity.type));
    expect([...types].map(String).sort()).toEqual(
      "AWSAccount AWSService AssumedRole IAMUser Root SAMLUser WebIdentityUser undefined".split(" "),
    );
    // Root signs in for one call.
    expect(events.filter(({ userIdentity }) => userIdentity.type === "Root")).toHaveLength(2);
    for (const event of events) {
      // Service events name no type, and AWS services have no TLS details.
      const service = event.sourceIPAddress.endsWith(".amazonaws.com");
      expect(event.tlsDetails === undefined, event.eventName).toBe(service);
      if (event.userIdentity.type === "AssumedRole")
        expect(sessionOf(event)?.attributes?.mfaAuthenticated).toMatch(/^(true|false)$/);
    }
    const has = (test: (event: CloudTrailRecord) => unknown) => events.some((event) => test(event));
    expect(has((event) => sessionOf(event)?.sourceIdentity)).toBe(true);
    expect(has((event) => sessionOf(event)?.ec2RoleDelivery === "1.0")).toBe(true);
    expect(has((event) => sessionOf(event)?.attributes?.mfaAuthenticated === "true")).toBe(true);
    expect(has(({ vpcEndpointId }) => vpcEndpointId)).toBe(true);
    expect(has(({ errorCode }) => errorCode === "AccessDenied")).toBe(true);
    expect(has(({ tlsDetails }) => tlsDetails?.tlsVersion === "TLSv1.3")).toBe(true);
    expect(has(({ tlsDetails }) => tlsDetails?.cipherSuite === "ECDHE-RSA-AES128-SHA")).toBe(true);
  });

  test("tells the hijack: at night, from an unknown address, with a tester's client", () => {
    const deeds = events.filter(({ sourceIPAddress, readOnly }) => sourceIPAddress === "192.0.2.201" && !readOnly);
    const calls = deeds.filter(({ errorCode }) => !errorCode).map(({ eventName }) => eventName);
    expect(calls).toEqual(["CreateEndpointConfig", "UpdateEndpoint"]);
    for (const { eventTime, userAgent, userIdentity } of deeds) {
      expect(eventTime).toMatch(/T0[2-4]:/);
      expect(userAgent).toContain("kali");
      expect(userIdentity.arn).toBe(`arn:aws:sts::${account.id}:assumed-role/growth-notebook-admin/SageMaker`);
    }
  });

  test("keeps the customer's own words as they were written", () => {
    const run = events.find(
      ({ requestParameters }) =>
        requestParameters?.trainingJobName === "churn-debug-run" && requestParameters?.environment,
    );
    expect(Object.keys(run?.requestParameters?.environment as object)).toContain("AWS_ACCESS_KEY_ID");
    expect(run?.requestParameters).toMatchObject({ resourceConfig: { instanceType: "ml.m5.xlarge" } });
  });
});

/** Request parameters that name a call's target. Source: the SageMaker API's required members, first letter lowered. */
const namedBy: Record<string, string[]> = {
  ...forEach(["Create", "Describe", "Update", "Start", "Stop"], "NotebookInstance", ["notebookInstanceName"]),
  ...forEach(["Create", "Update"], "NotebookInstanceLifecycleConfig", ["notebookInstanceLifecycleConfigName"]),
  ...forEach(["Create", "Describe", "Delete"], "Model", ["modelName"]),
  ...forEach(["Create", "Describe", "Delete"], "EndpointConfig", ["endpointConfigName"]),
  ...forEach(["Describe", "Delete"], "Endpoint", ["endpointName"]),
  ...forEach(["Create", "Update"], "Endpoint", ["endpointName", "endpointConfigName"]),
  ...forEach(["Create", "Describe", "Stop"], "TrainingJob", ["trainingJobName"]),
  ...forEach(["Create"], "AIBenchmarkJob", ["aIBenchmarkJobName"]),
  ...forEach(["Create"], "AIRecommendationJob", ["aIRecommendationJobName"]),
  ...forEach(["Create"], "AutoMLJobV2", ["autoMLJobName"]),
  ...forEach(["Create"], "CompilationJob", ["compilationJobName"]),
  ...forEach(["Create"], "InferenceRecommendationsJob", ["jobName"]),
  ...forEach(["Create"], "Algorithm", ["algorithmName"]),
  ...forEach(["Create"], "Job", ["jobName", "jobCategory"]),
  ...forEach(["Create"], "ModelCard", ["modelCardName"]),
  ...forEach(["Start"], "PipelineExecution", ["pipelineName"]),
  ...forEach(["Create"], "ModelPackageGroup", ["modelPackageGroupName"]),
  ...forEach(["Create"], "OptimizationJob", ["optimizationJobName"]),
  // By its group, or by a name of its own.
  CreateModelPackage: [],
  ...forEach(["Create", "Describe", "Stop"], "ProcessingJob", ["processingJobName"]),
  ...forEach(["Create", "Describe", "Stop"], "TransformJob", ["transformJobName"]),
  ...forEach(["Create", "Describe"], "HyperParameterTuningJob", ["hyperParameterTuningJobName"]),
  ...forEach(["Create", "Describe", "Update"], "UserProfile", ["domainId", "userProfileName"]),
  ...forEach(["Describe", "Update", "Delete"], "Domain", ["domainId"]),
  ...forEach(["Create", "Delete"], "App", ["domainId", "appType", "appName"]),
  CreateDomain: ["domainName"],
  CreatePipeline: ["pipelineName"],
  CreateCluster: ["clusterName"],
  CreateCodeRepository: ["codeRepositoryName"],
  CreateStudioLifecycleConfig: ["studioLifecycleConfigName"],
  CreateSpace: ["domainId", "spaceName"],
  CreateAppImageConfig: ["appImageConfigName"],
  CreateImageVersion: ["imageName"],
  CreateFeatureGroup: ["featureGroupName"],
  CreateWorkteam: ["workteamName"],
  CreateDataQualityJobDefinition: ["jobDefinitionName"],
  CreateModelQualityJobDefinition: ["jobDefinitionName"],
  CreateModelBiasJobDefinition: ["jobDefinitionName"],
  CreateModelExplainabilityJobDefinition: ["jobDefinitionName"],
  CreateMonitoringSchedule: ["monitoringScheduleName"],
  CreateInferenceComponent: ["inferenceComponentName", "endpointName"],
  CreateInferenceExperiment: ["name", "endpointName"],
  CreateComputeQuota: ["name", "clusterArn"],
  CreateClusterSchedulerConfig: ["name", "clusterArn"],
  CreateAIWorkloadConfig: ["aIWorkloadConfigName"],
  CreateTrainingPlan: ["trainingPlanName"],
  CreateClusterExtension: ["clusterArn"],
  CreateGlobalInferenceGateway: ["name"],
  CreateInferenceRouter: ["inferenceRouterName"],
  CreateTrainingSession: ["trainingSessionName"],
  PutEndpointPolicy: ["endpointName"],
  PutModelPackageGroupPolicy: ["modelPackageGroupName"],
  UpdateClusterSoftware: ["clusterName"],
  CreatePresignedDomainUrl: ["domainId", "userProfileName"],
  CreatePresignedNotebookInstanceUrl: ["notebookInstanceName"],
  ListTags: ["resourceArn"],
  StartSession: ["resourceIdentifier"],
  DeleteTags: ["resourceArn"],
};

function forEach(verbs: string[], noun: string, parameters: string[]): Record<string, string[]> {
  return Object.fromEntries(verbs.map((verb) => [`${verb}${noun}`, parameters]));
}

function seconds(date: Date | undefined): string {
  return `${date?.toISOString().slice(0, 19)}Z`;
}

interface Session {
  attributes?: { mfaAuthenticated?: string };
  sourceIdentity?: string;
  ec2RoleDelivery?: string;
}

function sessionOf({ userIdentity }: CloudTrailRecord): Session | undefined {
  return userIdentity.sessionContext as Session | undefined;
}
