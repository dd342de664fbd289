import { stringify } from "csv-stringify/sync";

export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => string | number | boolean | null | undefined;
}

const batchSize = 200;

/**
 * RFC 4180 text in pieces, head first. Cells that a spreadsheet would run (`=`, `+`, `-`, `@`, tab, return) get a
 * leading apostrophe: names and tags are other people's text. Source: OWASP, "CSV Injection".
 */
export async function* csvOf<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly CsvColumn<Row>[],
): AsyncGenerator<string> {
  yield lines([columns.map((column) => column.name)]);
  let batch: ReturnType<CsvColumn<Row>["value"]>[][] = [];
  for await (const row of rows) {
    batch.push(columns.map((column) => column.value(row)));
    if (batch.length === batchSize) {
      yield lines(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield lines(batch);
}

function lines(records: unknown[][]): string {
  return stringify(records, {
    escape_formulas: true,
    record_delimiter: "windows",
    // The library quotes whole delimiters only; a lone return or line feed splits a line all the same.
    quoted_match: /[\r\n]/,
    cast: { boolean: (value) => String(value) },
  });
}
