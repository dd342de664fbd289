import { afterAll, beforeAll, expect, test } from "vitest";
import type { PackAnswer } from "#components/guardrails/queries.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import { beginScan } from "#lib/store/scans.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { GET as exportGuardrails } from "../../app/api/v1/guardrails/export/route.ts";
import { GET as getGuardrails } from "../../app/api/v1/guardrails/route.ts";

let store: Store;
let account: string;
const found: Readonly<Record<string, VerdictStatus>> = {
  "notebook-instance/no-root-access": "fail",
  "notebook-instance/in-vpc": "unknown",
};

beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
  account = await newAccount(store.db);
  const scan = await startScan(store.db, account);
  await beginScan(store.db, scan.id, ["us-east-1"], {});
  const identity = identityOf(account, "nb");
  const reading = readingOf(identity, { NotebookInstanceName: "nb", RootAccess: "Enabled" });
  await stageReadings(store.db, { ...scan, readings: [reading] });
  const findings = Object.entries(found).flatMap(([id, status]) => {
    const check = checkOf(id);
    if (!check) throw new Error(`The catalogue has no ${id}.`);
    const { severity, category } = check;
    return [findingOf(identity, { check: id, status, severity, category })];
  });
  await stageFindings(store.db, { ...scan, findings });
  const failing = { critical: 0, high: 1, medium: 0, low: 0, info: 0 };
  const nothing = { grade: null, score: null, failure: null, owner: null, tags: null, changedAt: null };
  const grade = { ...nothing, identity, exposure: "live" as const, failing, unknown: 1, judged: 2 };
  await setGrades(store.db, { ...scan, grades: [grade] });
  await publish(store.db, scan);
});
afterAll(() => store.close());

const url = (query: string) => new Request(`http://127.0.0.1/api/v1/guardrails?account=${account}&${query}`);
const packOf = async (query: string) => (await (await getGuardrails(url(query))).json()) as PackAnswer;

test("a check that there is not is refused, by its name: a pack without policies would look as if nothing failed", async () => {
  for (const get of [getGuardrails, exportGuardrails]) {
    const response = await get(url("check=model/in-vpc,model/in-vcp"));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("There is no check");
  }
  expect((await getGuardrails(url("check=model/in-vpc"))).status).toBe(200);
});

test("a pack says which of the wanted checks could not be judged", async () => {
  const pack = await packOf("");
  expect(pack.statements.flatMap(({ checks }) => checks)).toContainEqual(
    expect.objectContaining({ check: "notebook-instance/no-root-access", live: 1, refuses: "changed" }),
  );
  expect(pack.unjudged.map(({ check }) => check)).toEqual(["notebook-instance/in-vpc"]);
  expect(pack.warnings).toContain("1 check could not be judged; it may fail, and its guardrails are not in the pack.");
  expect((await packOf("check=notebook-instance/no-root-access")).unjudged).toEqual([]);
});

test("a list as long as a policy could hold is taken whole, and a longer one is refused with a word", async () => {
  const subnets = Array.from({ length: 100 }, (_, at) => `subnet-${at.toString(16).padStart(17, "0")}`);
  expect(subnets.join(",").length).toBeGreaterThan(1_500);
  expect((await getGuardrails(url(`subnets=${subnets.join(",")}`))).status).toBe(200);
  const more = await getGuardrails(url(`subnets=${[...subnets, ...subnets].join(",")}`));
  expect([more.status, await more.text()]).toEqual([400, expect.stringContaining("subnets")]);
});
