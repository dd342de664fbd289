import { SageMaker } from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { startSimulator } from "#lib/simulator/server.ts";
import { account } from "./fixture.ts";
import { at, simulated } from "./simulated.ts";

const simulator = await simulated();
const sagemaker = new SageMaker(at(simulator));

test("calls are counted by action, those refused among them, until they are reset", async () => {
  simulator.resetCalls();
  await sagemaker.listModels({});
  await sagemaker.listModels({ MaxResults: 1000 }).catch(() => undefined);
  await sagemaker.listApps({}).catch(() => undefined);
  const calls = simulator.calls();
  expect(Object.fromEntries(calls)).toEqual({ "sagemaker:ListModels": 2, "sagemaker:ListApps": 1 });
  simulator.resetCalls();
  expect(simulator.calls().size).toBe(0);
  expect(calls.size).toBe(2);
});

test("answers take as long as they are told to", async () => {
  simulator.setLatency(60);
  const start = performance.now();
  await sagemaker.listModels({});
  expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  simulator.setLatency(0);
});

test("answers do not say that no AWS stands behind them", async () => {
  const answer = await fetch(simulator.url, {
    method: "POST",
    headers: {
      authorization:
        "AWS4-HMAC-SHA256 Credential=A/20261120/us-east-1/sagemaker/aws4_request, SignedHeaders=h, Signature=0",
      "x-amz-target": "SageMaker.ListModels",
    },
    body: "{}",
  });
  expect(answer.headers.get("content-type")).toBe("application/x-amz-json-1.1");
  expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  const all = JSON.stringify([...answer.headers]) + (await answer.text());
  expect(all).not.toMatch(/simulat|sagewarden|express|node/i);
});

describe("the port", () => {
  test("that is taken is refused with advice", async () => {
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ account, port })).rejects.toMatchObject({
      name: "AppError",
      code: "port-in-use",
      message: `Port ${port} is already in use.`,
    });
  });

  test("is free again after close, which waits for no open connection", async () => {
    const first = await startSimulator({ account, faults: [{ action: "*", kind: "hang" }] });
    const waiting = new SageMaker(at(first)).listModels({}).catch((error: Error) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await first.close();
    expect(await waiting).toBeInstanceOf(Error);
    const second = await startSimulator({ account, port: Number(new URL(first.url).port) });
    expect(second.url).toBe(first.url);
    await second.close();
  });
});
