import type { CloudTrailRecord } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call } from "../call.ts";
import { eventDataStores, type SimulatedEventDataStore } from "../shelves/cloudtrail.ts";
import { parseSelect } from "../sql/parse.ts";
import { type Plan, planOf } from "../sql/select.ts";
import { RunError, SqlError } from "../sql/sql-error.ts";
import { unread } from "../sql/values.ts";
import { lakeColumns, lakeRow } from "./table.ts";

const day = 86_400_000;

/** A statement that fits what a store holds, and the store. */
export interface Prepared {
  store: SimulatedEventDataStore;
  plan: Plan;
}

export interface Ending {
  state: "FINISHED" | "FAILED" | "CANCELLED";
  message?: string;
  rows: (string | null)[][];
  /** Events that the times asked for leave, their bytes, and those among them that were meant. */
  scanned: number;
  bytes: number;
  matched: number;
}

/** @throws AwsError for a statement that Lake refuses when it is handed in */
export function prepared(statement: string, call: Call): Prepared {
  try {
    const select = parseSelect(statement);
    const [id = "", more] = select.from.parts;
    if (more !== undefined) throw invalidStatement("The FROM clause must name an event data store by its ID.");
    const store = storeNamed(id, call);
    if (store.Status === "PENDING_DELETION") {
      throw new AwsError("InactiveEventDataStoreException", `The event data store ${id} is not active.`);
    }
    return { store, plan: planOf(select, lakeColumns) };
  } catch (error) {
    throw error instanceof SqlError ? invalidStatement(error.message) : error;
  }
}

function invalidStatement(sentence: string): AwsError {
  return new AwsError("InvalidQueryStatementException", sentence);
}

/** By ARN, or by the id in it. @throws AwsError when there is none here */
export function storeNamed(id: string, { region, gone }: Call): SimulatedEventDataStore {
  const found = eventDataStores
    .on(region)
    .find(({ EventDataStoreArn: arn }) => arn === id || arn.endsWith(`/${id.toLowerCase()}`));
  if (found && !gone) return found;
  throw new AwsError("EventDataStoreNotFoundException", `The event data store ${id} was not found.`);
}

export function runPrepared({ store, plan }: Prepared, call: Call): Ending {
  try {
    const records = heldIn(store, call);
    // A store is cut by the time of its events.
    const read = records.filter((record) => {
      const row = lakeRow(record);
      return plan.where?.of((name) => (name === "eventtime" ? row(name) : unread)) !== false;
    });
    const { rows, matched } = plan.over(read.map(lakeRow));
    const bytes = read.reduce((sum, record) => sum + Buffer.byteLength(JSON.stringify(record)), 0);
    return { state: "FINISHED", rows, scanned: read.length, bytes, matched };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { state: "FAILED", message: error.message, rows: [], scanned: 0, bytes: 0, matched: 0 };
  }
}

/** What it was told to take in, since it was made, and has not let go of again. */
function heldIn(store: SimulatedEventDataStore, { account, region, now }: Call): CloudTrailRecord[] {
  const { MultiRegionEnabled = true, RetentionPeriod = 366, CreatedTimestamp, AdvancedEventSelectors = [] } = store;
  const kept = now - RetentionPeriod * day;
  const since = Math.max(kept, CreatedTimestamp?.getTime() ?? kept);
  const categories = AdvancedEventSelectors.flatMap(({ FieldSelectors = [] }) =>
    FieldSelectors.flatMap(({ Field, Equals = [] }) => (Field === "eventCategory" ? Equals : [])),
  );
  const taken = categories.length > 0 ? categories : ["Management"];
  const regions = account.regions.filter(({ name }) => MultiRegionEnabled || name === region.name);
  return regions
    .flatMap(({ events }) => events)
    .filter(({ eventTime, eventCategory }) => Date.parse(eventTime) >= since && taken.includes(eventCategory));
}
