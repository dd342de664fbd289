import { stringify } from "csv-stringify/sync";

export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => string | number | boolean | null | undefined;
}

const batchSize = 200;

/** RFC 4180 text in pieces, head first, its cells apart by `delimiter`. Names and tags are other people's text: see `disarmed`. */
export async function* csvOf<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly CsvColumn<Row>[],
  delimiter: "," | ";" = ",",
): AsyncGenerator<string> {
  yield lines([columns.map((column) => column.name)], delimiter);
  let batch: ReturnType<typeof cellOf>[][] = [];
  for await (const row of rows) {
    batch.push(columns.map((column) => cellOf(column.value(row))));
    if (batch.length === batchSize) {
      yield lines(batch, delimiter);
      batch = [];
    }
  }
  if (batch.length > 0) yield lines(batch, delimiter);
}

function cellOf(value: ReturnType<CsvColumn<never>["value"]>) {
  return typeof value === "string" ? disarmed(value) : value;
}

/** What begins a formula, also as the full-width and small forms that spreadsheets take for the same. */
const begins = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b";
const atStart = new RegExp(`^(?=[\\s"]*[${begins}]|[\\t\\r\\n])`, "u");
/** A spreadsheet may split cells at other characters than we do, quoted or not, and would run what then begins a cell. */
const afterSeparator = new RegExp(`([;|\\t\\r\\n]["\\s]*)(?=[${begins}])`, "gu");

/** What most cells are: nothing of it begins a formula or separates cells. */
const harmless = /^[\w(][\w ()./:#-]*$/;

/**
 * Text that no spreadsheet runs and no control character is left in: an apostrophe stands before what would begin a formula, at
 * the start and after separators, and control characters become their pictures (U+2400 …), or U+FFFD where there is none.
 * Source: OWASP, "CSV Injection".
 */
function disarmed(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .toWellFormed()
    .replace(atStart, "'")
    .replace(afterSeparator, "$1'")
    .replace(/\p{Cc}/gu, pictureOf)
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, "\ufffd");
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

function lines(records: unknown[][], delimiter: string): string {
  return stringify(records, { delimiter, record_delimiter: "windows", cast: { boolean: (value) => String(value) } });
}
