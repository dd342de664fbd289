import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatsOf } from "#lib/reports/formats/index.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { subjects } from "#lib/reports/report.ts";
import { investigationOf } from "#lib/scan/investigation.ts";
import { reportOf } from "#lib/scan/report.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { getEvent } from "#lib/store/events-list.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { eachResource, getResource } from "#lib/store/resources-list.ts";
import { getScan } from "#lib/store/scans.ts";
import { planted } from "#tests/analysis/secrets/planted.ts";
import { wordsInside } from "#tests/reports/words-inside.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

const regions = ["us-west-2"];
const account = withPlanted(demoAccount({ now: new Date() }));
const log: string[] = [];
let simulator: Simulator;
let dataDir: string;
let store: Store;

/** The demo account with every planted secret in settings, tags, descriptions, names and events. */
function withPlanted(whole: SimulatedAccount): SimulatedAccount {
  const region = whole.regions.find(({ name }) => name === regions[0]);
  if (!region) throw new Error("The demo account has no such region.");
  const texts = planted.map(({ text }) => text);
  const inName = planted.find(({ what }) => what.startsWith("pulumi-token"))?.parts[0] ?? "";
  const { sagemaker, ec2 } = region;
  region.events = region.events.slice(0, planted.length);
  const settings = Object.fromEntries(texts.map((text, at) => [`SETTING_${at}`, text]));
  for (const job of [...sagemaker.trainingJobs.slice(0, 2), ...sagemaker.processingJobs.slice(0, 2)])
    Object.assign(job, { Environment: settings });
  for (const [at, model] of sagemaker.models.entries()) {
    Object.assign(model, {
      PrimaryContainer: { ...model.PrimaryContainer, Environment: { A: texts[at % texts.length] } },
    });
  }
  for (const config of sagemaker.notebookLifecycleConfigs) {
    config.OnStart = [{ Content: Buffer.from(texts.join("\n\n")).toString("base64") }];
  }
  const [notebook] = sagemaker.notebookInstances;
  if (!notebook?.NotebookInstanceArn) throw new Error("The demo account has no notebook here.");
  notebook.NotebookInstanceName = inName;
  notebook.NotebookInstanceArn = notebook.NotebookInstanceArn.replace(/[^/]*$/, inName);
  const tags = texts.map((text, at) => ({ Key: at === 0 ? "Name" : `note-${at}`, Value: text }));
  for (const one of [...ec2.vpcs, ...ec2.subnets, ...ec2.securityGroups, ...ec2.vpcEndpoints]) one.Tags = tags;
  for (const group of ec2.securityGroups) group.Description = texts[3] ?? "";
  for (const [at, role] of whole.iam.roles.entries()) {
    Object.assign(role, { Description: texts[at % texts.length], Tags: tags.slice(0, 50) });
  }
  for (const [at, event] of region.events.entries()) {
    const text = texts[at % texts.length] ?? "";
    event.userAgent = text;
    event.sourceIPAddress = text;
    event.errorCode = "ValidationException";
    event.errorMessage = text;
    event.requestParameters = {
      ...event.requestParameters,
      environment: at < 3 ? settings : { A: text },
      notebookInstanceName: inName,
    };
    event.userIdentity = {
      ...event.userIdentity,
      arn: `arn:aws:sts::${whole.id}:assumed-role/x/${text}`,
      sessionContext: { sourceIdentity: text, sessionIssuer: { arn: `arn:aws:iam::${whole.id}:role/${text}` } },
    };
  }
  return whole;
}

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  dataDir = await mkdtemp(join(tmpdir(), "sagewarden-secrets-"));
  store = await openStore({ dataDir });
});
afterAll(async () => {
  await simulator.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Which planted secrets are left in a text, escapes as they read. */
function left(text: string): string[] {
  const read = text.replaceAll("\\", "");
  return planted
    .filter(({ parts }) => parts.some((part) => part.length >= 8 && read.includes(part)))
    .map(({ what }) => what);
}

test("no planted secret is in clear in the database, its files, the log, what the API gives, or an export", async () => {
  // A refusal whose message names a secret is AWS's word as well.
  const view = await scanSimulated(store, { account, endpoint: simulator.url, regions, defects: log });
  await workActivityFor(store, account.id, simulator.url, regions);

  const tables = await query<{ name: string }>(
    store.db,
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(8);
  for (const { name } of tables) {
    const rows = await query<{ text: string }>(store.db, sql`select t::text as text from ${sql.raw(name)} t`);
    expect({ [name]: left(rows.map(({ text }) => text).join("\n")) }).toEqual({ [name]: [] });
  }

  const filter = { account: account.id };
  const scan = await getScan(store.db, view.id);
  const details: unknown[] = [];
  for await (const { arn } of eachResource(store.db, filter))
    details.push(await getResource(store.db, account.id, arn));
  const ids = await query<{ id: string }>(store.db, sql`select id from events limit 200`);
  for (const { id } of ids) details.push(await getEvent(store.db, account.id, id));
  const outputs: Record<string, string> = {
    "resources, events and the scan in full": JSON.stringify([details, scan]),
    log: log.join("\n"),
  };
  // What changed is told in the same words, of the same findings.
  for (const subject of subjects.filter((one) => one !== "changes")) {
    const about = subject === "framework" ? { subject, framework: "pci-dss-4.0.1" } : { subject, filter };
    const report = await reportOf(store.db, view, about);
    for (const format of formatsOf(subject)) {
      outputs[`${subject} as ${format.label}`] = await wordsInside(format, format.render(report));
    }
  }
  const touched = await query<{ arn: string; principal: string | null }>(
    store.db,
    sql`select distinct on (l.kind) l.arn, coalesce(e.session_issuer, e.actor_arn) as principal
        from event_resources l join events e on e.account = l.account and e.id = l.event order by l.kind, l.arn`,
  );
  const told = await getAccount(store.db, account.id);
  if (!told) throw new Error("The account is gone.");
  const asked = touched.flatMap(({ arn, principal }) => [{ resource: arn }, ...(principal ? [{ principal }] : [])]);
  for (const about of [...asked, ...account.iam.roles.slice(0, 2).map(({ Arn = "" }) => ({ resource: Arn }))]) {
    const investigation = await investigationOf(store.db, told, about);
    for (const { label, render } of investigationFormats) {
      let text = "";
      for await (const piece of render(investigation)) text += piece;
      outputs[`investigation of ${Object.values(about)} as ${label}`] = text;
    }
  }
  for (const [name, text] of Object.entries(outputs)) expect({ [name]: left(text) }).toEqual({ [name]: [] });
  // They were there to be found: the marks stand in their place, and the checks say so.
  expect(outputs["scan as JSON"]?.match(/«redacted /g)?.length ?? 0).toBeGreaterThan(planted.length);
  const failed = new Set<string>();
  for await (const one of eachFinding(store.db, filter)) if (one.status === "fail") failed.add(one.check);
  for (const kind of [
    "iam-role",
    "notebook-instance",
    "notebook-lifecycle-config",
    "security-group",
    "training-job",
    "vpc",
  ])
    expect([...failed]).toContain(`${kind}/no-secrets`);

  await store.close();
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name), "latin1");
    expect({ [file.name]: left(bytes) }).toEqual({ [file.name]: [] });
  }
}, 300_000);
