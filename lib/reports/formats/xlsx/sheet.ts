import { type Cell, cellAt, looks } from "./cell.ts";

export interface Column<Row> {
  name: string;
  /** In characters. */
  width: number;
  value(row: Row): Cell;
}

/** Rows of a sheet, its head among them. Source: Microsoft, "Excel specifications and limits". */
export const mostRows = 1_048_576;

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The rows of one list, handed on from sheet to sheet until there are none. */
export interface Rows<Row> {
  /** False when all have been read. */
  more(): Promise<boolean>;
  next(): Row;
}

/** One look ahead: a sheet that would be empty is not begun. */
export function rowsOf<Row>(list: AsyncIterable<Row>): Rows<Row> & { close(): Promise<void> } {
  const iterator = list[Symbol.asyncIterator]();
  let ahead: IteratorResult<Row> | undefined;
  return {
    async more() {
      ahead ??= await iterator.next();
      return !ahead.done;
    },
    next() {
      if (!ahead || ahead.done) throw new Error("There is no further row.");
      const { value } = ahead;
      ahead = undefined;
      return value;
    },
    close: async () => void (await iterator.return?.()),
  };
}

/** One worksheet in pieces (ECMA-376 part 1, 18.3.1.99): a head that stays in sight, a filter over all of it, as many rows as fit. */
export async function* sheetOf<Row>(
  rows: Rows<Row>,
  columns: readonly Column<Row>[],
  most = mostRows,
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => letterOf(at));
  const last = letters.at(-1);
  yield `${declaration}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>`;
  yield `<row r="1">${columns.map(({ name }, at) => cellAt(`${letters[at]}1`, name, looks.head)).join("")}</row>`;
  let row = 1;
  while (row < most && (await rows.more())) {
    row++;
    const value = rows.next();
    let cells = "";
    for (let at = 0; at < columns.length; at++) cells += cellAt(`${letters[at]}${row}`, columns[at]?.value(value));
    yield `<row r="${row}">${cells}</row>`;
  }
  yield `</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`;
}

/** `A` … `Z`, `AA` … */
function letterOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCharCode(65 + (at % 26));
}
