import type { QueryExecutionContext } from "@aws-sdk/client-athena";
import type { Call } from "../call.ts";
import { type SimulatedTable, tables } from "../shelves/athena.ts";
import { parseSelect } from "../sql/parse.ts";
import { type Plan, planOf } from "../sql/select.ts";
import { RunError, SqlError } from "../sql/sql-error.ts";
import type { Select } from "../sql/syntax.ts";
import { checkInjected, columnsOf, filesOf, rowsOf, sizeOf } from "./table-rows.ts";

export const glueCatalog = "AwsDataCatalog";
/** What a name is looked for in that no database is given for. Every catalog of Glue has it. */
const usualDatabase = "default";

export interface Ending {
  state: "SUCCEEDED" | "FAILED" | "CANCELLED";
  reason?: string;
  /** Bytes, as they are stored. */
  scanned: number;
  columns: Plan["columns"];
  rows: (string | null)[][];
}

/** What a statement comes to. `cutoff` is the most it may read, in bytes. */
export function runQuery(
  statement: string,
  context: QueryExecutionContext | undefined,
  { region, account, now }: Call,
  cutoff: number | undefined,
): Ending {
  try {
    const select = parseSelect(statement);
    const table = tableNamed(select, context, tables.on(region));
    const plan = planOf(select, columnsOf(table));
    checkInjected(table, select.where);
    const files = filesOf(table, account, new Date(now), (row) => plan.where?.of(row) ?? true);
    const scanned = sizeOf(files);
    if (cutoff !== undefined && scanned > cutoff) {
      return { ...failed("Bytes scanned limit was exceeded"), state: "CANCELLED", scanned };
    }
    return { state: "SUCCEEDED", scanned, columns: plan.columns, ...plan.over(rowsOf(table, files)) };
  } catch (error) {
    if (error instanceof SqlError || error instanceof RunError) return failed(error.message);
    throw error;
  }
}

function failed(reason: string): Ending {
  return { state: "FAILED", reason, scanned: 0, columns: [], rows: [] };
}

/** @throws SqlError naming the part that is not there */
function tableNamed(
  { from }: Select,
  { Catalog = glueCatalog, Database = usualDatabase }: QueryExecutionContext = {},
  all: readonly SimulatedTable[],
): SimulatedTable {
  const [table = "", database = Database.toLowerCase(), catalog = Catalog.toLowerCase()] = from.parts
    .map((part) => part.toLowerCase())
    .toReversed();
  const inCatalog = all.filter((one) => (one.catalog ?? glueCatalog).toLowerCase() === catalog);
  if (inCatalog.length === 0 && catalog !== glueCatalog.toLowerCase()) {
    throw new SqlError("CATALOG_NOT_FOUND", from, `Catalog '${catalog}' not found`);
  }
  const inDatabase = inCatalog.filter((one) => one.database.toLowerCase() === database);
  if (inDatabase.length === 0 && database !== usualDatabase)
    throw new SqlError("SCHEMA_NOT_FOUND", from, `Schema '${database}' does not exist`);
  const found = inDatabase.find(({ Name }) => Name.toLowerCase() === table);
  if (found) return found;
  throw new SqlError("TABLE_NOT_FOUND", from, `Table '${catalog}.${database}.${table}' does not exist`);
}
