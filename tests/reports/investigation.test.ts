import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { investigationFormatNamed } from "#lib/reports/investigation/index.ts";
import type { InvestigatedEvent, Investigation } from "#lib/reports/investigation/investigation.ts";
import type { BlamedEvent, EventTally, RecordedChange } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { hostile, saying } from "./hostile.ts";
import { all, type Node, parsed } from "./read-markdown.ts";
import { account, textOf } from "./report-of.ts";

const at = "2026-11-02T10:00:00.000Z";

function eventOf(text: string, parts: Partial<InvestigatedEvent> = {}): InvestigatedEvent {
  return {
    ...{ ...plainEvent, account, at, resources: [{ arn: text, kind: "notebook-instance" }] },
    ...{ id: text, name: text, source: text, region: text, actor: text, actorArn: text, behind: text },
    ...{ sourceIdentity: text, address: text, userAgent: text, errorCode: text, errorMessage: text, mfa: false },
    ...{ signals: [{ id: "root-used", title: "Root was used", severity: "high" }], fromFile: true },
    ...parts,
  };
}

function changeOf(text: string): RecordedChange {
  const { signals: _, resources: _resources, account: _account, ...event } = eventOf(text);
  return {
    ...{ at: "2026-11-03T10:00:00.000Z", after: "2026-11-01T10:00:00.000Z", fieldsLeft: 2, callsLeft: 3, unseen: text },
    fields: [
      { path: text, before: text, now: [text] },
      { path: `other ${text}`, now: text },
    ],
    calls: [
      { event, sets: [text] },
      { event, sets: [] },
    ],
  };
}

/** One in which every place of other people's words holds the text. */
function about(text: string, parts: Partial<Investigation> = {}): Investigation {
  const tally: EventTally = { count: 2, failed: 1, changes: 1, first: at, last: at };
  const top = <Row>(row: Row) => ({ rows: [row], total: 3 });
  const related = { kind: "iam-role", name: text, region: "global", arn: text };
  const event: BlamedEvent = { ...changeOf(text).calls[0]?.event, ...plainEvent, certainty: "created", gaps: [text] };
  return {
    generator: { name: "sagewarden", version: "0.0.0" },
    ...{ account, arn: text, of: "resource", actor: text, period: { from: at, to: null } },
    resource: {
      scan: { id: "scan", finishedAt: at },
      detail: {
        ...{ account, arn: text, kind: "notebook-instance", name: text, region: "us-east-1", exposure: "live" },
        ...{ grade: "D", score: 64, unknown: 0, failure: null, firstSeen: at, judged: 1, owner: text, changedAt: null },
        failing: { critical: 0, high: 1, medium: 0, low: 0, info: 0 },
        waived: 0,
        tags: [{ key: text, value: text }],
        ...{ configuration: { [text]: text }, secrets: [], action: "sagemaker:DescribeNotebookInstance", readAt: at },
        isEarlier: false,
      },
      failure: text,
      origin: { by: text, field: text, at, event: { ...event, actor: text, name: text, id: text }, unknown: null },
      lastChange: { at, field: text, after: null },
      relations: { uses: [related], usedBy: [{ ...related, arn: null }] },
      findings: () => saying(text).findings(),
    },
    changes: [changeOf(text)],
    left: [text],
    reach: [{ region: text, readTo: at, gap: text, keptSince: at }],
    unread: [text],
    seen: { first: at, last: at },
    summary: {
      ...{
        events: 1,
        failed: 1,
        changes: 0,
        first: at,
        last: at,
        withMfa: 0,
        withoutMfa: 1,
        signalled: 1,
        isCut: false,
      },
      resources: top({ ...tally, account, arn: text, kind: "notebook-instance", lastCall: text }),
      calls: top({ ...tally, source: text, name: text }),
      addresses: top({ ...tally, address: text, addressClass: "public" }),
      clients: top({ ...tally, client: "sdk", userAgent: text, agents: 1 }),
      actors: top({ ...tally, actor: text, principal: text, behind: [text], sourceIdentities: [text], lastCall: text }),
      sessions: top({ ...tally, account, key: text, actor: text, created: at, address: text, opener: eventOf(text) }),
    },
    sightings: [
      {
        ...{ account, id: "seen", signal: "deletions-in-a-burst", title: "Deletions", mark: "burst", severity: "high" },
        ...{ rationale: "", subject: text, at, lastAt: at, actor: text, sentence: text, decisive: text },
        ...{ events: [text], count: 3 },
      },
    ],
    events: async function* () {
      yield eventOf(text);
    },
    ...parts,
  };
}

