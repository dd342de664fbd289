import type { SimulatedAccount, SimulatedObject } from "../account.ts";
import { bytesOf, logIn } from "../object-bytes.ts";
import type { SimulatedTable } from "../shelves/athena.ts";
import type { Columns, Row } from "../sql/compile.ts";
import { RunError } from "../sql/sql-error.ts";
import type { Expression } from "../sql/syntax.ts";
import { type Type, typeOf } from "../sql/types.ts";
import { lowered, unread, type Value, valueFrom } from "../sql/values.ts";
import { type Partition, partitionOf } from "./partitions.ts";

/** A file of a table, and the values of its partition. */
interface File {
  place: string;
  object: SimulatedObject;
  partition: ReadonlyMap<string, string>;
}

export function columnsOf({ Columns = [], PartitionKeys = [] }: SimulatedTable): Columns {
  return new Map(
    [...Columns, ...PartitionKeys].map(({ Name = "", Type = "string" }) => [Name.toLowerCase(), typeOf(Type)]),
  );
}

/**
 * The files that a WHERE leaves when nothing but their partitions is known. What is archived is passed over, and so is what begins with
 * a dot or a line. Source: Athena user guide, "Create tables in Athena from datasets in Amazon S3", "S3 Glacier".
 * @throws RunError when the bucket cannot be listed
 */
export function filesOf(
  table: SimulatedTable,
  account: SimulatedAccount,
  now: Date,
  where: (row: Row) => Value,
): File[] {
  const columns = columnsOf(table);
  const partition = partitionOf(table, now);
  const bucket = bucketOf(table);
  const held = account.s3?.objects?.filter((one) => one.bucket === bucket) ?? [];
  if (held.length === 0) {
    throw new RunError(`HIVE_FILESYSTEM_ERROR: Failed to list directory: ${table.Parameters?.location ?? ""}`);
  }
  return held.flatMap(({ objects }) =>
    [...objects]
      .flatMap(([key, object]) => fileAt(bucket, key, object, partition) ?? [])
      .filter((file) => {
        const row: Row = (name) =>
          file.partition.has(name) ? valueIn(columns, name, file.partition.get(name)) : unread;
        return where(row) !== false;
      }),
  );
}

function fileAt(bucket: string, key: string, object: SimulatedObject, partition: Partition): File | undefined {
  const name = key.slice(key.lastIndexOf("/") + 1);
  const isArchived = object.storageClass === "GLACIER" || object.storageClass === "DEEP_ARCHIVE";
  const values = isArchived || /^[._]/.test(name) ? undefined : partition(bucket, key);
  return values && { place: `s3://${bucket}/${key}`, object, partition: values };
}

function bucketOf({ Parameters = {} }: SimulatedTable): string {
  const location = Parameters["storage.location.template"] ?? Parameters.location ?? "";
  return location.replace(/^s3:\/\//, "").split("/")[0] ?? "";
}

export function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { object }) => sum + bytesOf(object).length, 0);
}

/** The records of the files. @throws RunError for a file that cannot be read */
export function* rowsOf(table: SimulatedTable, files: readonly File[]): Generator<Row> {
  const columns = columnsOf(table);
  const passesOver = table.Parameters?.["serde.param.ignore.malformed.json"] === "true";
  for (const { place, object, partition } of files) {
    if (object.refusal) {
      const [, message] = object.refusal;
      const split = `${place} (offset=0, length=${bytesOf(object).length})`;
      throw new RunError(`HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split ${split}: ${message}`);
    }
    const log = logIn(object);
    if (log === "damaged") throw new RunError(`HIVE_CURSOR_ERROR: Failed to read file at ${place}`);
    if (log === "malformed" && !passesOver)
      throw new RunError(`HIVE_CURSOR_ERROR: Row is not a valid JSON Object: ${place}`);
    for (const record of log === "malformed" ? [] : log) yield rowOf(record, partition, columns);
  }
}

function rowOf(record: object, partition: ReadonlyMap<string, string>, columns: Columns): Row {
  const members = lowered(record);
  const looked = new Map<string, Value>();
  return (name) => {
    const found = looked.get(name) ?? valueIn(columns, name, partition.get(name) ?? members.get(name));
    looked.set(name, found);
    return found;
  };
}

function valueIn(columns: Columns, name: string, json: unknown): Value {
  return valueFrom(columns.get(name) ?? ({ kind: "varchar" } satisfies Type), json);
}

/** @throws RunError when a column whose values nobody projects is left open. Source: Athena user guide, "Injected type". */
export function checkInjected(
  { Parameters = {}, PartitionKeys = [] }: SimulatedTable,
  where: Expression | undefined,
): void {
  for (const { Name = "" } of PartitionKeys) {
    if (Parameters[`projection.${Name}.type`] !== "injected" || isGiven(Name.toLowerCase(), where)) continue;
    throw new RunError(
      `CONSTRAINT_VIOLATION: For the injected projected partition column ${Name}, the WHERE clause must contain only static equality conditions, and at least one such condition must be present.`,
    );
  }
}

function isGiven(name: string, where: Expression | undefined): boolean {
  if (where?.kind === "and") return where.parts.some((part) => isGiven(name, part));
  const about =
    where?.kind === "in" ? where.of : where?.kind === "compared" && where.by === "=" ? where.left : undefined;
  return about?.kind === "name" && about.name.toLowerCase() === name;
}
