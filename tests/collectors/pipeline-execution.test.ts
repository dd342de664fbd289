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

test("the runs of all pipelines are read, newest first whatever pipeline they are of", async () => {
  const { readings } = await read();
  expect(readings.length).toBe(made.length);
  const times = readings.map((one) =>
    one.status === "read" ? String(Reflect.get(Object(one.resource), "CreationTime")) : "",
  );
  expect(times).toEqual(times.toSorted().reverse());
  expect(new Set(readings.map(({ identity }) => identity.name.split("/")[0])).size).toBeGreaterThan(1);
});

test("the cap keeps the newest of all, and says what it left out", async () => {
  const { readings, span } = await read({ cap: 3 });
  const newest = made.toSorted((one, other) => Number(other.CreationTime) - Number(one.CreationTime)).slice(0, 3);
  expect(readings.map(({ identity }) => identity.arn)).toEqual(newest.map((one) => one.PipelineExecutionArn));
  expect(span?.leftOut).toBeGreaterThanOrEqual(made.length - 3);
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
