import { afterEach, expect, test } from "vitest";
import pipelineExecution from "#lib/collectors/sagemaker/pipeline-execution.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Fault, type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, type Options, region } from "./collect-one.ts";

const account = demoAccount();
const [home] = account.regions;
const made = home?.sagemaker.pipelineExecutions ?? [];
let simulator: Simulator;
afterEach(() => simulator.close());

async function read(options: Options = {}, faults: Fault[] = []) {
  simulator = await startSimulator({ account, enforceLimits: false, faults });
  const collected = await collectOne(pipelineExecution, simulator.url, account.id, region, options);
  return { ...collected, made: Object.fromEntries(simulator.calls()) };
}

const arns = (executions: readonly { PipelineExecutionArn?: string | undefined }[]) =>
  executions.map((one) => String(one.PipelineExecutionArn)).sort();
const arnsOf = ({ readings }: Awaited<ReturnType<typeof read>>) => readings.map(({ identity }) => identity.arn).sort();

test("the runs of all pipelines are read, and the cap keeps the newest of all, whether they can be searched or not", async () => {
  const newest = made.toSorted((one, other) => Number(other.CreationTime) - Number(one.CreationTime)).slice(0, 3);
  expect(new Set(newest.map(({ PipelineName }) => PipelineName)).size).toBe(2);
  for (const faults of [[], [{ action: "sagemaker:Search", kind: "denied" }]] as Fault[][]) {
    expect(arnsOf(await read({}, faults))).toEqual(arns(made));
    await simulator.close();
    const capped = await read({ cap: 3 }, faults);
    expect(arnsOf(capped)).toEqual(arns(newest));
    expect(capped.span?.leftOut).toBeGreaterThanOrEqual(made.length - 3);
    await simulator.close();
  }
});

test("those that ended are read once in their life", async () => {
  const known = { isSettled: () => true, unsettled: [], count: made.length };
  const { readings, made: calls } = await read({ known });
  expect(readings).toEqual([]);
  expect(calls).not.toHaveProperty("sagemaker:DescribePipelineExecution");
});

test("when the runs cannot be listed, none of them is taken to be gone", async () => {
  const { stopped, coverage } = await read({}, [{ action: "sagemaker:ListPipelineExecutions", kind: "denied" }]);
  expect(stopped).toMatchObject({ class: "denied", action: "sagemaker:ListPipelineExecutions" });
  expect(coverage.find(({ action }) => action === "sagemaker:ListPipelineExecutions")?.status).toBe("denied");
});

test("what a pipeline was started with is read, whether its run ended or not", async () => {
  const parametersOf = ({ readings }: Awaited<ReturnType<typeof read>>) =>
    readings.flatMap((one) =>
      one.status === "read" && one.identity.name.startsWith("uplift-on-demand/")
        ? [Reflect.get(Object(one.resource), "PipelineParameters")]
        : [],
    );
  const started = [{ Name: "VolumeKey", Value: "alias/growth" }];
  expect(parametersOf(await read())).toEqual([started, started]);
  await simulator.close();
  // Nothing is searched then: each is described.
  expect(parametersOf(await read({}, [{ action: "sagemaker:Search", kind: "denied" }]))).toEqual([started, started]);
  await simulator.close();
  const denied = await read({}, [{ action: "sagemaker:ListPipelineParametersForExecution", kind: "denied" }]);
  expect(parametersOf(denied)).toEqual([started, undefined]);
  const running = denied.readings.find(({ action }) => action === "sagemaker:DescribePipelineExecution");
  expect(running).toMatchObject({ parts: { PipelineParameters: { status: "unread" } } });
});
