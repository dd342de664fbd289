import { afterAll, beforeEach, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { withFewJobs } from "./few-jobs.ts";
import { scanUnkept } from "./scan-unkept.ts";

const account = withFewJobs(demoAccount({ now: new Date() }));
const simulator = await startSimulator({ account, enforceLimits: false });
const regions = ["us-west-2", "eu-west-1"];
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.setFaults([]);
  simulator.resetCalls();
});

const scan = () => scanUnkept({ endpoint: simulator.url, regions });
const callsOf = (action: string) => simulator.calls().get(action) ?? 0;

test("a region where nothing answers is given up on once, and all of it is unknown", async () => {
  simulator.setFaults([{ action: "*", region: "eu-west-1", kind: "disconnect" }]);
  const { coverage } = await scan();
  const there = coverage.filter(({ region, calls }) => region === "eu-west-1" && calls > 0);
  // Where Search fails, jobs are listed: that is what fails then.
  expect(there.length).toBeGreaterThan(50);
  expect(there.filter(({ status, action }) => status !== "failed" && action !== "sagemaker:Search")).toEqual([]);
  // Most lists were asked for in the other region alone.
  const lists = there.filter(({ action }) => action.startsWith("sagemaker:List")).map(({ action }) => action);
  expect(lists.filter((action) => callsOf(action) === 1).length).toBeGreaterThan(lists.length / 3);
  const here = coverage.filter(({ region }) => region === "us-west-2");
  expect(here.filter(({ status }) => status === "failed")).toEqual([]);
});

test("what fails once is asked again, as long as anything of the service answers there", async () => {
  simulator.setFaults([{ action: "sagemaker:ListModels", region: "eu-west-1", kind: "disconnect" }]);
  const { coverage } = await scan();
  // Paths over models follow from that list.
  const failed = coverage.filter(({ status, action }) => status === "failed" && !action.startsWith("derived "));
  expect(failed.map(({ action, region }) => `${action} ${region}`)).toEqual(["sagemaker:ListModels eu-west-1"]);
  expect(callsOf("sagemaker:ListNotebookInstances")).toBe(2);
});
