import { expect, test } from "vitest";
import { AwsSession } from "#lib/aws/session.ts";
import { failureOf, simulated } from "#tests/simulator/simulated.ts";

const simulator = await simulated();

test("a service that nobody waited for has not answered: the next call that waits in vain is the last", async () => {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const sagemaker = await session.pool.get("sagemaker", "us-east-1");
  simulator.setFaults([{ action: "sagemaker:ListModels", kind: "hang" }]);
  const left = sagemaker.listModels({}, { abortSignal: AbortSignal.timeout(50) });
  expect(await failureOf(left)).toMatchObject({ code: "AbortError" });
  simulator.setFaults([{ action: "sagemaker:ListModels", kind: "disconnect" }]);
  expect(await failureOf(sagemaker.listModels({}))).toMatchObject({ code: "TimeoutError" });
  const made = session.budgets.calls;
  expect(await failureOf(sagemaker.listModels({}))).toMatchObject({ code: "TimeoutError" });
  expect(session.budgets.calls).toBe(made);
});
