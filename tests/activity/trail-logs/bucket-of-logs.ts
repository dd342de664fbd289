import { gzipSync } from "node:zlib";
import { asSaid } from "#lib/activity/known.ts";
import { folderOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { readLogs } from "#lib/activity/trail-logs/read-logs.ts";
import type { LogsReading } from "#lib/activity/trail-logs/run.ts";
import { AwsSession } from "#lib/aws/session.ts";
import type { SimulatedObject } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { account, record, region } from "../records.ts";
import type { MemoryLogs } from "./memory-logs.ts";

export const minute = 60_000;
export const day = 24 * 60 * minute;
export const now = Date.parse("2026-11-27T12:00:00Z");

export const logs: TrailLogs = {
  bucket: "the-trail",
  prefix: "audit",
  region: "eu-west-1",
  organizationId: "o-abcdefghij",
};

export const { folder } = folderOf(logs, account);

/** A record with an id and a time, ms. */
export function eventAt(id: string, at: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return record({ eventID: id, eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`, ...more });
}

export function nameOf(delivered: number, unique: string, where = region): string {
  const stamp = `${new Date(delivered).toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
  return `${account}_CloudTrail_${where}_${stamp}_${unique}.json.gz`;
}

/** The key of a log that is delivered at a time, ms. */
export function keyOf(delivered: number, unique: string, where = region): string {
  const date = new Date(delivered).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${folder}${where}/${date}/${nameOf(delivered, unique, where)}`;
}

export function packed(records: readonly unknown[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}

/** A simulated account whose trail writes into a bucket of another: what is put into `objects` is there at the next call. */
export async function bucketOfLogs() {
  const objects = new Map<string, SimulatedObject>();
  const demo = demoAccount({ now: new Date(now) });
  const inBucket = { bucket: logs.bucket, region: logs.region, objects };
  const simulator = await startSimulator({
    account: { ...demo, id: account, regions: [], s3: { buckets: [], objects: [inBucket] } },
    enforceLimits: false,
    now: () => now,
  });
  const newSession = () => {
    const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
    const one = new AwsSession(source, { homeRegion: region, endpoint: simulator.url });
    one.budgets.unlimited = true;
    return one;
  };
  const session = newSession();
  return {
    simulator,
    session,
    newSession,
    objects,
    put: (key: string, body: Uint8Array, more: Omit<Partial<SimulatedObject>, "bytes" | "records"> = {}) =>
      void objects.set(key, { bytes: body, ...more }),
    read: (store: MemoryLogs | LogsReading["store"], options: Partial<LogsReading> = {}) =>
      readLogs({
        pool: session.pool,
        account,
        logs: folderOf(logs, account),
        bucketRegion: logs.region,
        region,
        store,
        known: asSaid,
        clean: async (values) => [...values],
        signal: new AbortController().signal,
        now: () => new Date(now),
        days: 400,
        ...options,
      }),
  };
}
