import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type FormatName, formatsOf } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { readPdf } from "#tests/reports/pdf-text.ts";
import { bytesOf } from "#tests/reports/report-of.ts";
import { textOfHtml } from "#tests/reports/text-of-html.ts";
import { unpacked } from "#tests/reports/unpacked-html.ts";
import { withFewJobs } from "./few-jobs.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

/*
 * What each format says of a notebook and an endpoint of the demo account, whole: for people to read, and to see what a change
 * changes. `vitest run tests/scan/golden-reports.test.ts --update` writes it anew.
 */

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
let simulator: Simulator;
let store: Store;
let report: Report;

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
  const id: string[] = [];
  for await (const finding of eachFinding(store.db, { account: account.id, kind: ["notebook-instance", "endpoint"] }))
    if (shown.has(`${finding.resource.name} ${finding.check}`)) id.push(finding.id);
  const whole = await reportOf(store.db, scan, { subject: "findings", filter: { account: account.id, id } });
  // What every new check, kind and release moves, and what is drawn at random, is not what these files are about.
  report = {
    ...whole,
    generator: { ...whole.generator, version: "0.0.0" },
    scan: { ...whole.scan, id: "00000000-0000-4000-8000-000000000000", apiCalls: 600 },
    score: {
      ...{ value: 49, grade: "F", coverage: 0.92, provisional: false, waived: 1 },
      categories: [
        { category: "identity", value: 56, grade: "F", coverage: 0.95 },
        { category: "logging", value: null, grade: null, coverage: 0 },
      ],
      records: { assessed: 900, unknown: 50, coverage: 0.94, provisional: false },
    },
    checkOptions: whole.checkOptions.filter(({ check }) => /^(endpoint|notebook-instance)\//.test(check)),
    notCollected: ["Hubs"],
  };
}, 300_000);

afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await simulator.close();
});

/** As it is read: of pages, sheets and documents their text, and JSON a field a line. */
async function readable(name: FormatName, bytes: Uint8Array): Promise<string> {
  const text = () => Buffer.from(bytes).toString();
  if (name === "html") return textOfHtml(unpacked(text()));
  if (name === "pdf") return (await readPdf(bytes)).texts.join("\n\n");
  if (name === "ndjson" || name === "ocsf" || name === "asff")
    return text()
      .trim()
      .split("\n")
      .map((line) => JSON.stringify(JSON.parse(line), null, 1))
      .join("\n");
  if (name !== "xlsx") return text();
  const sheets = await readSheets(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => [`[${sheet}]`, ...linesOf(data)].join("\n")).join("\n\n");
}

function linesOf(rows: readonly (readonly unknown[])[]): string[] {
  const most = 24;
  const cell = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value ?? ""));
  const lines = rows.slice(0, most).map((row) => row.map(cell).join("\t").trimEnd());
  return rows.length > most ? [...lines, `(and ${rows.length - most} rows more)`] : lines;
}

/** What is no text has its text beside it in a file of another name. */
const isPacked = ({ name }: { name: FormatName }) => name === "html" || name === "pdf" || name === "xlsx";

test.each(formatsOf("findings").map((format) => [format.name, format] as const))("%s", async (name, format) => {
  const text = await readable(name, await bytesOf(format.render(report)));
  await expect(text).toMatchFileSnapshot(
    `../reports/golden/findings.${format.extension}${isPacked(format) ? ".txt" : ""}`,
  );
});
