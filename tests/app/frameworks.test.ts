import { beforeAll, expect, test } from "vitest";
import { frameworks } from "#lib/checks/controls/index.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { controlsIn, evidenceOf } from "#lib/reports/framework.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { asOfScan } from "#lib/store/accounts.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { eachFindingPage } from "#lib/store/findings-list.ts";
import type { ScanView } from "#lib/store/views.ts";
import { textOf } from "#tests/reports/report-of.ts";
import { account, scan, simulator, store } from "#tests/scan/scanned-demo.ts";
import { frameworkRows } from "../../app/_server/frameworks.ts";
import { GET as exportFramework } from "../../app/api/v1/frameworks/export/route.ts";

/* The laws of the frameworks, on every one of them and the demo account. */

let view: ScanView;

beforeAll(async () => {
  setCurrentStore(store);
  // So that there is something of every standing, and a kind of which nobody knows what there is.
  simulator.setFaults([
    { action: "kms:DescribeKey", kind: "denied" },
    { action: "sagemaker:ListInferenceExperiments", kind: "denied" },
  ]);
  view = await scan();
}, 120_000);

const reportOn = (framework: string): Promise<Report> => reportOf(store.db, view, { subject: "framework", framework });

/** What fails or is not known of what is live, with the controls that its check bears on. */
async function openFindings() {
  const at = await asOfScan(store.db, view.id);
  if (!at) throw new Error("The scan is gone.");
  const filter = { account: account.id, status: ["fail" as const, "unknown" as const], exposure: "live" as const };
  const all = [];
  for await (const page of eachFindingPage(store.db, filter, at)) all.push(...page);
  return all;
}

test("the report counts as the screen does, and stands under every control", async () => {
  const rows = await frameworkRows([account.id]);
  const standings = new Set<string>();
  for (const { id, controls } of rows) {
    const told = (await controlsIn(await reportOn(id))).map(({ checks, ...one }) => ({
      ...one,
      checks: checks.map((check) => check.id).sort(),
    }));
    expect(told).toEqual(controls.map(({ checks, ...one }) => ({ ...one, checks: checks.toSorted() })));
    for (const { standing } of told) standings.add(standing);
  }
  expect([...standings].sort()).toEqual(["met", "met-where-judged", "not-met", "nothing-to-judge", "unknown"]);
}, 60_000);

test("what fails or is unknown stands under every control that its check bears on, and nothing of it under one that is met", async () => {
  const open = await openFindings();
  expect(open.length).toBeGreaterThan(300);
  for (const { id } of frameworks) {
    const report = await reportOn(id);
    for (const control of await controlsIn(report)) {
      const ids: string[] = [];
      for (const check of control.checks)
        for (const status of ["fail", "unknown"] as const)
          for await (const finding of evidenceOf(report, check, status)) ids.push(finding.id);
      const own = open.filter(({ controls }) => controls.includes(control.id)).map((finding) => finding.id);
      expect({ [control.id]: ids.sort() }).toEqual({ [control.id]: own.sort() });
      if (control.standing.startsWith("met")) expect(own).toEqual([]);
    }
  }
}, 120_000);

test("a list that was denied leaves no control met that its checks bear on, though nothing of it fails", async () => {
  const controls = (await Promise.all(frameworks.map(async ({ id }) => controlsIn(await reportOn(id))))).flat();
  const blind = controls.filter(({ checks }) => checks.some(({ id }) => id.startsWith("inference-experiment/")));
  expect(blind.length).toBeGreaterThan(3);
  for (const { standing } of blind) expect(["not-met", "unknown"]).toContain(standing);
  // The findings alone would not have told: there are none.
  expect(blind.some(({ fail, unknown, standing }) => fail + unknown === 0 && standing === "unknown")).toBe(true);
});

test("it is exported of one framework or another, and refused of none", async () => {
  const ask = (query: string) =>
    exportFramework(new Request(`http://127.0.0.1/api/v1/frameworks/export?account=${account.id}&${query}`));
  const response = await ask("framework=hipaa&format=json");
  expect(response.headers.get("content-disposition")).toMatch(
    new RegExp(`"framework-hipaa-${account.id}-\\d{8}T\\d{4}Z\\.json"$`),
  );
  expect(await response.text()).toBe(await textOf(formatNamed("json").render(await reportOn("hipaa"))));
  expect((await ask("format=json")).status).toBe(400);
  expect((await ask("framework=unheard-of")).status).toBe(400);
  expect((await ask("framework=hipaa&scan=unheard-of")).status).toBe(404);
});
