import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type FindingGroup, ofGroup } from "#components/findings/group.ts";
import type { PlanAnswer, QuestionList } from "#components/older/queries.ts";
import type { BundleShown } from "#components/reports/bundle-view.ts";
import type { ReportPreview, ReportRow, ScheduleList, ScheduleRow } from "#components/reports/views.ts";
import type { NotificationsView } from "#components/settings/notifications-view.ts";
import type { WaiverChange, WaiverDetail, WaiverPreview, WaiverRow } from "#components/waivers/waiver-row.ts";
import type { QueryPlace } from "#lib/activity/queries/place.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import { groupings } from "#lib/filters/findings.ts";
import type { SavedView } from "#lib/filters/saved-view.ts";
import { addAccount, addOrganization } from "#lib/jobs/accounts-job.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import { queryPlaceOf } from "#lib/jobs/demo.ts";
import { cancelEventQuery, planEventQuery, startEventQuery } from "#lib/jobs/event-query-job.ts";
import { type NotificationWorker, startNotifications } from "#lib/jobs/notification-worker.ts";
import { checkPermissions } from "#lib/jobs/permissions-job.ts";
import { type ReportWorker, startReports } from "#lib/jobs/report-worker.ts";
import { sessionOf } from "#lib/jobs/sessions.ts";
import type { ImportTold, OrganizationReport, PermissionsReport } from "#lib/jobs/views.ts";
import type { Channel } from "#lib/notifications/channel.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { sql } from "#lib/store/drizzle.ts";
import { createEventQuery } from "#lib/store/event-queries.ts";
import { insertEvents } from "#lib/store/events.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval } from "#lib/store/removal.ts";
import type { ScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { createScan, requestCancel } from "#lib/store/scans.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import type { AccountView, EventRow, FindingRow, Page, ResourceRow, ScanRow, ScanStanding } from "#lib/store/views.ts";
import { addWaiver } from "#lib/store/waivers.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import { account, regions, scan, simulator, store } from "#tests/scan/scanned-demo.ts";
import { workActivityFor } from "#tests/scan/sync-simulated.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { operations } from "../../app/_api/operations/index.ts";
import { faultsOf, operationNamed, problemFaultsOf } from "./contract.ts";
import { serveApi, token } from "./served.ts";
import { hostile, type Parameter, valid, wrong } from "./values.ts";

/* Calls every operation and holds each answer to the document. Past 300 lines, since one server and one account serve it all. */

const bearer = { authorization: `Bearer ${token}` };
const reads = operations.filter(({ method }) => method === "GET").map(({ id }) => id);
const exports = reads.filter((id) => id.startsWith("export"));
/** Statuses that each operation was seen to answer. */
const seen = new Set<string>();
const logged: unknown[] = [];
let served: Awaited<ReturnType<typeof serveApi>>;
/** Texts that there is something of, by the name of the parameter that takes them. */
let known: Record<string, string[]>;

interface Asked {
  path?: Record<string, string>;
  query?: Record<string, string> | string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

const shelf = await mkdtemp(join(tmpdir(), "sagewarden-shelf-"));
/** Takes notices, as soon as a test lets it. */
let taking = Promise.resolve();
const receiver = http.createServer((asked, answer) => {
  asked.resume().on("end", () => void taking.then(() => answer.writeHead(204).end()));
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const hook = {
  ...{ name: "hook", on: ["findings"], severities: ["critical"], accounts: "all" },
  ...{
    when: { digest: "0 7 * * *", timeZone: "UTC" },
    type: "webhook",
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/T0KEN`,
  },
} as const satisfies Channel;
const settings = {
  ...readSettings(),
  destinations: [{ name: "shelf", type: "folder", folder: shelf } as const],
  notifications: { channels: [hook], dashboard: null },
};
/** Where longer history may be asked for, once a test says so; and what is asked there. */
const places: Record<string, QueryPlace> = {};
const askedNow: Promise<void>[] = [];

/** Calls an operation; whatever it answers is as the document says. */
async function call(id: string, { path = {}, query = {}, headers = bearer, body }: Asked = {}) {
  const { method, url } = operationNamed(id);
  const filled = url.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const address = `${served.url}${filled}?${new URLSearchParams(query)}`;
  const answer = await fetch(address, { method, headers, redirect: "manual", ...(body !== undefined && { body }) });
  const text = await answer.text();
  expect(faultsOf(id, answer.status, answer.headers.get("content-type"), text), `${method} ${address}`).toEqual([]);
  seen.add(`${id} ${answer.status}`);
  return { status: answer.status, headers: answer.headers, text, json: <T>() => JSON.parse(text) as T };
}

async function rowsOf<Row>(id: string, query: Record<string, string> = {}): Promise<Row[]> {
  return (await call(id, { query })).json<Page<Row>>().rows;
}

let reports: ReportWorker;
let notifications: NotificationWorker;
/** One that was made, and brought to the shelf. */
let report: string;
/** One that accepts nothing. */
let waiver: string;

async function made(id: string): Promise<ReportRow> {
  return vi.waitFor(
    async () => {
      const row = (await call("getReport", { path: { id } })).json<ReportRow>();
      expect(row.state === "making" || row.deliveries.some(({ state }) => state === "waiting")).toBe(false);
      return row;
    },
    { timeout: 60_000, interval: 200 },
  );
}

beforeAll(async () => {
  setCurrentStore(store);
  reports = startReports(store, { destinations: settings.destinations, log: (message) => logged.push(message) });
  notifications = startNotifications(store, { ...settings.notifications, log: (message) => logged.push(message) });
  setCurrentJobs({
    settings,
    trailLogsOf: () => undefined,
    requestScan: async (request) => (await createScan(store.db, { ...settings.scan, ...request })).id,
    cancelScan: (id) => requestCancel(store.db, id),
    removeAccount: (id) => beginRemoval(store.db, id),
    addAccount: (added) => addAccount(store.db, added),
    addOrganization: (wanted) => addOrganization(store.db, wanted),
    whoAsks: async (id) => (await (await sessionOf(store.db, id)).identity()).arn,
    checkPermissions: (id, signal) => checkPermissions(store.db, id, { signal, trailLogs: undefined }),
    queryPlace: ({ id }) => places[id],
    planEventQuery: (id, question, signal) => planEventQuery(store, places, { account: id, question, signal }),
    startEventQuery: async (id, question) => {
      const asking = { signal: new AbortController().signal, limits: settings.signalLimits };
      const { run, ...asked } = await startEventQuery(store, places, { account: id, question, asking });
      askedNow.push(run);
      return asked.id;
    },
    cancelEventQuery: (id) => cancelEventQuery(store, places, id),
    lookForReports: () => reports.look(),
    testChannel: (name) => notifications.test(name),
    stop: async () => undefined,
  });
  served = await serveApi(store, (error) => logged.push(error));
  // Something of every verdict, something unread, changes, events, and what is not ours to trust.
  simulator.setFaults([
    { action: "kms:DescribeKey", kind: "denied" },
    { action: "sagemaker:DescribeDomain", kind: "denied" },
    { action: "ec2:DescribeVpcEndpoints", kind: "denied" },
  ]);
  await scan();
  await workActivityFor(store, account.id, simulator.url, regions);
  const events = await rowsOf<EventRow>("listEvents");
  const [first] = events;
  if (!first) throw new Error("The demo account has no events.");
  const strange = hostile.map((text, at) => ({
    event: {
      ...{ ...first, id: `strange-${at}`, name: text, actor: text, address: text, userAgent: text, errorMessage: text },
      record: { [text]: text, "\0": "\ud800" },
    },
    resources: [{ arn: text, kind: text }],
  }));
  await insertEvents(store.db, account.id, strange);
  // So low that there is something to page through.
  const low = { calls: 2, withinMinutes: 60, knownDays: 1 };
  const limits = Object.fromEntries(Object.keys(settings.signalLimits).map((signal) => [signal, low]));
  await judgeDays(store.db, account.id, { limits });
  const networks = await rowsOf<{ arn: string }>("listNetworks");
  const [findings, resources, scans] = [
    await rowsOf<FindingRow>("listFindings", { limit: "500" }),
    await rowsOf<ResourceRow>("listResources", { limit: "500" }),
    await rowsOf<ScanRow>("listScans"),
  ];
  const [opening] = (await rowsOf<EventRow>("listEvents", { name: "AssumeRole" })).map((event) => event.issuedKeyId);
  known = {
    accessKey: [opening ?? "", ...hostile],
    account: [account.id],
    actor: [first.actor],
    vpc: networks.map(({ arn }) => arn),
    arn: resources.map(({ arn }) => arn),
    check: findings.map(({ check }) => check),
    framework: frameworks.map(({ id }) => id),
    kind: resources.map(({ kind }) => kind),
    name: [first.name],
    principal: events.flatMap(({ sessionIssuer, actorArn }) => sessionIssuer ?? actorArn ?? []).slice(0, 1),
    q: ["sagemaker", ...hostile],
    region: [...regions, "global"],
    resource: resources.map(({ arn }) => arn),
    scan: scans.map(({ id }) => id),
    since: scans.slice(-1).map(({ id }) => id),
  };
  const body = JSON.stringify({
    name: "All",
    request: { of: "scan", query: { format: "html" } },
    destinations: ["shelf"],
  });
  const ofNothing = wantedWaiver({ scope: { checks: ["no/such-check"] } });
  for (const _ of ["one page", "another"])
    waiver = (await call("addWaiver", { body: JSON.stringify(ofNothing) })).json<WaiverRow>().id;
  for (const _ of ["one page", "another"]) {
    report = (await call("makeReport", { body })).json<{ id: string }>().id;
    await made(report);
  }
});

afterEach(() => {
  setCurrentStore(store);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await reports.stop();
  await notifications.stop();
  receiver.close();
  await served.close();
  await rm(shelf, { recursive: true, force: true });
});

/** A value of a parameter that is answered: what there is, or anything that its schema lets through. */
function arbitrary(id: string, { name, schema }: Parameter): fc.Arbitrary<string> {
  const all = known[name] ?? [];
  // Nothing changed until the first.
  const values = id.includes("Change") && name === "scan" ? all.slice(0, 1) : all;
  // A pack of a check that there is not would look as if nothing failed; and of such a one there is nothing to tell.
  const isName =
    ["account", "arn", "scan", "since", "vpc"].includes(name) ||
    (name === "check" && (id.endsWith("Guardrails") || id === "getCheck")) ||
    (name === "principal" && id === "exportPrincipalInvestigation");
  if (isName) return fc.constantFrom(...values);
  return values.length > 0 ? fc.oneof(valid(schema), fc.constantFrom(...values)) : valid(schema);
}

/** The parameters that go with any other: a cursor is of one list, an option of one format. */
function freeParameters(id: string): Parameter[] {
  return operationNamed(id).parameters.filter(
    (one) => one.in === "query" && one.name !== "cursor" && !one.name.includes("-"),
  );
}

/** Bodies of changes to one thing that there is. */
const wellFormed: Readonly<Record<string, object>> = {
  changeView: { isDefault: true },
  changeWaiver: wantedWaiver(),
  endWaiver: { by: "Ada" },
};

function wantedWaiver(more: object = {}) {
  const until = dayOf(new Date(), 30);
  return { scope: { checks: ["notebook-instance/*"] }, reason: "Known.", owner: "Ada", until, by: "Ada", ...more };
}

/** What is wrong in the path of an operation is not what is asked about. */
async function somePath(id: string): Promise<Record<string, string>> {
  const first = async (list: string) => (await rowsOf<{ id: string }>(list, { limit: "1" }))[0]?.id ?? "";
  if (id === "getFinding") return { id: await first("listFindings") };
  if (id === "getEvent") return { id: await first("listEvents") };
  if (id === "getTrailLogs") return { id: account.id };
  if (id === "getReport" || id === "downloadReport") return { id: report };
  if (id === "getWaiver") return { id: waiver };
  return operationNamed(id).url.includes("/scans/{id}") ? { id: known.scan?.[0] ?? "" } : {};
}

describe("every read", () => {
  test.each(reads)("%s takes each parameter, with every value of a closed list", async (id) => {
    const path = await somePath(id);
    const free = freeParameters(id);
    const required = free.filter((one) => one.required);
    const base = Object.fromEntries(required.map(({ name }) => [name, known[name]?.[0] ?? ""]));
    expect((await call(id, { path, query: base })).status).toBe(200);
    for (const parameter of free) {
      const values = parameter.schema.enum ?? fc.sample(arbitrary(id, parameter), { numRuns: 3, seed: 1 });
      for (const value of values) {
        const { status } = await call(id, { path, query: { ...base, [parameter.name]: value } });
        expect(status, `${parameter.name}=${value}`).toBe(200);
      }
    }
  });

  test.each(reads)("%s answers whatever fits its schemas", async (id) => {
    const path = await somePath(id);
    const shape = Object.fromEntries(freeParameters(id).map((one) => [one.name, arbitrary(id, one)]));
    const required = freeParameters(id).flatMap((one) => (one.required ? [one.name] : []));
    await fc.assert(
      fc.asyncProperty(fc.record(shape, { requiredKeys: required }), async (query) => {
        expect((await call(id, { path, query })).status).toBe(200);
      }),
      { numRuns: exports.includes(id) ? 5 : 20 },
    );
  });

  test.each(reads)("%s refuses what its schemas do not let through", async (id) => {
    const path = await somePath(id);
    const required = Object.fromEntries(
      freeParameters(id).flatMap(({ name, required }) => (required ? [[name, known[name]?.[0] ?? ""]] : [])),
    );
    const queries: string[][][] = [[["no-such-parameter", "1"]]];
    for (const { name, schema, in: place } of operationNamed(id).parameters) {
      if (place === "path") continue;
      for (const value of wrong(schema)) queries.push([[name, value]]);
      queries.push([
        [name, "1"],
        [name, "1"],
      ]);
    }
    for (const query of queries) {
      const all = [...Object.entries(required).filter(([name]) => name !== query[0]?.[0]), ...query];
      const { status, text } = await call(id, { path, query: new URLSearchParams(all).toString() });
      expect(status, `${id} ${JSON.stringify(query).slice(0, 200)}`).toBe(400);
      expect(text).toContain(query[0]?.[0] ?? "");
    }
  });

  test("a cursor leads to the next page, and one of another list is refused", async () => {
    const lists = reads.filter((id) => operationNamed(id).parameters.some(({ name }) => name === "cursor"));
    expect(lists.length).toBeGreaterThan(3);
    // Of what changed between two scans of one account there is no second page here: tests/scan/changed-resources.test.ts.
    for (const id of lists.filter((one) => one !== "listChangedResources")) {
      const base = { limit: "1", ...(id === "listResourceActivity" && { arn: await arnWithEvents() }) };
      if (id === "groupFindings") Object.assign(base, { by: "resource" });
      const page = (await call(id, { query: base })).json<Page<unknown>>();
      expect(page.next, id).not.toBeNull();
      const next = (await call(id, { query: { ...base, cursor: page.next ?? "" } })).json<Page<unknown>>();
      expect(next.rows[0]).not.toEqual(page.rows[0]);
      for (const cursor of ["x", "W10", "[]"])
        expect((await call(id, { query: { ...base, cursor } })).status).toBe(400);
    }
  });

  test("an option goes with its format", async () => {
    for (const id of exports) {
      for (const { name, schema } of operationNamed(id).parameters.filter((one) => one.name.includes("-"))) {
        const format = name.slice(0, name.lastIndexOf("-"));
        const other = format === "csv" ? "json" : "csv";
        // What is left out of each format stands in tests of their own: whole files are written here.
        const values = name.endsWith("-values") ? ["included"] : (schema.enum ?? []);
        for (const value of values) {
          const asked = { ...required(id), ...narrow(id), [name]: value };
          expect((await call(id, { query: { ...asked, format } })).status, `${id} ${name}`).toBe(200);
          expect((await call(id, { query: { ...asked, format: other } })).status).toBe(400);
        }
      }
    }
  });
});

/** So little that its files are short, where an export can be of less than the account: the tests above ask for the whole. */
function narrow(id: string): Record<string, string> {
  if (id === "exportFindings") return { check: known.check?.[0] ?? "" };
  return id === "exportFramework" ? { framework: "hipaa" } : {};
}

async function arnWithEvents(): Promise<string> {
  for (const arn of known.arn ?? []) {
    if ((await rowsOf("listResourceActivity", { arn, limit: "2" })).length > 1) return arn;
  }
  throw new Error("Nothing has two events.");
}

describe("every detail", () => {
  test("of findings of each check and verdict", async () => {
    const once = new Map<string, string>();
    for (const status of ["pass", "fail", "unknown", "not-applicable"]) {
      for (const row of await rowsOf<FindingRow>("listFindings", { status, limit: "500" })) {
        once.set(`${row.check} ${row.status} ${row.exposure}`, row.id);
      }
    }
    const told = { fix: 0, blame: 0, reason: 0 };
    for (const id of once.values()) {
      const { status, json } = await call("getFinding", { path: { id } });
      expect(status).toBe(200);
      const { fix, blame, reason } = json<{ fix: unknown; blame?: unknown; reason: unknown }>();
      told.fix += Number(fix !== null);
      told.blame += Number(blame !== undefined);
      told.reason += Number(reason !== null);
    }
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(5);
  });

  test("of resources of each kind, read or not", async () => {
    const rows = await rowsOf<ResourceRow>("listResources", { limit: "500" });
    const once = new Map(rows.map((row) => [`${row.kind} ${row.failure?.class} ${row.exposure}`, row.arn]));
    expect(rows.some(({ failure }) => failure)).toBe(true);
    for (const arn of once.values()) expect((await call("getResource", { query: { arn } })).status).toBe(200);
  });

  test("of events, those of strangers among them", async () => {
    const rows = await rowsOf<EventRow>("listEvents", { limit: "100" });
    expect(rows.some(({ id }) => id.startsWith("strange"))).toBe(true);
    for (const { id } of rows) expect((await call("getEvent", { path: { id } })).status).toBe(200);
    for (const arn of hostile) expect((await call("listResourceActivity", { query: { arn } })).status).toBe(200);
  });

  test("of what there is not, whatever it is called, is not found", async () => {
    const texts = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");
    const named = operations.filter(({ url }) => url.includes("{"));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...named), fc.oneof(texts, fc.constantFrom(...hostile)), async (one, text) => {
        const { status } = await call(one.id, { path: { id: text, region: text, destination: text, channel: text } });
        // What the front door takes for no plain address is refused there.
        expect([400, 404]).toContain(status);
      }),
      { numRuns: 150 },
    );
    for (const { id, body } of named) {
      const asked = { path: { id: "nobody", region: "x", destination: "x", channel: "x" } };
      const sent = body && { body: JSON.stringify(wellFormed[id] ?? { paused: true }) };
      expect((await call(id, { ...asked, ...sent })).status, id).toBe(404);
    }
    for (const [id, name] of [
      ["getResource", "arn"],
      ["getRelations", "arn"],
      ["getCoverage", "scan"],
      ["getCheck", "check"],
    ] as const) {
      expect((await call(id, { query: { [name]: "nobody" } })).status).toBe(404);
    }
    for (const { id, query } of operations) {
      if (!query.shape.account) continue;
      const needed = Object.fromEntries(Object.entries(required(id)).filter(([name]) => name in query.shape));
      expect((await call(id, { path: { id: "x" }, query: { ...needed, account: "nobody" } })).status, id).toBe(404);
    }
  });
});

describe("the front door", () => {
  test.each(operations.map(({ id }) => id))("%s is refused as described to whoever has no right to it", async (id) => {
    const { isPublic, method } = operations.find((one) => one.id === id) ?? {};
    const path = { id: "x", region: "x", destination: "x", channel: "x" };
    const asked = { path, ...(method === "POST" && { body: "{}" }) };
    // A change without origin and token is refused before it is asked who it is.
    const stranger = await call(id, { ...asked, headers: {} });
    expect(stranger.status).toBe(isPublic ? 200 : method === "GET" ? 401 : 403);
    if (!isPublic) expect((await call(id, { ...asked, headers: { origin: served.url } })).status).toBe(401);
    expect((await call(id, { ...asked, headers: { ...bearer, origin: "https://evil.example" } })).status).toBe(403);
  });

  test("what no operation is for is refused, with what there is instead", async () => {
    for (const [url, all] of Map.groupBy(operations, (one) => one.url)) {
      const has = all.map(({ method }) => String(method));
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => !has.includes(one))) {
        const answer = await fetch(served.url + url.replaceAll(/[{}]/g, ""), { method, headers: bearer });
        expect(answer.status, `${method} ${url}`).toBe(405);
        const allowed = answer.headers.get("allow")?.split(", ") ?? [];
        expect(allowed.filter((one) => one !== "HEAD" && one !== "OPTIONS").sort()).toEqual(has.sort());
        expect(problemFaultsOf(await answer.text())).toEqual([]);
      }
    }
    for (const path of [
      "/api/",
      "/api/v1",
      "/api/v1/nope",
      "/api/v2/findings",
      "/api/v1/openapiXjson",
      "/api/v1/scans/a/b",
    ]) {
      const answer = await fetch(served.url + path, { headers: bearer });
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(problemFaultsOf(await answer.text())).toEqual([]);
    }
  });

  test("too much of a body, and too many wrong tokens, are refused as described", async () => {
    expect((await call("startScan", { body: "x".repeat(70_000) })).status).toBe(413);
    const wrongToken = { authorization: "Bearer wrong" };
    for (let at = 0; at < 10; at++) expect((await call("listScans", { headers: wrongToken })).status).toBe(401);
    const { status, headers } = await call("listScans", { headers: wrongToken });
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    served.close();
    served = await serveApi(store, (error) => logged.push(error));
  });

  test("what fails is a described refusal that tells a stranger nothing", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    for (const [code, expected] of [
      ["ENOSPC", 507],
      ["ECONNREFUSED", 503],
      ["XX000", 500],
    ] as const) {
      const fail = () => Promise.reject(Object.assign(new Error("select secret from table"), { code }));
      setCurrentStore({ ...store, db: Object.assign(Object.create(store.db), { execute: fail, transaction: fail }) });
      for (const { id, method } of operations) {
        const isUnasked = ["getHealth", "getDescription", "getSettings"].includes(id);
        if (isUnasked || method !== "GET") continue;
        const { status, text } = await call(id, { path: { id: "x" }, query: required(id) });
        expect(status, id).toBe(expected);
        expect(text).not.toContain("secret");
      }
    }
  });
});

function required(id: string): Record<string, string> {
  const names = operationNamed(id).parameters.filter((one) => one.in === "query" && one.required);
  return Object.fromEntries(names.map(({ name }) => [name, known[name]?.[0] ?? ""]));
}

describe("every change", () => {
  const post = (body: unknown) => call("startScan", { body: JSON.stringify(body) });
  const mine = { id: account.id };

  test("a body that does not fit is refused", async () => {
    for (const body of [
      null,
      [],
      {},
      "x",
      { account: 1 },
      { account: account.id, region: "us-east-1" },
      { account: account.id, regions: [] },
      { account: account.id, horizonDays: 0 },
      { account: account.id, cap: "some" },
    ]) {
      expect((await post(body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await call("startScan", { body: "{" })).status).toBe(400);
    expect((await call("startScan", { body: "{}", query: { x: "1" } })).status).toBe(400);
    expect((await post({ account: "nobody" })).status).toBe(404);
  });

  test("a scan is started once, followed, cancelled once, and what is being scanned stays", async () => {
    const started = await post({ account: account.id, regions, horizonDays: "all", cap: 5 });
    expect(started.status).toBe(202);
    const { id } = started.json<{ id: string }>();
    expect(started.headers.get("location")).toBe(`/api/v1/scans/${id}`);
    expect((await post({ account: account.id })).status).toBe(409);
    expect((await call("removeAccount", { path: mine })).status).toBe(409);
    expect((await call("removeRegion", { path: { ...mine, region: "us-east-1" } })).status).toBe(409);
    expect((await call("getScan", { path: { id } })).json<ScanRow>().state).toBe("queued");
    for (const one of [
      "exportReport",
      "exportChanges",
      "exportFramework",
      "listChanges",
      "countChanges",
      "listChangedResources",
    ])
      expect((await call(one, { query: { ...required(one), scan: id } })).status, one).toBe(409);
    const followed = call("followScan", { path: { id } });
    expect((await call("cancelScan", { path: { id } })).status).toBe(202);
    expect((await followed).text).toContain('"state":"cancelled"');
    expect((await call("cancelScan", { path: { id } })).status).toBe(409);
    expect((await post({ account: account.id })).status).toBe(202);
    const [queued] = await rowsOf<ScanRow>("listScans");
    expect((await rowsOf<ScanStanding>("getLatestScans"))[0]).toEqual({
      ...{ id: queued?.id, account: account.id, state: queued?.state },
    });
    expect((await call("cancelScan", { path: { id: queued?.id ?? "" } })).status).toBe(202);
  });

  /** The credentials of the server's environment lead here. */
  const leadTo = (url: string) => {
    vi.stubEnv("AWS_ENDPOINT_URL", url);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  };
  const nowhere = "http://127.0.0.1:9";

  test("accounts are added by what leads to them, and their external id is not given out", async () => {
    const add = (body: unknown) => call("addAccount", { body: JSON.stringify(body) });
    const roleArn = `arn:aws:iam::${account.id}:role/nobody`;
    for (const body of [
      {},
      { connection: { type: "demo" } },
      { connection: { type: "role", roleArn: "role" } },
      { connection: { type: "role", roleArn, externalId: "a b" } },
      { connection: { type: "default" }, regions: [] },
    ]) {
      expect((await add(body)).status, JSON.stringify(body)).toBe(400);
    }
    leadTo(simulator.url);
    expect((await add({ connection: { type: "role", roleArn } })).status).toBe(409);
    const added = await add({ connection: { type: "default" }, label: "Here", regions });
    expect(added.json<AccountView>()).toMatchObject({ id: account.id, label: "Here", regions });
    leadTo(nowhere);
    expect((await add({ connection: { type: "default" } })).status).toBe(502);
    const [known] = await rowsOf<AccountView>("listAccounts");
    if (!known) throw new Error("The account is not there.");
    const connection = { type: "role", roleArn, externalId: "between-us-8842" } as const;
    await saveAccount(store.db, { ...known, connection });
    const listed = await call("listAccounts");
    expect(listed.text).toContain(roleArn);
    expect(listed.text).not.toContain("between-us");
    await saveAccount(store.db, known);
  }, 60_000);

  test("the permissions of an account are tried, and what cannot be is told", async () => {
    const check = (id: string) => call("checkPermissions", { path: { id } });
    expect((await check("000000000009")).status).toBe(404);
    leadTo(simulator.url);
    simulator.setFaults([{ action: "kms:DescribeKey", kind: "denied" }]);
    const tried = await check(account.id);
    simulator.setFaults([]);
    expect(tried.json<PermissionsReport>()).toMatchObject({ account: account.id, regions });
    expect(tried.json<PermissionsReport>().statement?.Action).toEqual(["kms:DescribeKey"]);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "INVALID");
    expect((await check(account.id)).status).toBe(409);
    leadTo(nowhere);
    expect((await check(account.id)).status).toBe(502);
  }, 120_000);

  describe("of a longer history", () => {
    const day = (ago: number) => new Date(Date.now() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
    const question = { from: day(150), to: day(100), regions };
    const ask = (id: string, body: unknown) => call(id, { body: JSON.stringify(body) });
    const list = async () => (await call("listQuestions")).json<QuestionList>();

    test.each(["planQuestion", "askHistory"])(
      "%s refuses what is no question, and where nobody named a place",
      async (id) => {
        expect((await call(id, { body: "{" })).status).toBe(400);
        for (const wrong of [
          null,
          {},
          { ...question, from: day(90) },
          { ...question, from: "1990-01-01" },
          { ...question, about: "\0" },
          { ...question, key: "akia" },
          { ...question, regions: ["everywhere"] },
          { ...question, more: 1 },
        ]) {
          expect((await ask(id, { account: account.id, question: wrong })).status, JSON.stringify(wrong)).toBe(400);
        }
        expect((await ask(id, { account: "000000000009", question })).status).toBe(404);
        expect((await ask(id, { account: account.id, question })).status).toBe(409);
        expect((await list()).place).toBeNull();
      },
    );

    test("planQuestion says what it reads, askHistory brings it, listQuestions tells of it, and cancelQuestion ends one once", async () => {
      leadTo(simulator.url);
      const table = queryPlaceOf({ connection: { type: "demo" } }, undefined);
      if (table) places[account.id] = table;
      const plan = (await ask("planQuestion", { account: account.id, question })).json<PlanAnswer>();
      expect(plan).toMatchObject({ problem: null, reads: { isEstimated: false, why: null } });
      expect(plan.reads.bytes).toBeGreaterThan(0);
      const begin = (await list()).begin;
      const asked = await ask("askHistory", { account: account.id, question });
      expect(asked.status).toBe(202);
      await Promise.all(askedNow);
      const told = await list();
      expect(told.place).toContain("cloudtrail");
      expect(told.questions).toMatchObject([{ ...asked.json(), question, state: "completed" }]);
      expect(told.questions[0]?.outcome.kept).toBeGreaterThan(0);
      // What was looked for is no history that was read.
      expect(told.begin).toBe(begin);
      const { statement } = plan;
      const { id } = await createEventQuery(store.db, { account: account.id, place: "there", question, statement });
      expect((await ask("askHistory", { account: account.id, question })).status).toBe(409);
      expect((await call("cancelQuestion", { path: { id }, query: { x: "1" } })).status).toBe(400);
      expect((await call("cancelQuestion", { path: { id } })).status).toBe(202);
      expect((await call("cancelQuestion", { path: { id } })).status).toBe(409);
      expect((await list()).questions[0]).toMatchObject({ id, state: "cancelled" });
    }, 120_000);
  });

  describe("of reports that are kept", () => {
    const send = (id: string, body: unknown, path = {}) => call(id, { path, body: JSON.stringify(body) });
    const request = (query: Record<string, string> = {}, of = "findings") => ({
      of,
      query: { format: "csv", ...query },
    });
    const nobody = { id: "nobody" };

    test("one is made, listed, brought, downloaded as it was made, and removed", async () => {
      const asked = await send("makeReport", {
        name: "Failing",
        request: request({ status: "fail" }),
        destinations: ["shelf"],
      });
      const { id } = asked.json<{ id: string }>();
      const row = await made(id);
      expect(row).toMatchObject({ name: "Failing", state: "made", about: expect.stringContaining("Verdict fail") });
      expect(row.deliveries).toMatchObject([{ destination: "shelf", state: "delivered", why: null }]);
      expect((await rowsOf<ReportRow>("listReports", { limit: "1" })).map((one) => one.id)).toEqual([id]);
      const file = await call("downloadReport", { path: { id } });
      expect(createHash("sha256").update(file.text).digest("hex")).toBe(row.made?.sha256);
      expect(await readFile(join(shelf, row.made?.file ?? ""), "utf8")).toBe(file.text);
      expect((await call("deliverReport", { path: { id, destination: "elsewhere" } })).status).toBe(404);
      expect((await call("deliverReport", { path: { id, destination: "shelf" } })).status).toBe(202);
      expect((await made(id)).deliveries).toMatchObject([{ state: "delivered" }]);
      for (const once of ["getReport", "removeReport", "downloadReport"]) {
        expect((await call(once, { path: nobody })).status).toBe(404);
        expect((await call(once, { path: { id }, query: { x: "1" } })).status).toBe(400);
      }
      expect((await call("deliverReport", { path: { id, destination: "shelf" }, query: { x: "1" } })).status).toBe(400);
      expect((await call("removeReport", { path: { id } })).status).toBe(204);
      expect((await call("removeReport", { path: { id } })).status).toBe(404);
    }, 60_000);

    test("what is shown has no rights of this address", async () => {
      const shown = await call("downloadReport", { path: { id: report }, query: { show: "true" } });
      expect(shown.headers.get("content-security-policy")).toContain("sandbox");
      expect(shown.headers.get("content-security-policy")).not.toContain("allow-same-origin");
      expect(shown.headers.get("content-disposition")).toMatch(/^inline/);
    });

    test("one that cannot be made says why, and has no file", async () => {
      const { id } = (await send("makeReport", { name: "No", request: request({ account: "999999999999" }) })).json<{
        id: string;
      }>();
      expect(await made(id)).toMatchObject({ state: "failed", why: expect.stringContaining("999999999999") });
      expect((await call("downloadReport", { path: { id } })).status).toBe(409);
    });

    test.each(["makeReport", "addReportSchedule", "previewReport"])("%s refuses what is none", async (id) => {
      const cadence = id === "addReportSchedule" && { cadence: { type: "scan" } };
      const named = id !== "previewReport" && { name: "x" };
      for (const wrong of [
        {},
        { ...named, ...cadence, request: { of: "weather", query: {} } },
        { ...named, ...cadence, request: request({ mood: "good" }) },
        { ...named, ...cadence, request: request({ format: "poem" }) },
        { ...named, ...cadence, request: request(), more: 1 },
      ])
        expect((await send(id, wrong)).status, JSON.stringify(wrong)).toBe(400);
      if (id === "previewReport") return;
      const stray = { name: "x", ...cadence, request: request(), destinations: ["elsewhere"] };
      expect((await send(id, stray)).status).toBe(404);
    });

    test("a preview counts what the list has, and says why there can be none", async () => {
      const seen = (
        await send("previewReport", { request: request({ status: "fail", exposure: "live" }) })
      ).json<ReportPreview>();
      const listed = await call("listFindings", { query: { status: "fail", exposure: "live" } });
      expect(seen.findings).toMatchObject({ fail: listed.json<{ total: number }>().total, unknown: 0, pass: 0 });
      expect(seen.accounts).toMatchObject([{ account: account.id }]);
      expect((await send("previewReport", { request: request({ account: "999999999999" }) })).status).toBe(404);
      const { id } = await createScan(store.db, { account: account.id, regions, horizonDays: 90 });
      expect((await send("previewReport", { request: request({ scan: id }, "scan") })).status).toBe(409);
      await requestCancel(store.db, id);
    });

    test("a schedule is added, paused, set going and removed; times and scans that make no sense are refused", async () => {
      const add = (more: object) => send("addReportSchedule", { name: "Weekly", request: request(), ...more });
      const cron = { type: "cron", cron: "0 7 * * 1", timeZone: "Europe/Berlin" };
      for (const cadence of [{ ...cron, cron: "* * * * *" }, { ...cron, timeZone: "Mars" }, { type: "never" }])
        expect((await add({ cadence })).status).toBe(400);
      for (const wrong of [request({ scan: "x" }, "scan"), request({ since: "x" }, "changes")])
        expect((await add({ cadence: cron, request: wrong })).status).toBe(400);
      const { id, nextAt } = (await add({ cadence: cron, destinations: ["shelf"] })).json<ScheduleRow>();
      expect(Date.parse(nextAt ?? "")).toBeGreaterThan(Date.now());
      const paused = (await send("changeReportSchedule", { paused: true }, { id })).json<ScheduleRow>();
      expect(paused).toMatchObject({ paused: true, nextAt: null });
      expect((await send("changeReportSchedule", { paused: false }, { id })).json()).toMatchObject({ nextAt });
      expect((await send("changeReportSchedule", { paused: "yes" }, { id })).status).toBe(400);
      expect((await call("listReportSchedules")).json<ScheduleList>()).toMatchObject({
        rows: [{ id, name: "Weekly" }],
        destinations: [{ name: "shelf", type: "folder", place: shelf }],
      });
      expect((await send("changeReportSchedule", { paused: true }, nobody)).status).toBe(404);
      expect((await call("removeReportSchedule", { path: { id }, query: { x: "1" } })).status).toBe(400);
      expect((await call("removeReportSchedule", { path: { id } })).status).toBe(204);
      expect((await call("removeReportSchedule", { path: { id } })).status).toBe(404);
    });
  });

  test("findings fall into groups by anything, of which the list has what the group says", async () => {
    const usual = { status: "fail", exposure: "live" };
    const listed = async (query: Record<string, string>) =>
      (await call("listFindings", { query: { ...usual, limit: "1", ...query } })).json<{ total: number }>().total;
    const all = await listed({});
    for (const by of groupings) {
      const { rows, next } = (await call("groupFindings", { query: { ...usual, by, limit: "500" } })).json<
        Page<FindingGroup>
      >();
      expect(next, by).toBeNull();
      expect(new Set(rows.map(({ key }) => key)).size, by).toBe(rows.length);
      const sum = rows.reduce((total, { counts }) => total + counts.fail, 0);
      // What several paths rest on counts for each.
      if (by === "path") expect(sum).toBeGreaterThanOrEqual(all);
      else expect(sum, by).toBe(all);
      for (const group of [...rows.slice(0, 3), ...rows.slice(-2)]) {
        const state = { account: [], ...ofGroup(group, { account: [] }) };
        const narrowed = Object.entries(state).filter(([, value]) => value && value.length > 0);
        const query = Object.fromEntries(narrowed.map(([name, value]) => [name, String(value)]));
        expect(await listed(query), `${by} ${group.key}`).toBe(group.counts.fail);
      }
    }
    const { status } = await call("groupFindings", { query: { by: "check", cursor: "x" } });
    expect(status).toBe(400);
  });

  test("scans are scheduled, changed, paused and set going; times, accounts and regions that make no sense are refused", async () => {
    const add = (more: object) =>
      call("addScanSchedule", { body: JSON.stringify({ account: account.id, ...times, ...more }) });
    const change = (id: string, body: object) =>
      call("changeScanSchedule", { path: { id }, body: JSON.stringify(body) });
    const times = { cron: "30 2 * * 1", timeZone: "Europe/Berlin" };
    const wrong = [
      { cron: "* * * * *" },
      { timeZone: "Mars" },
      { regions: [] },
      { cap: 0 },
      { horizonDays: "x" },
      { more: 1 },
    ];
    for (const one of wrong) expect((await add(one)).status, JSON.stringify(one)).toBe(400);
    expect((await add({ account: "999999999999" })).status).toBe(404);
    const made = (await add({})).json<ScanSchedule>();
    expect(made).toMatchObject({
      account: account.id,
      regions: null,
      horizonDays: null,
      cap: null,
      paused: false,
      last: [],
    });
    expect(Date.parse(made.nextAt ?? "")).toBeGreaterThan(Date.now());
    const { id } = made;
    const wide = { account: null, regions: "all", horizonDays: 30, cap: "all" };
    expect((await change(id, wide)).json()).toEqual({ ...made, ...wide });
    expect((await change(id, { paused: true })).json()).toEqual({ ...made, ...wide, paused: true, nextAt: null });
    expect((await change(id, { paused: false, regions })).json()).toEqual({ ...made, ...wide, regions });
    for (const one of wrong) expect((await change(id, one)).status, JSON.stringify(one)).toBe(400);
    expect((await change(id, { account: "999999999999" })).status).toBe(404);
    expect((await call("listScanSchedules")).json<{ rows: ScanSchedule[] }>().rows).toMatchObject([{ id }]);
    expect((await call("removeScanSchedule", { path: { id }, query: { x: "1" } })).status).toBe(400);
    expect((await call("removeScanSchedule", { path: { id } })).status).toBe(204);
    expect((await call("removeScanSchedule", { path: { id } })).status).toBe(404);
  });

  test("findings are waived until a day, counted beside what fails, and count again when the waiver ends", async () => {
    const change = (id: string, of: string, body: object) => call(id, { path: { id: of }, body: JSON.stringify(body) });
    const total = async (query: Record<string, string>) =>
      (await call("listFindings", { query: { status: "fail", exposure: "live", ...query } })).json<{ total: number }>()
        .total;
    const { scope } = wantedWaiver();
    const preview = (await call("previewWaiver", { body: JSON.stringify({ scope }) })).json<WaiverPreview>();
    expect(preview).toMatchObject({ accounts: 1, already: 0 });
    expect(preview.examples.length).toBeGreaterThan(0);
    const before = await total({});
    const made = (
      await call("addWaiver", { body: JSON.stringify(wantedWaiver({ reason: hostile[0] })) })
    ).json<WaiverRow>();
    expect(made).toMatchObject({ state: "active", accepts: preview.count, source: "dashboard", ticket: null });
    expect(await total({})).toBe(before);
    expect(await total({ waived: "only" })).toBe(preview.count);
    expect(await total({ waived: "without" })).toBe(before - preview.count);
    const groups = await rowsOf<{ waived: number }>("groupFindings", { status: "fail", exposure: "live" });
    expect(groups.reduce((sum, { waived }) => sum + waived, 0)).toBe(preview.count);
    const [shown] = await rowsOf<FindingRow>("listFindings", { waived: "only", limit: "1" });
    expect(shown?.waiver).toMatchObject({ id: made.id, owner: "Ada" });
    expect((await call("getFinding", { path: { id: shown?.id ?? "" } })).json<FindingRow>().waiver).toEqual(
      shown?.waiver,
    );
    for (const wrong of [
      { scope: { checks: ["*"] } },
      { scope: { checks: [] } },
      { until: "2020-01-01" },
      { until: "2999-01-01" },
      { until: "soon" },
      { reason: " " },
      { owner: undefined },
      { more: 1 },
    ])
      expect(
        (await call("addWaiver", { body: JSON.stringify(wantedWaiver(wrong)) })).status,
        JSON.stringify(wrong),
      ).toBe(400);
    const narrower = wantedWaiver({ scope: { checks: ["no/such-check"] }, by: "Ben", note: "Too wide." });
    expect((await change("changeWaiver", made.id, narrower)).json<WaiverRow>().accepts).toBe(0);
    expect(await total({ waived: "only" })).toBe(0);
    expect((await change("endWaiver", made.id, { by: "Ada" })).json<WaiverRow>().state).toBe("ended");
    expect((await change("changeWaiver", made.id, narrower)).status).toBe(409);
    expect((await change("changeWaiver", made.id, { ...narrower, until: "soon" })).status).toBe(400);
    expect((await change("endWaiver", made.id, {})).status).toBe(400);
    expect((await call("previewWaiver", { body: JSON.stringify({ scope: {} }) })).status).toBe(400);
    const { trail } = (await call("getWaiver", { path: { id: made.id } })).json<WaiverDetail>();
    expect(trail.map((line) => [line.change, line.by, line.note])).toEqual([
      ["ended", "Ada", null],
      ["changed", "Ben", "Too wide."],
      ["made", "Ada", null],
    ]);
    const first = (await call("listWaiverChanges", { query: { limit: "2" } })).json<Page<WaiverChange>>();
    const second = (await call("listWaiverChanges", { query: { limit: "2", cursor: first.next ?? "" } })).json<
      Page<WaiverChange>
    >();
    expect([...first.rows, ...second.rows].slice(0, 3)).toEqual(trail);
    const { by: _, ...wanted } = wantedWaiver();
    const terms = { ...wanted, scope: waiverScope.parse({ checks: ["no/such-check"] }) };
    const { id: inFile } = await addWaiver(store.db, terms, { by: "a file", source: "file" });
    expect((await change("changeWaiver", inFile, wantedWaiver())).status).toBe(409);
    expect((await change("endWaiver", inFile, { by: "Ada" })).status).toBe(409);
  });

  test("views are saved, renamed, made the default and removed; what their list does not understand is refused", async () => {
    const save = (body: object) => call("saveView", { body: JSON.stringify(body) });
    const change = (id: string, body: object) => call("changeView", { path: { id }, body: JSON.stringify(body) });
    const critical = { list: "findings", name: " Critical ", query: "severity=critical&view=list" };
    const { id, ...saved } = (await save(critical)).json<SavedView>();
    expect(saved).toMatchObject({ name: "Critical", leftOut: [], isDefault: false });
    expect((await save({ ...critical, name: "CRITICAL" })).status).toBe(409);
    for (const query of ["severity=dreadful", "no-such=x", "q=a&q=b", "finding=x"])
      expect((await save({ ...critical, name: "Wrong", query })).status, query).toBe(400);
    for (const wrong of [{ name: "" }, { name: "x".repeat(61) }, { list: "checks" }, { more: 1 }])
      expect((await save({ ...critical, ...wrong })).status).toBe(400);
    const other = (await save({ ...critical, name: hostile[1] })).json<SavedView>();
    expect((await change(other.id, { name: "critical" })).status).toBe(409);
    expect((await change(other.id, { isDefault: true, query: "q=x" })).json()).toMatchObject({ query: "q=x" });
    expect((await change(id, { isDefault: true })).json()).toMatchObject({ isDefault: true });
    expect((await change(id, {})).status).toBe(400);
    expect((await change(id, { query: "no-such=x" })).status).toBe(400);
    const rows = await rowsOf<SavedView>("listViews", { list: "findings" });
    expect(rows.map((row) => [row.id, row.isDefault])).toEqual(
      expect.arrayContaining([
        [id, true],
        [other.id, false],
      ]),
    );
    // As a release would have kept it that had one more filter.
    await query(store.db, sql`update saved_views set query = 'severity=critical&mood=bad' where id = ${id}`);
    expect(await rowsOf("listViews")).toContainEqual(
      expect.objectContaining({ id, query: "severity=critical", leftOut: ["mood=bad"] }),
    );
    for (const one of [id, other.id]) expect((await call("removeView", { path: { id: one } })).status).toBe(204);
    expect((await call("removeView", { path: { id } })).status).toBe(404);
    expect((await change(id, { query: "q=x" })).status).toBe(404);
    expect(await rowsOf("listViews")).toEqual([]);
  });

  test("a channel is shown without what is secret, and tested one test at a time", async () => {
    const test = (channel: string, query = {}) => call("testNotifications", { path: { channel }, query });
    const shown = await call("getNotifications");
    expect(shown.text).not.toContain("T0KEN");
    expect(shown.json<NotificationsView>()).toMatchObject({
      channels: [{ name: "hook", type: "webhook", place: hook.url.slice(0, -6), digest: { cron: "0 7 * * *" } }],
      dashboard: null,
    });
    const held = Promise.withResolvers<void>();
    taking = held.promise;
    const first = test("hook");
    // Whichever came first is the one under way.
    const second = test("hook");
    const early = await Promise.race([first, second]);
    expect(early.status).toBe(409);
    held.resolve();
    expect((await Promise.all([first, second])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await test("hook")).json()).toEqual({ sent: true, why: null });
    receiver.closeAllConnections();
    expect((await test("nobody")).status).toBe(404);
    expect((await test("hook", { x: "1" })).status).toBe(400);
  });

  describe("a bundle that is sent", () => {
    const headers = { ...bearer, "content-type": "application/zip" };
    let whole: Promise<Uint8Array<ArrayBuffer>> | undefined;
    /** The same for all of these tests: nothing is scanned between them. */
    const exported = () => {
      const { url } = operationNamed("exportReport");
      whole ??= fetch(`${served.url}${url}?format=bundle`, { headers: bearer })
        .then((answer) => answer.arrayBuffer())
        .then((buffer) => new Uint8Array(buffer));
      return whole;
    };
    const leftovers = async () => (await readdir(tmpdir())).filter((name) => /^sagewarden-.*\.part$/.test(name));

    test("is checked, and imported where its account is not read", async () => {
      const body = await exported();
      const shown = (await call("checkBundle", { headers, body })).json<BundleShown>();
      expect(shown).toMatchObject({ account: account.id, signer: "own", values: "left-out", here: "read-here" });
      expect((await call("importBundle", { headers, body })).status).toBe(409);

      const other = await openTestStore();
      onTestFinished(() => other.close());
      setCurrentStore(other);
      expect((await call("checkBundle", { headers, body })).json()).toMatchObject({ here: "no" });
      const manifest = shown.manifest.replace(/./, (first) => (first === "0" ? "1" : "0"));
      expect((await call("importBundle", { headers, body, query: { manifest } })).status).toBe(409);
      expect(await rowsOf("listAccounts")).toEqual([]);
      const asked = { headers, body, query: { manifest: shown.manifest } };
      const imported = (await call("importBundle", asked)).json<ImportTold>();
      expect(imported).toMatchObject({ account: account.id, resources: shown.resources, finishedAt: shown.finishedAt });
      expect(await rowsOf("listAccounts")).toMatchObject([{ id: account.id, connection: { type: "bundle" } }]);
      const times = { cron: "0 7 * * 1", timeZone: "UTC" };
      const ofIt = JSON.stringify({ account: account.id, ...times });
      expect((await call("addScanSchedule", { body: ofIt })).status).toBe(409);
      const ofAll = await call("addScanSchedule", { body: JSON.stringify({ account: null, ...times }) });
      const path = { id: ofAll.json<ScanSchedule>().id };
      expect((await call("changeScanSchedule", { path, body: ofIt })).status).toBe(409);
      await call("removeScanSchedule", { path });
      expect((await call("checkBundle", { headers, body })).json()).toMatchObject({ here: "imported" });
      // The same again.
      expect((await call("importBundle", asked)).status).toBe(409);
      expect(await leftovers()).toEqual([]);
    }, 60_000);

    test.each(["checkBundle", "importBundle"])(
      "is refused by %s with what is wrong, and leaves nothing behind",
      async (id) => {
        const bytes = await exported();
        const changed = bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
        for (const body of [
          changed,
          bytes.slice(0, -9),
          new Uint8Array(0),
          new TextEncoder().encode("no bundle at all"),
        ]) {
          const { status, text } = await call(id, { headers, body });
          expect([status, text]).toEqual([400, expect.stringContaining("The bundle is refused: ")]);
        }
        // As a form of another site would send it. Short: nobody reads it.
        const few = bytes.slice(0, 100);
        for (const type of ["text/plain", "multipart/form-data; boundary=x"])
          expect((await call(id, { headers: { ...headers, "content-type": type }, body: few })).status).toBe(400);
        expect((await call(id, { headers, body: few, query: { manifest: "x" } })).status).toBe(400);
        expect(await leftovers()).toEqual([]);
      },
    );

    test("that does not come to its end leaves nothing behind", async () => {
      const { url } = operationNamed("importBundle");
      const length = { "content-length": "100000" };
      const before = await rowsOf("listAccounts");
      const sending = http.request(`${served.url}${url}`, { method: "POST", headers: { ...headers, ...length } });
      sending.on("error", () => undefined);
      sending.write((await exported()).subarray(0, 50_000));
      await sleep(200);
      sending.destroy();
      await sleep(200);
      expect(await leftovers()).toEqual([]);
      expect(await rowsOf("listAccounts")).toEqual(before);
    });
  });

  test("an organization's accounts are added where the role leads in", async () => {
    const add = (body: unknown) => call("addOrganization", { body: JSON.stringify(body) });
    expect((await add({ roleName: "a b" })).status).toBe(400);
    leadTo(simulator.url);
    expect((await add({ roleName: "SagewardenAudit" })).status).toBe(409);
    leadTo(nowhere);
    expect((await add({ roleName: "SagewardenAudit" })).status).toBe(502);
    const management = { ...account, organization: { id: "o-company0001", managementAccount: account.id } };
    const own = await startSimulator({ account: management, enforceLimits: false });
    leadTo(own.url);
    const added = await add({ roleName: "SagewardenAudit", regions });
    await own.close();
    expect(added.json<OrganizationReport>()).toMatchObject({ added: [{ id: account.id }], left: [] });
  }, 60_000);

  test("a region and an account are removed, and nothing is shown of them", async () => {
    expect((await call("removeRegion", { path: { ...mine, region: regions[0] ?? "" } })).status).toBe(409);
    expect((await call("removeRegion", { path: { ...mine, region: "eu-west-1" } })).status).toBe(204);
    expect((await call("removeAccount", { path: mine })).status).toBe(202);
    expect((await call("removeAccount", { path: mine })).status).toBe(404);
    expect(await rowsOf("listAccounts")).toEqual([]);
    expect((await call("listFindings")).status).toBe(404);
  });
});

test("every status that an operation has of its own was seen, and nothing went wrong beside it", () => {
  const own = operations.flatMap(({ id, status, refusals }) =>
    [status, ...Object.keys(refusals), 400].map((one) => `${id} ${one}`),
  );
  expect(own.filter((one) => !seen.has(one))).toEqual([]);
  expect(logged).toEqual([]);
});
