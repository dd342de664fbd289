import { beforeAll, describe, expect, test } from "vitest";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import type { AppError } from "#lib/errors.ts";
import { visible } from "#lib/invisible.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import type { Investigation } from "#lib/reports/investigation/investigation.ts";
import { type InvestigationAsked, investigationOf } from "#lib/scan/investigation.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { sql } from "#lib/store/drizzle.ts";
import { eachEvent } from "#lib/store/events-each.ts";
import { query } from "#lib/store/query.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { textOf } from "#tests/reports/report-of.ts";
import { resourceAnswer } from "../../app/_server/resource.ts";
import { historyAnswer } from "../../app/_server/resource-history.ts";
import { account, regions, scan, simulator, store } from "./scanned-demo.ts";
import { workActivityFor } from "./sync-simulated.ts";

async function shown() {
  const found = await getAccount(store.db, account.id);
  if (!found) throw new Error("The account is gone.");
  return found;
}

async function investigated(asked: InvestigationAsked): Promise<Investigation> {
  return investigationOf(store.db, await shown(), asked);
}

async function written(investigation: Investigation): Promise<Record<string, string>> {
  const texts = investigationFormats.map(async ({ name, render }) => [name, await textOf(render(investigation))]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}

async function listed<Row>(rows: AsyncIterable<Row> | readonly Row[]): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** What the demo account's events are about: of each kind the ARN that most are. */
async function busiest(): Promise<string[]> {
  const rows = await query<{ arn: string }>(
    store.db,
    sql`select distinct on (kind) arn from (
          select kind, arn, count(*) as count from event_resources where account = ${account.id} group by 1, 2
        ) t order by kind, count desc, arn`,
  );
  return rows.map(({ arn }) => arn);
}

beforeAll(() => setCurrentStore(store));

test("where CloudTrail was not read, silence is no news, in each format that people read", async () => {
  const arn = account.regions
    .flatMap(({ sagemaker }) => sagemaker.notebookInstances)
    .find(({ NotebookInstanceArn }) => NotebookInstanceArn?.includes(regions[0] ?? ""))?.NotebookInstanceArn;
  const investigation = await investigated({ resource: arn ?? "" });
  expect(investigation.summary.events).toBe(0);
  expect(investigation.unread).toContain(
    `No event of ${regions[0]} was read: no reading of CloudTrail has begun there.`,
  );
  const { html, markdown } = await written(investigation);
  for (const text of [html, markdown]) {
    expect(text).toContain("No event of the period was read. That is not to say that nothing happened");
    expect(text).toContain("no reading of CloudTrail has begun there");
    expect(text).not.toContain("all of it was read");
  }
});

test("an ARN that nothing names is not found", async () => {
  for (const asked of [
    { resource: "arn:aws:sagemaker:us-west-2:111122223333:model/nobody" },
    { principal: "no ARN\0" },
    { resource: "" },
  ])
    await expect(investigated(asked)).rejects.toMatchObject({ code: "not-found" } satisfies Partial<AppError>);
});

describe("once it was read", () => {
  beforeAll(async () => {
    await workActivityFor(store, account.id, simulator.url, regions);
    const low = { calls: 2, withinMinutes: 60, knownDays: 1 };
    const limits = Object.fromEntries(Object.keys(readSettings().signalLimits).map((signal) => [signal, low]));
    await judgeDays(store.db, account.id, { limits });
    const region = account.regions.find(({ name }) => name === regions[0]);
    const [notebook] = region?.sagemaker.notebookInstances ?? [];
    if (!notebook) throw new Error("The demo account has no notebook here.");
    notebook.InstanceType = notebook.InstanceType === "ml.t3.large" ? "ml.t3.medium" : "ml.t3.large";
    await scan();
  });

  test("a resource has every event, change and finding that its screen has, and none of another", async () => {
    const changed = account.regions.find(({ name }) => name === regions[0])?.sagemaker.notebookInstances[0]
      ?.NotebookInstanceArn;
    const arns = [...(await busiest()), changed ?? ""];
    expect(new Set(arns.map(kindOfArn)).size).toBeGreaterThan(5);
    const kinds = new Set<string>();
    let changes = 0;
    for (const arn of arns) {
      const investigation = await investigated({ resource: arn });
      const events = await listed(investigation.events());
      const own = await listed(eachEvent(store.db, { account: account.id, resource: arn }));
      expect(events.map(({ signals: _, ...event }) => event)).toEqual(own);
      for (const { resources } of events)
        expect(resources.map((one) => one.arn.toLowerCase())).toContain(arn.toLowerCase());
      const answer = await resourceAnswer(await shown(), arn);
      const findings = (await listed(investigation.resource?.findings() ?? [])).map(({ id }) => id);
      expect(findings.sort()).toEqual((answer?.findings ?? []).map(({ id }) => id).sort());
      if (answer) {
        expect(investigation.changes).toEqual((await historyAnswer(await shown(), arn)).changes);
        expect(investigation.resource).toMatchObject({ origin: answer.origin, relations: answer.relations });
        kinds.add(answer.kind);
      }
      changes += investigation.changes.length;
      const texts = Object.entries(await written(investigation));
      for (const { id } of events.slice(0, 50))
        for (const [format, text] of texts) expect(text.includes(visible(id)), `${id} in ${format}`).toBe(true);
      for (const { fields } of investigation.changes)
        for (const [format, text] of texts) expect(text, format).toContain(fields[0]?.path);
    }
    expect(kinds.size).toBeGreaterThan(3);
    expect(changes).toBeGreaterThan(0);
  }, 120_000);

  test("a principal has every event of it, and periods part them", async () => {
    const rows = await query<{ principal: string; middle: string }>(
      store.db,
      sql`select coalesce(session_issuer, actor_arn) as principal, max(at) as middle from events
          where account = ${account.id} and coalesce(session_issuer, actor_arn) is not null
          group by 1 order by count(*) desc, 1 limit 4`,
    );
    for (const { principal } of rows) {
      const own = await listed(eachEvent(store.db, { account: account.id, principal }));
      const ids = own.map(({ id }) => id);
      const middle = own[Math.floor(own.length / 2)]?.at ?? "";
      const idsOf = async (period: { from?: string; to?: string }) => {
        const { events, summary } = await investigated({ principal, ...period });
        const found = (await listed(events())).map(({ id }) => id);
        expect(summary.events).toBe(found.length);
        return found;
      };
      expect(await idsOf({})).toEqual(ids);
      const [late, early] = [await idsOf({ from: middle }), await idsOf({ to: middle })];
      expect([...late, ...early]).toEqual(ids);
      expect(late.length).toBeGreaterThan(0);
    }
    expect(rows).toHaveLength(4);
  });

  test("what patterns saw is there when, and only when, an event of it is evidence", async () => {
    const sightings = await query<{ id: string; events: string[] }>(
      store.db,
      sql`select id, events from sightings where account = ${account.id}`,
    );
    let all = 0;
    for (const arn of await busiest()) {
      const { events, sightings: found } = await investigated({ resource: arn });
      const ids = new Set((await listed(events())).map(({ id }) => id));
      const wanted = sightings.filter((one) => one.events.some((id) => ids.has(id)));
      expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
      all += found.length;
    }
    expect(all).toBeGreaterThan(0);
  });

  test("a resource that is gone keeps its changes and its events, and is said to be in no scan", async () => {
    const region = account.regions.find(({ name }) => name === regions[0]);
    const [gone, ...others] = region?.sagemaker.notebookInstances ?? [];
    const resource = gone?.NotebookInstanceArn ?? "";
    const before = await investigated({ resource });
    if (region) region.sagemaker.notebookInstances = others;
    await scan();
    const after = await investigated({ resource });
    expect(after.resource).toBeNull();
    expect(after.changes.map(({ fields }) => fields)).toEqual(before.changes.map(({ fields }) => fields));
    expect(after.changes.length).toBeGreaterThan(0);
    const { html, markdown } = await written(after);
    for (const text of [html, markdown]) expect(text).toContain("The scan on show has no such resource");
  });

  test("a period has the changes that may have happened in it, and no others", async () => {
    const resource = account.regions
      .flatMap(({ sagemaker }) => sagemaker.notebookInstances)
      .find(({ NotebookInstanceArn = "" }) => NotebookInstanceArn.includes(regions[0] ?? ""));
    if (!resource?.NotebookInstanceArn) throw new Error("The demo account has no other notebook here.");
    resource.VolumeSizeInGB = (resource.VolumeSizeInGB ?? 5) + 1;
    await scan();
    const asked = { resource: resource.NotebookInstanceArn };
    const [change] = (await investigated(asked)).changes;
    const later = new Date(Date.parse(change?.at ?? "") + 3_600_000).toISOString();
    const countIn = async (period: object) => (await investigated({ ...asked, ...period })).changes.length;
    expect(await countIn({ from: change?.after ?? "", to: later })).toBe(1);
    expect(await countIn({ from: change?.at ?? "" })).toBe(1);
    expect(await countIn({ from: later })).toBe(0);
    expect(await countIn({ to: change?.after ?? "" })).toBe(0);
  });

  test("written twice it is the same", async () => {
    const [resource = ""] = await busiest();
    for (const asked of [{ resource }, { resource, from: "2026-01-01T00:00:00Z" }])
      expect(await written(await investigated(asked))).toEqual(await written(await investigated(asked)));
  });
});
