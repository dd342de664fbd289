import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activityKey } from "#lib/activity/activity-key.ts";
import { attribute } from "#lib/activity/attribute.ts";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { namePaths } from "#lib/activity/name-paths.ts";
import { about, account, arn, parsed, record, region, session, told } from "./records.ts";
import { sagemakerApis } from "./sagemaker-apis.ts";

describe("AWS's sample records", () => {
  const intern = {
    type: "IAMUser",
    arn: "arn:aws:iam::123456789012:user/intern",
    accountId: "123456789012",
    userName: "intern",
  };
  const sample = { userIdentity: intern, awsRegion: "us-west-2", recipientAccountId: "444455556666" };

  test("CreateEndpoint: the answer's ARN stands for the name, whatever its case", () => {
    const resources = about({
      ...sample,
      eventName: "CreateEndpoint",
      requestParameters: { endpointName: "ExampleEndpoint", endpointConfigName: "ExampleEndpointConfig" },
      responseElements: { endpointArn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint/exampleendpoint" },
    });
    expect(resources).toEqual([
      { kind: "endpoint", arn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint/exampleendpoint" },
      {
        kind: "endpoint-config",
        arn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint-config/ExampleEndpointConfig",
      },
    ]);
    expect(activityKey("arn:aws:sagemaker:us-west-2:123456789012:endpoint/ExampleEndpoint")).toBe(resources[0]?.arn);
  });

  test("CreateModel, with the role it passes on last", () => {
    const resources = about({
      ...sample,
      eventName: "CreateModel",
      requestParameters: {
        executionRoleArn: "arn:aws:iam::123456789012:role/EXAMPLEARN",
        modelName: "ExampleModel",
        primaryContainer: { image: "174872318107.dkr.ecr.us-west-2.amazonaws.com/kmeans:latest" },
      },
      responseElements: { modelArn: "arn:aws:sagemaker:us-west-2:123456789012:model/barkinghappy2018" },
    });
    expect(resources).toEqual([
      { kind: "model", arn: "arn:aws:sagemaker:us-west-2:123456789012:model/barkinghappy2018" },
      { kind: "iam-role", arn: "arn:aws:iam::123456789012:role/EXAMPLEARN" },
    ]);
  });

  test("data events name their resource beside the request", () => {
    const group = "arn:aws:sagemaker:us-east-1:123456789012:feature-group/your-feature-group-name";
    const put = {
      eventName: "PutRecord",
      requestParameters: { featureGroupName: "your-feature-group-name" },
      resources: [{ accountId: "123456789012", type: "AWS::SageMaker::FeatureGroup", ARN: group }],
      userIdentity: intern,
    };
    expect(about(put)).toEqual([{ kind: "feature-group", arn: group }]);
    const endpoint = arn("endpoint/scorer");
    const invoke = { eventName: "InvokeEndpoint", resources: [{ type: "AWS::SageMaker::Endpoint", ARN: endpoint }] };
    expect(about(invoke)).toEqual([{ kind: "endpoint", arn: endpoint }]);
  });
});

test.each(["ListTags", "AddTags", "DeleteTags"])(
  "%s by AWS Config is about the resource, by its name as written",
  (eventName) => {
    const userIdentity = {
      ...session(
        "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
        "ConfigResourceCompositionSession",
        "false",
      ),
      invokedBy: "config.amazonaws.com",
    };
    const fields = {
      eventName,
      userIdentity,
      requestParameters: { resourceArn: arn("notebook-instance/camelCaseBook") },
    };
    expect(told(fields)).toEqual(["notebook-instance notebook-instance/camelCaseBook"]);
    expect(parsed(fields).mfa).toBeNull();
  },
);

test("what IAM does to a role is about the role, by AWS's own ARN where the answer has it", () => {
  const iam = { eventSource: "iam.amazonaws.com", eventName: "AttachRolePolicy" };
  expect(about({ ...iam, requestParameters: { roleName: "x", policyArn: "arn:aws:iam::aws:policy/p" } })).toEqual([
    { arn: arn("role/x", "iam"), kind: "iam-role" },
  ]);
  const role = { arn: arn("role/service-role/x", "iam") };
  expect(told({ ...iam, requestParameters: { roleName: "x" }, responseElements: { role } })).toEqual([
    "iam-role role/service-role/x",
  ]);
  expect(told({ ...iam, requestParameters: { userName: "x" } })).toEqual([]);
});

describe("calls that failed", () => {
  test("are about what they tried", () => {
    const requestParameters = { notebookInstanceName: "nb" };
    expect(told({ eventName: "DeleteNotebookInstance", requestParameters, errorCode: "AccessDenied" })).toEqual([
      "notebook-instance notebook-instance/nb",
    ]);
  });

  test("without a request, the refusal names it", () => {
    const errorMessage = (resource: string) =>
      `User: arn:aws:iam::${account}:user/x is not authorized to perform: sagemaker:DeleteModel on resource: ${resource} because no identity-based policy allows the sagemaker:DeleteModel action`;
    const denied = { eventName: "DeleteModel", errorCode: "AccessDenied" };
    expect(told({ ...denied, errorMessage: errorMessage(arn("model/m")) })).toEqual(["model model/m"]);
    expect(told({ ...denied, errorMessage: errorMessage(arn("model/*")) })).toEqual([]);
    expect(told({ ...denied, errorMessage: errorMessage("*") })).toEqual([]);
    expect(told({ ...denied, errorMessage: errorMessage(arn("role/x", "iam")) })).toEqual(["iam-role role/x"]);
    expect(told({ ...denied, errorMessage: errorMessage("arn:aws:s3:::bucket/key") })).toEqual([]);
  });
});

test("what names no resource, or cannot, gives none", () => {
  expect(
    told({ eventName: "ListNotebookInstances", requestParameters: { maxResults: 100, nameContains: "x" } }),
  ).toEqual([]);
  expect(told({ eventName: "DeleteUserProfile", requestParameters: { userProfileName: "jo" } })).toEqual([]);
  expect(told({ eventName: "DeleteModel", requestParameters: { modelName: "*" } })).toEqual([]);
  expect(told({ eventName: "DeleteModel", requestParameters: { modelName: "m".repeat(257) } })).toEqual([]);
  // Another service's parameter of the same name is another thing.
  expect(
    told({
      eventSource: "amplify.amazonaws.com",
      eventName: "CreateApp",
      requestParameters: { domainId: "d-1", projectName: "x" },
    }),
  ).toEqual([]);
});

test("the training jobs of a tuning job are service events with details instead of a request", () => {
  const event = {
    userIdentity: { type: "AWSService", accountId: account, invokedBy: "sagemaker.amazonaws.com" },
    eventType: "AwsServiceEvent",
    eventName: "CreateTrainingJob",
    serviceEventDetails: { trainingJobName: "tune-001", hyperParameterTuningJobName: "tune" },
  };
  expect(told(event)).toEqual(["training-job training-job/tune-001", "tuning-job hyper-parameter-tuning-job/tune"]);
});

test("partitions and accounts: the caller's account in the region's partition", () => {
  const requestParameters = { modelName: "m" };
  expect(about({ awsRegion: "cn-north-1", requestParameters })[0]?.arn).toBe(
    `arn:aws-cn:sagemaker:cn-north-1:${account}:model/m`,
  );
  const service = { type: "AWSService", invokedBy: "sagemaker.amazonaws.com" };
  expect(about({ userIdentity: service, requestParameters })[0]?.arn).toBe(arn("model/m"));
  expect(about({ userIdentity: service, recipientAccountId: "me", requestParameters })).toEqual([]);
});

test("hostile parameters never throw, and what is attributed is always an ARN of a kind, once", () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "arn:",
      "arn:aws:sagemaker:::",
      arn("model/x"),
      arn("MODEL/X"),
      "__proto__",
      "a".repeat(5000),
      "{domainId}",
      "$&",
    ),
  );
  const member = fc.constantFrom(
    "__proto__",
    "toString",
    ...new Set(Object.keys(namePaths).flatMap((path) => path.split(/\[\]\.|\[\]|\./))),
  );
  const object = fc.dictionary(
    member,
    fc.oneof(value, fc.array(fc.dictionary(member, value)), fc.dictionary(member, value)),
  );
  const fields = fc.record(
    {
      eventName: fc.oneof(
        fc.constantFrom(...Object.keys(sagemakerApis), "CreatetoString", "Createconstructor"),
        fc.string(),
      ),
      requestParameters: fc.oneof(object, value),
      responseElements: fc.oneof(object, value),
      resources: fc.oneof(value, fc.array(fc.oneof(value, fc.record({ ARN: value })), { maxLength: 120 })),
      serviceEventDetails: fc.oneof(object, value),
      userIdentity: fc.oneof(value, fc.constant({ accountId: account })),
      errorMessage: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, (given) => {
      const event = { name: String(given.eventName), region, source: "sagemaker.amazonaws.com", record: record(given) };
      const resources = attribute(event);
      expect(resources.length).toBeLessThanOrEqual(100);
      expect(new Set(resources.map((one) => activityKey(one.arn))).size).toBe(resources.length);
      for (const one of resources) expect(kindOfArn(one.arn)).toBe(one.kind);
    }),
    { numRuns: 100 },
  );
});

test("of a role that is taken by the word of a provider, the role is what the call is about", () => {
  const role = "arn:aws:iam::444455556666:role/Analyst";
  const provider = "arn:aws:iam::444455556666:saml-provider/Okta";
  const event = {
    name: "AssumeRoleWithSAML",
    region: "us-east-2",
    source: "sts.amazonaws.com",
    record: { requestParameters: { roleArn: role }, resources: [{ ARN: role }, { ARN: provider }] },
  };
  expect(attribute(event as never).map(({ arn }) => arn)).toEqual([role, provider]);
});
