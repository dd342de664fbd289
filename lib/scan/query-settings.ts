import { z } from "zod";
import type { AthenaTable, QueryPlace } from "#lib/activity/queries/place.ts";

const region = z.string().regex(/^[a-z]{2,5}(-[a-z]+)+-\d$/, "no region");

/*
 * What may stand for an account under `eventQueries`. All of it goes into statements, policies and addresses. Sources: Athena API reference,
 * CreateWorkGroup; Athena user guide, "Name databases, tables, and columns"; CloudTrail API reference, GetEventDataStore.
 */
const athena = z
  .strictObject({
    region,
    workgroup: z.string().regex(/^[\w.-]{1,128}$/, "no name of a work group"),
    database: z.string().regex(/^[a-z0-9_]{1,255}$/, "no name of a database"),
    table: z.string().regex(/^[a-z0-9_]{1,255}$/, "no name of a table"),
    results: z
      .string()
      .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.'()-]+)*\/$/, "no s3://bucket/folder/")
      .optional(),
  } satisfies Record<keyof AthenaTable, z.ZodType>)
  .describe(
    'a table over the logs of the account\'s trail: {"region": "us-east-1", "workgroup": "…", "database": "…", "table": "…"}, with "results": "s3://bucket/folder/" where the work group does not keep results itself',
  );

const eventDataStore = z
  .string()
  .regex(
    /^arn:[\w-]+:cloudtrail:[a-z]{2,5}(-[a-z]+)+-\d:\d{12}:eventdatastore\/[\w-]{36}$/,
    "no ARN of an event data store",
  )
  .describe(
    "the ARN of an event data store of CloudTrail Lake, arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/…",
  );

export const querySettings = {
  athena: athena.optional().describe(athena.description ?? ""),
  eventDataStore: eventDataStore.optional().describe(eventDataStore.description ?? ""),
};

/** One place of the two; undefined where both or none are named. */
export function placeOf(named: {
  athena?: AthenaTable | undefined;
  eventDataStore?: string | undefined;
}): QueryPlace | undefined {
  const { athena: table, eventDataStore: store } = named;
  if (table !== undefined) return store === undefined ? { athena: table } : undefined;
  return store === undefined ? undefined : { eventDataStore: store };
}
