import { paginateListTrainingJobs, paginateSearch, SageMaker } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { trainingJob } from "./fixture/sagemaker.ts";
import { account } from "./fixture.ts";
import { at, simulated } from "./simulated.ts";

const count = 50_000;
const [home, ...others] = account.regions;
if (!home) throw new Error("The fixture has no region.");
const trainingJobs = Array.from({ length: count }, (_, index) => trainingJob((index * 7919) % count));
const big = { ...account, regions: [{ ...home, sagemaker: { ...home.sagemaker, trainingJobs } }, ...others] };
const client = new SageMaker(at(await simulated({ account: big })));

/** Generous, so that a busy machine passes; sorting or copying per page would take minutes. */
const patience = 30_000;

test("50,000 jobs are listed in order, page by page", { timeout: patience }, async () => {
  const pages = paginateListTrainingJobs({ client, pageSize: 100 }, { SortOrder: "Descending" });
  const times: number[] = [];
  for await (const { TrainingJobSummaries = [] } of pages) {
    for (const { CreationTime } of TrainingJobSummaries) times.push(Number(CreationTime));
  }
  expect(times).toHaveLength(count);
  expect(times.every((time, index) => index === 0 || time < (times[index - 1] ?? 0))).toBe(true);
});

test("a search over 50,000 jobs goes through them once", { timeout: patience }, async () => {
  const since =
    trainingJob(count - 5_000)
      .CreationTime?.toISOString()
      .slice(0, 19) ?? "";
  const Filters = [{ Name: "CreationTime", Operator: "GreaterThanOrEqualTo" as const, Value: since }];
  const pages = paginateSearch({ client, pageSize: 100 }, { Resource: "TrainingJob", SearchExpression: { Filters } });
  let seen = 0;
  for await (const { Results = [], TotalHits } of pages) {
    expect(TotalHits?.Value).toBe(5_000);
    seen += Results.length;
  }
  expect(seen).toBe(5_000);
});
