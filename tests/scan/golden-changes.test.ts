import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import type { Investigation } from "#lib/reports/investigation/investigation.ts";
import type { Report, ReportChange, ReportSince } from "#lib/reports/report.ts";
import { type InvestigationAsked, investigationOf } from "#lib/scan/investigation.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { withFewJobs } from "./few-jobs.ts";
import { expectGolden, settled } from "./golden.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

/* What each format says of what changed in the demo account between two scans, and of a notebook and a role of it investigated. */

/** The notebook growth-llm-playground is made between the two. */
const [before, now] = [new Date("2026-11-02T12:00:00.000Z"), new Date("2026-11-20T12:00:00.000Z")];
const regions = ["us-east-1"];
/** Two or so of each kind of change, named, so that a new check moves none of them. */
const shown = new Set([
  "growth-llm-playground notebook-instance/no-root-access",
  "growth-reports notebook-instance/no-direct-internet-access",
  "growth-exploration notebook-instance/no-root-access",
  "growth-forecast notebook-instance/no-root-access",
  "growth-forecast notebook-instance/platform-is-supported",
  "growth-studio domain/vpc-only",
  "growth-studio domain/default-role-is-not-admin",
]);
const isShown = ({ resource, check }: Pick<ReportChange["finding"], "resource" | "check">) =>
  shown.has(`${resource.name} ${check}`) || check.startsWith("iam-account/");
let simulator: Simulator;
let store: Store;
let report: Report;
let investigations: Readonly<Record<string, Investigation>>;

beforeAll(async () => {
  // Of timers the real ones: the scan waits for answers.
  vi.useFakeTimers({ toFake: ["Date"], now: before });
  const account = withFewJobs(demoAccount({ now }));
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  const sagemaker = account.regions.find(({ name }) => name === "us-east-1")?.sagemaker;
  if (!sagemaker) throw new Error("The demo account has no such region.");
  const whole = sagemaker.notebookInstances;
  const without = (gone: string) => whole.filter(({ NotebookInstanceName: name }) => name !== gone);
  // Calls that are made once: of several, which is denied first is chance.
  simulator.setFaults([{ action: "iam:GetAccountPasswordPolicy", kind: "denied" }]);
  sagemaker.notebookInstances = without("growth-llm-playground");
  await scanSimulated(store, { account, endpoint: simulator.url, regions });
  vi.setSystemTime(now);
  simulator.setFaults([{ action: "sagemaker:ListDomains", kind: "denied" }]);
  for (const one of whole) {
    if (one.NotebookInstanceName === "growth-reports") one.DirectInternetAccess = "Enabled";
    if (one.NotebookInstanceName === "growth-exploration") one.RootAccess = "Disabled";
  }
  sagemaker.notebookInstances = without("growth-forecast");
  const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
  const changed = await reportOf(store.db, scan, { subject: "changes", since: "previous" });
  report = narrowed(changed, await settledSince(changed.since));
  const view = await getAccount(store.db, account.id);
  if (!view) throw new Error("The account is gone.");
  const investigated = async (asked: InvestigationAsked) =>
    settledInvestigation(await investigationOf(store.db, view, asked));
  const arn = `arn:aws:sagemaker:us-east-1:${account.id}:notebook-instance/growth-reports`;
  investigations = {
    resource: await investigated({ resource: arn, from: "2026-11-10T00:00:00Z" }),
    principal: await investigated({
      principal: `arn:aws:iam::${account.id}:role/growth-notebook-admin`,
      from: "2026-11-13T00:00:00Z",
    }),
  };
}, 300_000);

afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await simulator.close();
});

function narrowed(whole: Report, since: ReportSince): Report {
  const findings: Report["findings"] = async function* (part) {
    for await (const one of whole.findings(part)) if (isShown(one)) yield one;
  };
  const counts: Report["counts"] = async () => {
    const found: Awaited<ReturnType<Report["counts"]>> = [];
    for await (const { check, status, exposure } of findings()) found.push({ check, status, exposure, count: 1 });
    return found;
  };
  return { ...settled(whole), since, findings, counts };
}

async function settledSince(since: ReportSince | undefined): Promise<ReportSince> {
  if (!since) throw new Error("There is no earlier scan.");
  const changes: ReportChange[] = [];
  for await (const one of since.findings()) if (isShown(one.finding)) changes.push(one);
  const count = (kind: (typeof findingChangeKinds)[number]) =>
    [kind, changes.filter((one) => one.changes.includes(kind)).length] as const;
  const moved = (await since.resources()).filter(({ kind }) => kind === "notebook-instance");
  return {
    ...since,
    scan: { ...since.scan, id: "00000000-0000-4000-8000-000000000001" },
    score: { value: 52, grade: "F", coverage: 0.95, waived: 1, withWaived: { value: 50, grade: "F" } },
    counts: async () => Object.fromEntries(findingChangeKinds.map(count)) as Awaited<ReturnType<ReportSince["counts"]>>,
    findings: async function* () {
      yield* changes;
    },
    resources: async () => moved,
  };
}

function settledInvestigation({ generator, resource, ...told }: Investigation): Investigation {
  return {
    ...told,
    generator: { ...generator, version: "0.0.0" },
    resource: resource && {
      ...resource,
      scan: { ...resource.scan, id: "00000000-0000-4000-8000-000000000000" },
      findings: async function* () {
        for await (const finding of resource.findings()) if (isShown(finding)) yield finding;
      },
    },
  };
}

test.each(formatsOf("changes").map((format) => [format.name, format] as const))("changes as %s", (_, format) =>
  expectGolden("changes", format, format.render(report)),
);

test.each(investigationFormats.map((format) => [format.name, format] as const))(
  "investigations as %s",
  async (_, format) => {
    for (const [name, investigation] of Object.entries(investigations))
      await expectGolden(`investigation-${name}`, format, format.render(investigation));
    expect(Object.keys(investigations)).toHaveLength(2);
  },
);
