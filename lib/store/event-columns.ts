import { type SQL, sql } from "./drizzle.ts";
import type { EventRow } from "./views.ts";

/** What lists show of an event, and the type of its column, which has the field's name in snake case. */
const types: Record<keyof EventRow, "text" | "boolean"> = {
  id: "text",
  at: "text",
  region: "text",
  source: "text",
  name: "text",
  readOnly: "boolean",
  category: "text",
  recipient: "text",
  actor: "text",
  actorArn: "text",
  actorType: "text",
  sessionIssuer: "text",
  sessionCreated: "text",
  sourceIdentity: "text",
  behind: "text",
  accessKeyId: "text",
  issuedKeyId: "text",
  address: "text",
  addressClass: "text",
  vpcEndpoint: "text",
  userAgent: "text",
  client: "text",
  mfa: "boolean",
  tls: "text",
  errorCode: "text",
  errorMessage: "text",
  fromFile: "boolean",
};

const fields = Object.keys(types) as (keyof EventRow)[];
const column = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row of a list, from `events e`. */
export const eventColumns: SQL = sql.raw(fields.map((field) => `e.${column(field)} as "${field}"`).join(", "));

/**
 * Joins its event, `e`, to a row `l` of event_resources. One by one, which `offset 0` holds the planner to: as long as nobody has taken
 * statistics, a walk over all events of an account for each row seems as quick.
 */
export const itsEvent: SQL = sql`cross join lateral (select * from events where account = l.account and id = l.event offset 0) e`;

/** The columns' names, the fields in that order, and both as Postgres reads them out of JSON. */
export const eventRow = {
  columns: sql.raw(fields.map(column).join(", ")),
  fields: sql.raw(fields.map((field) => `"${field}"`).join(", ")),
  typed: sql.raw(fields.map((field) => `"${field}" ${types[field]}`).join(", ")),
  /** Of what has an id already: every column is set to the field of `r`. */
  assignments: sql.raw(
    fields
      .filter((field) => field !== "id")
      .map((field) => `${column(field)} = r."${field}"`)
      .join(", "),
  ),
};
