import type { AttributedEvent } from "#lib/activity/attributed.ts";
import { asSaid } from "#lib/activity/known.ts";
import { type Answering, answerOf } from "#lib/activity/queries/answer.ts";
import { AthenaEngine } from "#lib/activity/queries/athena.ts";
import { type EventEngine, planOf } from "#lib/activity/queries/engine.ts";
import { LakeEngine } from "#lib/activity/queries/lake.ts";
import type { AthenaTable } from "#lib/activity/queries/place.ts";
import type { EventQuestion } from "#lib/activity/queries/question.ts";
import { AwsSession } from "#lib/aws/session.ts";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { eventDataStores } from "#lib/simulator/shelves/cloudtrail.ts";

export const now = Date.parse("2026-11-27T12:00:00Z");
export const table: AthenaTable = {
  region: "us-east-1",
  workgroup: "security",
  database: "security_logs",
  table: "cloudtrail",
};

/** The demo account with a table over its trail's logs, and an event data store beside it. */
export async function simulatedHistory() {
  const account = demoAccount({ now: new Date(now) });
  const home = account.regions.find(({ name }) => name === "us-east-1");
  if (!home) throw new Error("The demo account has no us-east-1.");
  const store = `arn:aws:cloudtrail:us-east-1:${account.id}:eventdatastore/0a1b2c3d-1111-2222-3333-444455556666`;
  eventDataStores.put(home, {
    ...{ EventDataStoreArn: store, Name: "company", Status: "ENABLED", MultiRegionEnabled: true, RetentionPeriod: 366 },
    CreatedTimestamp: new Date(now - 300 * 86_400_000),
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }],
  });
  const simulator = await startSimulator({ account, enforceLimits: false, now: () => now });
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const { signal } = new AbortController();
  const options = { account: account.id, signal };
  return {
    simulator,
    account,
    store,
    athena: (place: Partial<AthenaTable> = {}) => new AthenaEngine(session.pool, { ...table, ...place }, options),
    lake: (arn = store) => new LakeEngine(session.pool, arn, options),
    /** Every record in the trail's logs. */
    logged: (): CloudTrailRecord[] =>
      (account.s3?.objects ?? []).flatMap(({ objects }) =>
        [...objects.values()].flatMap(({ records = [] }) => [...records]),
      ),
    plan: async (engine: EventEngine, question: EventQuestion) => planOf(await engine.prepare(question)),
    /** Asks, and gives what would be stored. */
    async ask(engine: EventEngine, statement: string, more: Partial<Answering> = {}) {
      const saved: AttributedEvent[] = [];
      const id = await engine.start(statement, crypto.randomUUID());
      const answer = await answerOf(engine, id, {
        ...{ account: account.id, known: asSaid, signal, pollMs: { least: 1, most: 1 } },
        note: async () => undefined,
        redact: async (events) => [...events],
        async save(_, events) {
          saved.push(...events);
          return events.length;
        },
        onProgress: () => undefined,
        ...more,
      });
      return { ...answer, saved, ids: saved.map(({ event }) => event.id).sort() };
    },
  };
}
