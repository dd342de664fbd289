import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Budgets } from "#lib/aws/budget.ts";
import { documentedRate } from "#lib/aws/services.ts";

const freely = async () => undefined;

describe("Budgets", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  test("use half of what AWS documents, of what Service Quotas says, and half again after a throttle", () => {
    const budgets = new Budgets();
    expect(budgets.rate("us-east-1", "sagemaker:ListModels")).toBe(1);
    expect(budgets.rate("us-east-1", "sagemaker:DescribeModel")).toBe(2.5);
    expect(budgets.rate("us-east-1", "cloudtrail:LookupEvents")).toBe(1);
    budgets.setQuota("us-east-1", "sagemaker:ListModels", 40);
    expect(budgets.rate("us-east-1", "sagemaker:ListModels")).toBe(20);
    budgets.throttled("us-east-1", "sagemaker:ListModels");
    expect(budgets.rate("us-east-1", "sagemaker:ListModels")).toBe(10);
    expect(budgets.throttles).toBe(1);
  });

  test("one action's throttle slows neither its neighbours nor other regions", () => {
    const budgets = new Budgets();
    budgets.throttled("us-east-1", "sagemaker:Search");
    expect(budgets.rate("us-east-1", "sagemaker:ListModels")).toBe(1);
    expect(budgets.rate("eu-west-1", "sagemaker:Search")).toBe(1);
  });
});

test("never sends more than the budget in any second", async () => {
  const budgets = new Budgets();
  budgets.setQuota("r", "sagemaker:ListModels", 100);
  const startedAt = performance.now();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: 110 }, async () => {
      await budgets.take("r", "sagemaker:ListModels", freely);
      times.push(performance.now() - startedAt);
    }),
  );
  // 50 a second, with one second's worth at the start: the 110th may go after 1.2 s.
  expect(times.at(-1)).toBeGreaterThan(1_100);
  expect(budgets.calls).toBe(110);
});

test("what had to wait for something else does not come all at once when that is over", async () => {
  const budgets = new Budgets();
  budgets.setQuota("r", "sagemaker:ListModels", 20);
  const opened = sleep(1_500);
  let openedAt = 0;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      await budgets.take("r", "sagemaker:ListModels", () => opened);
      openedAt ||= performance.now();
      times.push(performance.now() - openedAt);
    }),
  );
  // Ten a second: one second's worth at once, and not the fifteen that could have gone meanwhile.
  expect(times.filter((time) => time < 50).length).toBeLessThanOrEqual(11);
  expect(times.at(-1)).toBeGreaterThan(800);
});

test("every documented rate is one that aws documents or is like its neighbour", () => {
  expect(documentedRate("sagemaker:ListAnything")).toBe(2);
  expect(documentedRate("ec2:DescribeVpcs")).toBe(20);
  expect(documentedRate("new-service:List")).toBe(4);
});
