import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leftOut } from "#lib/analysis/secrets/mark.ts";
import { eventFormats } from "#lib/reports/events/index.ts";
import type { ReportFormat } from "#lib/reports/format.ts";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { subjects } from "#lib/reports/report.ts";
import type { Values } from "#lib/reports/values.ts";
import { investigationOf } from "#lib/scan/investigation.ts";
import { reportOf } from "#lib/scan/report.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachRecord } from "#lib/store/events-each.ts";
import { query } from "#lib/store/query.ts";
import type { ScanView } from "#lib/store/views.ts";
import { wordsInside } from "#tests/reports/words-inside.ts";
import { withFewJobs } from "./few-jobs.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

/* No file holds the value of a setting unless it is asked to, whatever the format and whatever it is of. */

const regions = ["us-west-2"];
/** Where an archive of a script is read from: evidence, and in commands of the fix. */
const archive = "s3://archives-of-others/planted-archive-value.tar.gz";
let planted = 0;
const account = withPlanted(withFewJobs(demoAccount({ now: new Date() })));
let simulator: Simulator;
let store: Store;
let scan: ScanView;

function plant(): string {
  return `planted-${planted++}-value`;
}

/** The demo account with a value in every map of settings that it has, in answers and in the events of a trail. */
function withPlanted(whole: SimulatedAccount): SimulatedAccount {
  const region = whole.regions.find(({ name }) => name === regions[0]);
  if (!region) throw new Error("The demo account has no such region.");
  const { sagemaker } = region;
  for (const list of Object.values(sagemaker) as object[][]) for (const one of list) plantIn(one);
  for (const job of sagemaker.trainingJobs)
    job.HyperParameters = { ...job.HyperParameters, sagemaker_submit_directory: JSON.stringify(archive) };
  for (const job of [...sagemaker.trainingJobs, ...sagemaker.processingJobs])
    Object.assign(job, { Environment: { LEVEL: plant() } });
  for (const model of sagemaker.models)
    Object.assign(model, { PrimaryContainer: { ...model.PrimaryContainer, Environment: { LEVEL: plant() } } });
  for (const event of region.events)
    event.requestParameters = { ...event.requestParameters, environment: { LEVEL: plant() } };
  return whole;
}

function plantIn(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [field, child] of Object.entries(value)) {
    plantIn(child);
    if (/^(?:Environment|\w*HyperParameters)$/.test(field) && child !== null && typeof child === "object")
      Object.assign(child, { PLANTED: plant() });
  }
}

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
}, 300_000);
afterAll(async () => {
  await store.close();
  await simulator.close();
});

/** Every file of every format, of every subject: what is written of the account, by what it is. */
async function* files(values: Values | undefined): AsyncGenerator<[name: string, text: string]> {
  const optionsFor = ({ options }: ReportFormat) => ({
    ...(values && { values }),
    ...("lists" in options.shape && { lists: "all" }),
  });
  const filter = { account: account.id };
  for (const subject of subjects.filter((one) => one !== "changes")) {
    const about = subject === "framework" ? { subject, framework: "pci-dss-4.0.1" } : { subject, filter };
    const report = await reportOf(store.db, scan, about);
    for (const format of formatsOf(subject))
      yield [`${subject} as ${format.name}`, await wordsInside(format, format.render(report, optionsFor(format)))];
  }
  const records = { records: () => eachRecord(store.db, filter) };
  // Of an export it reads nothing else.
  for (const { name, render } of eventFormats.filter((one) => one.name === "ndjson"))
    yield [`events as ${name}`, await textOf(render(records as never, values))];
  const told = await getAccount(store.db, account.id);
  if (!told) throw new Error("The account is gone.");
  const arns = await query<{ arn: string }>(
    store.db,
    sql`select distinct on (kind) arn from resources where kind in ('model', 'training-job', 'processing-job') order by kind, arn`,
  );
  for (const { arn } of arns)
    for (const { name, render } of investigationFormats)
      yield [
        `investigation of ${arn} as ${name}`,
        await textOf(render(await investigationOf(store.db, told, { resource: arn }), values)),
      ];
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const found = (text: string) => [...new Set(text.match(/planted-[a-z0-9]+-value/g))].slice(0, 5);

test("no file holds a value that nobody asked for, and each that has a place for it says so", async () => {
  expect(planted).toBeGreaterThan(20);
  let marks = 0;
  for await (const [name, text] of files(undefined)) {
    expect({ [name]: found(text) }).toEqual({ [name]: [] });
    marks += text.split(leftOut).length - 1;
  }
  expect(marks).toBeGreaterThan(planted);
}, 300_000);

test("asked to include them, those that print evidence, configurations or records do", async () => {
  const silent: string[] = [];
  for await (const [name, text] of files("included")) {
    if (found(text).length === 0) silent.push(name);
    // The page of a bundle has it in its script, which is not what it says.
    if (!name.endsWith("bundle")) expect({ [name]: text.includes(leftOut) }).toEqual({ [name]: false });
  }
  // Lists without evidence; and no check that bears on the framework is decided by a setting.
  expect(silent.filter((name) => !/^(?:resources|framework) | as csv$|^findings as json$/.test(name))).toEqual([]);
}, 300_000);
