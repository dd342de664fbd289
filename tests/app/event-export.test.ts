import { afterAll, beforeAll, expect, test } from "vitest";
import { parseRecord } from "#lib/activity/event.ts";
import { readRecords } from "#lib/activity/files/read-records.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import type { Jobs } from "#lib/jobs/queue.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { insertEvents } from "#lib/store/events.ts";
import { eachEvent, eachRecord } from "#lib/store/events-each.ts";
import { listEvents } from "#lib/store/events-list.ts";
import type { ListedEvent } from "#lib/store/views.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { GET } from "../../app/api/v1/activity/export/route.ts";

let store: Store;
let account: string;
let other: string;
const count = 620;

/** CloudTrail's record of one call; every seventh by somebody with a name that a spreadsheet would run. */
function recordOf(at: number, recipient: string): Record<string, unknown> {
  const userName = at % 7 === 0 ? `=cmd|'/C calc'!A${at}` : "alice";
  return {
    eventVersion: "1.11",
    eventID: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    eventTime: new Date(Date.parse("2026-11-20T10:00:00Z") + at * 60_000).toISOString().replace(".000", ""),
    eventSource: "sagemaker.amazonaws.com",
    eventName: at % 2 === 0 ? "UpdateEndpoint" : "DescribeEndpoint",
    awsRegion: "us-east-1",
    sourceIPAddress: `198.51.100.${at % 200}`,
    userAgent: 'aws-cli/2.30\r\n,"quoted"',
    userIdentity: {
      type: "IAMUser",
      userName,
      arn: `arn:aws:iam::${recipient}:user/alice`,
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    },
    requestParameters: { endpointName: `endpoint-${at}` },
    readOnly: at % 2 === 1,
    recipientAccountId: recipient,
    ...(at % 5 === 0 && { errorCode: "AccessDenied", errorMessage: "-1+1" }),
  };
}

async function filled(): Promise<string> {
  const id = await newAccount(store.db);
  const events = Array.from({ length: count }, (_, at) => {
    const event = parseRecord(recordOf(at, id), "us-east-1");
    if (!event) throw new Error("It is no event.");
    const arn = `arn:aws:sagemaker:us-east-1:${id}:endpoint/endpoint-${at % 3}`;
    return { event, resources: [{ arn, kind: "endpoint" }] };
  });
  await insertEvents(store.db, id, events);
  return id;
}

beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
  setCurrentJobs({ trailLogsOf: () => undefined } as Partial<Jobs> as Jobs);
  account = await filled();
  other = await filled();
});
afterAll(() => store.close());

const ask = (query: string) => GET(new Request(`http://127.0.0.1/api/v1/activity/export?${query}`));

async function listed(filter: object): Promise<ListedEvent[]> {
  const rows: ListedEvent[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listEvents(store.db, { account, ...filter }, { limit: 500, ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

const cases: [name: string, query: string, filter: () => object, file: string][] = [
  ["all events", "", () => ({}), ""],
  [
    "failed changes",
    "&failed=true&readOnly=false",
    () => ({ failed: true, readOnly: false }),
    "-readOnly-false-failed-true",
  ],
  ["one call", "&name=UpdateEndpoint", () => ({ name: "UpdateEndpoint" }), "-name-UpdateEndpoint"],
  ["nothing", "&q=nobody", () => ({ q: "nobody" }), "-q-nobody"],
];

test.each(cases)(
  "%s are exported in every format as they are listed, under the name of the filters",
  async (_, query, filter, file) => {
    const wanted = await listed(filter());
    const named = async (format: string) => {
      const answer = await ask(`account=${account}${query}&format=${format}`);
      expect(answer.headers.get("content-disposition")).toBe(
        `attachment; filename="events-${account}${file}.${format}"`,
      );
      return answer.text();
    };
    const [head = [], ...rows] = readCsv(await named("csv"));
    expect(rows.map((row) => row[head.indexOf("id")])).toEqual(wanted.map(({ id }) => id));
    const document = JSON.parse(await named("json"));
    expect(document.events.map(({ resources, ...event }: { resources: unknown }) => event)).toEqual(wanted);
    expect(document).toMatchObject({ schemaVersion: 1, accounts: [account], unread: expect.any(Array) });
    const lines = (await named("ndjson")).split("\n").filter(Boolean);
    expect(lines.map((line) => JSON.parse(line).eventID)).toEqual(wanted.map(({ id }) => id));
  },
);

test("the head of the document says what narrows it", async () => {
  const { filters } = JSON.parse(await (await ask(`account=${account}&failed=true&format=json`)).text());
  expect(filters).toEqual([{ name: "failed", label: "Failed", values: ["true"] }]);
});

test("no cell of a spreadsheet runs, and every field of an event has a column", async () => {
  const text = await (await ask(`account=${account}&format=csv`)).text();
  const cells = readCsv(text);
  const [first] = await listed({});
  expect(cells[0]?.toSorted()).toEqual([...Object.keys(first ?? {}), "resources"].toSorted());
  expect(
    cells
      .slice(1)
      .flat()
      .filter((cell) => /^\s*[=+\-@]/.test(cell)),
  ).toEqual([]);
  expect(text).toContain(`'=cmd|`);
});

test("the records can be read in again, and say the same", async () => {
  const text = await (await ask(`account=${account}&format=ndjson`)).text();
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  const found = (await all(readRecords(bytes(), "us-east-1"))).flat();
  const wanted = await all(eachEvent(store.db, { account }));
  expect(found.map((one) => ("event" in one ? one.event.id : one.fault))).toEqual(wanted.map(({ id }) => id));
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test("two accounts are one file, each event of whose it is", async () => {
  const query = `account=${account},${other}`;
  const { events } = JSON.parse(await (await ask(`${query}&format=json`)).text()) as { events: ListedEvent[] };
  expect(events).toHaveLength(2 * count);
  expect(Map.groupBy(events, (event) => event.account).get(other)).toHaveLength(count);
  expect((await (await ask(`${query}&format=ndjson`)).text()).trim().split("\n")).toHaveLength(2 * count);
});

test("no more is read than is taken", async () => {
  let asked = 0;
  const db = Object.assign(Object.create(store.db), {
    execute: (statement: Parameters<typeof store.db.execute>[0]) => {
      asked += 1;
      return store.db.execute(statement);
    },
  });
  const records = eachRecord(db, { account });
  await records.next();
  // A page of the list, and its records.
  expect(asked).toBe(2);
  await records.return(undefined);
});

test("what no format or filter is, is refused", async () => {
  expect((await ask(`account=${account}&format=xml`)).status).toBe(400);
  expect((await ask(`account=${account}&limit=1`)).status).toBe(400);
  expect((await ask("account=nobody")).status).toBe(404);
});
