import * as client from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { inputOf, memberNames, operationsIn, outputOf } from "#lib/simulator/shapes.ts";
import { at, failureOf, simulated } from "./simulated.ts";
import { validInput } from "./valid-input.ts";

const simulator = await simulated();
const sagemaker = new client.SageMaker(at(simulator));
const reads = operationsIn(client).filter(([, , name]) => /^(List|Describe)/.test(name));
/** What AWS offers everyone, whatever an account holds. */
const offered = ["DescribeJobSchemaVersion", "ListJobSchemaVersions", "ListModelMetadata"];

function call(name: string, input: object): Promise<object> {
  const command = (client as unknown as Record<string, new (input: object) => Parameters<typeof sagemaker.send>[0]>)[
    `${name}Command`
  ];
  if (!command) throw new Error(`No command ${name}`);
  return sagemaker.send(new command(input)) as Promise<object>;
}

describe("every read of SageMaker is served", () => {
  test("lists of what the account does not hold are empty, in the member AWS gives them", async () => {
    let empty = 0;
    for (const operation of reads) {
      const [, , name] = operation;
      const input = validInput("sagemaker", inputOf(operation));
      if (!name.startsWith("List") || offered.includes(name) || memberNames(inputOf(operation)).some((m) => m in input))
        continue;
      const { $metadata: _, ...answer } = (await call(name, {})) as { $metadata: object };
      const lists = memberNames(outputOf(operation)).filter((member) => member in answer);
      expect(lists.length, name).toBeGreaterThan(0);
      if (Object.values(answer).every((value) => Array.isArray(value) && value.length === 0)) empty += 1;
    }
    expect(empty).toBeGreaterThan(50);
  });

  test("what is named and not there is not found, as the operation says it", async () => {
    let refused = 0;
    for (const operation of reads) {
      const [, , name] = operation;
      const input = validInput("sagemaker", inputOf(operation));
      if (offered.includes(name) || Object.keys(input).length === 0 || name === "ListJobs") continue;
      const { code, message } = await failureOf(call(name, input));
      expect(["ResourceNotFound", "ValidationException"], `${name} ${code}`).toContain(code);
      expect(message, name).not.toContain("validation error");
      expect(message.length, name).toBeGreaterThan(5);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(80);
  });

  test("but for what AWS offers everyone, of which nothing is known here", async () => {
    const failure = await failureOf(call("ListModelMetadata", {}));
    expect(failure).toMatchObject({ code: "UnknownOperationException" });
  });
});

test("the children of a tuning job are listed like training jobs", async () => {
  const all = await sagemaker.listHyperParameterTuningJobs({});
  const name = all.HyperParameterTuningJobSummaries?.[0]?.HyperParameterTuningJobName;
  const children = await sagemaker.listTrainingJobsForHyperParameterTuningJob({ HyperParameterTuningJobName: name });
  expect(children.TrainingJobSummaries).toBeInstanceOf(Array);
  const other = sagemaker.listTrainingJobsForHyperParameterTuningJob({ HyperParameterTuningJobName: "none" });
  expect(await failureOf(other)).toMatchObject({ code: "ResourceNotFound" });
});

describe("reads that the pinned SDK does not know", () => {
  const raw = async (target: string, body: object) => {
    const authorization =
      "AWS4-HMAC-SHA256 Credential=AKIATEST/20261120/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=0";
    const headers = { authorization, "x-amz-target": `SageMaker.${target}` };
    const answer = await fetch(simulator.url, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.json();
  };

  test("are served too", async () => {
    expect(await raw("ListTrainingSessions", { MaxResults: 5 })).toEqual({ TrainingSessionSummaries: [] });
    expect(await raw("ListInferenceRouters", {})).toEqual({ InferenceRouters: [] });
    const missing = await raw("GetEndpointPolicy", { EndpointName: "one" });
    expect(missing).toMatchObject({ __type: "ResourceNotFound" });
    expect(await raw("ListInferenceGateways", { Identifier: "one" })).toMatchObject({ __type: "ResourceNotFound" });
    expect(await raw("DescribeTrainingSession", {})).toMatchObject({
      message: expect.stringContaining("Value null at 'trainingSessionName'"),
    });
    const tooMany = await raw("ListTrainingSessions", { MaxResults: 101 });
    expect(tooMany.message).toContain("Value '101' at 'maxResults'");
  });
});
