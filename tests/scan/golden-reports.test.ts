import { afterAll, beforeAll, test, vi } from "vitest";
import { awsFsbp } from "#lib/checks/controls/aws-fsbp.ts";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { ofFramework } from "#lib/reports/of-framework.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { withFewJobs } from "./few-jobs.ts";
import { expectGolden, settled } from "./golden.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

/* What each format says of a notebook and an endpoint of the demo account, and of two controls over some notebooks. */

const now = new Date("2026-11-20T12:00:00.000Z");
/** Two of each verdict, named, so that a new check moves none of them. */
const shown = new Set([
  "coupons endpoint/policy-is-not-public",
  "coupons endpoint/changes-are-told",
  "coupons endpoint/no-secrets",
  "coupons endpoint/policy-names-no-outsiders",
  "growth-llm-playground notebook-instance/in-vpc",
  "growth-llm-playground notebook-instance/openings-are-told",
  "growth-llm-playground notebook-instance/role-is-not-admin",
  "growth-llm-playground notebook-instance/no-internet-egress",
]);
const notebooks = new Set(["growth-llm-playground", "fraud-investigations"]);
const controls = Object.fromEntries(
  Object.entries(awsFsbp.controls).filter(([control]) => control === "SageMaker.2" || control === "SageMaker.3"),
);
let simulator: Simulator;
let store: Store;
let report: Report;
let framework: Report;

beforeAll(async () => {
  // Of timers the real ones: the scan waits for answers.
  vi.useFakeTimers({ toFake: ["Date"], now });
  const account = withFewJobs(demoAccount({ now }));
  simulator = await startSimulator({ account, enforceLimits: false });
  // A call that is made once: of several, which is denied first is chance.
  simulator.setFaults([{ action: "sagemaker:ListDomains", kind: "denied" }]);
  store = await openStore({ memory: true });
  const regions = ["us-east-1"];
  const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
  const some = async (among: (finding: FindingRow) => boolean) => {
    const id: string[] = [];
    for await (const one of eachFinding(store.db, { account: account.id, kind: ["notebook-instance", "endpoint"] }))
      if (among(one)) id.push(one.id);
    return settled(await reportOf(store.db, scan, { subject: "findings", filter: { account: account.id, id } }));
  };
  report = await some(({ resource, check }) => shown.has(`${resource.name} ${check}`));
  const whole = await some(({ resource }) => notebooks.has(resource.name));
  const coverage = whole.coverage.filter(({ kind, status }) => kind === "notebook-instance" || status !== "complete");
  framework = ofFramework({ ...whole, subject: "scan", filters: [], coverage }, { ...awsFsbp, controls });
}, 300_000);

afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await simulator.close();
});

test.each(formatsOf("findings").map((format) => [format.name, format] as const))("findings as %s", (_, format) =>
  expectGolden("findings", format, format.render(report)),
);

test.each(formatsOf("framework").map((format) => [format.name, format] as const))("a framework as %s", (_, format) =>
  expectGolden("framework", format, format.render(framework)),
);