const write = (name: Parameters<typeof investigationFormatNamed>[0], investigation: Investigation) =>
  textOf(investigationFormatNamed(name).render(investigation));

describe("words of AWS and its users", () => {
  const tagsOf = (page: string) =>
    (page.replace(/<style>.*?<\/style>/s, "").match(/<[^>]*>/g) ?? []).filter(
      (tag) => !/code-point|<\/span>/.test(tag),
    );

  test("make no markup in HTML, and hide nothing", async () => {
    const plain = await write("html", about("plain"));
    expect(plain.match(/<bdi>plain<\/bdi>/g)?.length).toBeGreaterThan(40);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const page = await write("html", about(text));
        expect(tagsOf(page)).toEqual(tagsOf(plain));
        expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
      { numRuns: 200 },
    );
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(plain)?.[1];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
    expect(plain).not.toContain("<script");
  });

  test("are code in Markdown, and nothing else", async () => {
    const shapeOf = ({ type, children }: Node): unknown => (children ? [type, children.map(shapeOf)] : type);
    const spans = (node: Node) => all(node, "inlineCode").map(({ value = "" }) => value);
    const plain = parsed(await write("markdown", about("plain")));
    expect(spans(plain).filter((value) => value.includes("plain")).length).toBeGreaterThan(40);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const page = parsed(await write("markdown", about(text)));
        expect(shapeOf(page)).toEqual(shapeOf(plain));
      }),
      { numRuns: 100 },
    );
  });

  test("stand whole in JSON, and begin no formula in CSV", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const read = JSON.parse(await write("json", about(text)));
        expect(read.events).toHaveLength(1);
        expect(read.findings).toHaveLength(5);
        expect([read.arn, read.events[0].name, read.changes[0].fields[0].path]).toEqual([text, text, text]);
        const records = readCsv(await write("csv", about(text)));
        expect(records).toHaveLength(3);
        for (const cell of records.slice(1).flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
      }),
      { numRuns: 200 },
    );
  });
});

/** So many events, a second apart, newest first. */
function many(count: number): Partial<Investigation> {
  const { summary } = about("x");
  return {
    changes: [],
    summary: { ...summary, events: count },
    events: async function* () {
      const begin = Date.parse(at);
      for (let left = count; left > 0; left--)
        yield eventOf("x", { id: `event-${left}`, at: new Date(begin + left * 1000).toISOString() });
    },
  };
}

test("people are told of 2,000 events, and how many more there are; programs of all", async () => {
  const bounded = async (name: "html" | "markdown", count: number) => {
    const text = await write(name, about("x", many(count)));
    const told = new Set(text.match(/event-\d+/g)).size;
    return { told, more: /\d[\d,]* more events?[^.]*narrow the time/.exec(text)?.[0].split(" more")[0] };
  };
  for (const name of ["html", "markdown"] as const) {
    expect(await bounded(name, 2000)).toEqual({ told: 2000, more: undefined });
    expect(await bounded(name, 3234)).toEqual({ told: 2000, more: "1,234" });
  }
  for (const name of ["json", "csv"] as const)
    expect(new Set((await write(name, about("x", many(3234)))).match(/event-\d+/g)).size).toBe(3234);
});

test("changes stand among the events in the order of time, none of them lost, wherever they fall", async () => {
  const hour = (value: number) => new Date(Date.parse(at) + value * 3_600_000).toISOString();
  const newest = (hours: number[]) => hours.toSorted((one, other) => other - one);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20)), fc.array(fc.nat(20)), async (ofEvents, ofChanges) => {
      const text = await write(
        "csv",
        about("x", {
          changes: newest(ofChanges).map((one) => ({ ...changeOf("x"), at: hour(one) })),
          events: async function* () {
            for (const one of newest(ofEvents)) yield eventOf("x", { at: hour(one) });
          },
        }),
      );
      const [, ...records] = readCsv(text);
      const times = records.map(([time = ""]) => time);
      expect(times).toEqual(newest([...ofEvents, ...ofChanges]).map(hour));
      expect(records.filter(([, type]) => type === "change")).toHaveLength(ofChanges.length);
    }),
  );
});

test("silence is told as nothing known unless everything was read", async () => {
  const none = { ...about("x").summary, events: 0 };
  const silent = { summary: none, changes: [], events: async function* () {} };
  for (const name of ["html", "markdown"] as const) {
    const blind = await write(name, about("x", { ...silent, unread: ["Nothing was read."] }));
    expect(blind).toContain("not to say that nothing happened");
    const whole = await write(name, about("x", { ...silent, unread: [], left: [] }));
    expect(whole).toContain("all of it was read");
  }
});
