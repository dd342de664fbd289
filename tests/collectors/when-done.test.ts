import { expect, test } from "vitest";
import { whenDone } from "#lib/collectors/iam/when-done.ts";

const { signal } = new AbortController();

/** Reports that take so many questions. */
function report(questions: number) {
  const asked: object[] = [];
  const operation = async (input: object) => {
    asked.push(input);
    return { done: asked.length >= questions };
  };
  const tokens = { ask: "Marker", give: "Marker" };
  return { asked, operation: Object.assign(operation, { action: "iam:GetReport" as const, tokens }) };
}

test("what is not done is asked for again, with the same input, and no longer than is said", async () => {
  const third = report(3);
  const ask = whenDone(third.operation, ({ done }) => done, signal, [0, 0]);
  expect(await ask({ JobId: "1" })).toEqual({ done: true });
  expect(third.asked).toEqual([{ JobId: "1" }, { JobId: "1" }, { JobId: "1" }]);
  expect(ask.tokens).toBe(third.operation.tokens);

  const fourth = report(4);
  const early = whenDone(fourth.operation, ({ done }) => done, signal, [0, 0]);
  await expect(early({})).rejects.toThrow("did not finish the report in 0 seconds");
  expect(fourth.asked).toHaveLength(3);
});

test("a scan that is stopped does not wait for it", async () => {
  const stopped = whenDone(report(9).operation, ({ done }) => done, AbortSignal.abort(), [30]);
  await expect(stopped({})).rejects.toThrow();
});
