import type { Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { h1, h2, h3, head, ink, note, type Span } from "./ink.ts";
import { mark } from "./marks.ts";
import { inner, type Paper, sheet } from "./paper.ts";
import { heightOf, type Line } from "./typeset.ts";

/** A paragraph down the page, over several pages where it is long: never one line alone. */
export function text(paper: Paper, spans: readonly Span[], { x = 0, tag = "P", after = 5 } = {}): void {
  let lines = paper.lines(spans, inner - x);
  const element = paper.element(tag);
  while (lines.length > 0) {
    const each = lines[0]?.height ?? 1;
    let fits = Math.floor(paper.room / each);
    if (fits < lines.length && lines.length - fits === 1) fits--;
    if (fits < Math.min(2, lines.length) && !paper.isFresh) {
      paper.newPage();
      continue;
    }
    const now = lines.slice(0, Math.max(1, fits));
    paper.put(now, sheet.left + x, paper.y, element, tag);
    paper.y += heightOf(now);
    lines = lines.slice(now.length);
  }
  paper.y += after;
}

export function list(paper: Paper, items: readonly (readonly Span[])[]): void {
  paper.within("L", () => {
    for (const item of items) {
      const lines = paper.lines(item, inner - 12);
      paper.need(heightOf(lines));
      paper.within("LI", () => {
        paper.artifact(() => paper.doc.circle(sheet.left + 4, paper.y + 6, 1.3).fill(ink.rule));
        paper.put(lines, sheet.left + 12, paper.y, paper.element("LBody"), "LBody");
      });
      paper.y += heightOf(lines) + 2;
    }
  });
  paper.y += 4;
}

const levels = {
  H1: { style: h1, before: 26, after: 8, keep: 120 },
  H2: { style: h2, before: 14, after: 5, keep: 110 },
  H3: { style: h3, before: 9, after: 3, keep: 70 },
} as const;

/** A heading with room for what follows it. `place`: the name that links lead to. */
export function heading(paper: Paper, level: keyof typeof levels, words: string, place?: string, extra = 0): void {
  const { style, before, after, keep } = levels[level];
  const lines = paper.lines([style(words)], inner);
  paper.need(before + heightOf(lines) + keep + extra);
  if (!paper.isFresh) paper.y += before;
  if (place) paper.doc.addNamedDestination(place, "XYZ", 0, sheet.height - paper.y + 10, null as never);
  paper.put(lines, sheet.left, paper.y, paper.element(level), level);
  paper.y += heightOf(lines) + after;
  if (level === "H1") {
    paper.artifact(() => {
      for (const lift of [4, 6]) rule(paper, paper.y - lift + 2, ink.rule);
    });
    paper.y += 6;
  }
}

export function rule(paper: Paper, y: number, colour: string): void {
  paper.doc
    .moveTo(sheet.left, y)
    .lineTo(sheet.width - sheet.right, y)
    .lineWidth(0.5)
    .stroke(colour);
}

export interface TableColumn {
  title: string;
  width: number;
  align?: "right";
}

/** What stands in a cell: paragraphs, and before the first a mark or a bar. */
export interface TableCell {
  paragraphs: readonly (readonly Span[])[];
  mark?: Severity | VerdictStatus;
  /** Drawn under the text: shares of 1 in their colours. */
  bar?: readonly { share: number; colour: string }[];
}

const pad = 8;
const markRoom = 11;
/** Of the text of a cell, in points. */
const tallest = 480;

/** A table whose head stands again on every page. The first cell of a row is its name. Rows are not torn apart. */
export function table(paper: Paper, columns: readonly TableColumn[], rows: Iterable<readonly TableCell[]>): void {
  paper.within("Table", () => {
    const heads = columns.map(({ title, width }) => paper.lines([head(title)], width - pad));
    const headHeight = Math.max(...heads.map(heightOf)) + 7;
    let isFirst = true;
    const putHead = (isRead: boolean) => {
      const draw = (write: (at: number) => void) => eachColumn(columns, (_, at) => write(at));
      const put = (at: number, element: PDFKit.PDFStructureElement | undefined, x: number) => {
        const lines = heads[at] ?? [];
        if (element) paper.put(lines, x, paper.y, element, "TH");
        else for (const line of lines) for (const run of line.runs) paper.plain(run, x, paper.y);
      };
      const placed = (at: number) => {
        const x = sheet.left + columns.slice(0, at).reduce((sum, { width }) => sum + width, 0);
        const { width, align } = columns[at] ?? { width: 0 };
        return align === "right" ? x + width - pad - (heads[at]?.[0]?.width ?? 0) : x;
      };
      if (isRead)
        paper.within("TR", () => draw((at) => put(at, paper.element("TH", { scope: "Column" } as never), placed(at))));
      else paper.artifact(() => draw((at) => put(at, undefined, placed(at))));
      paper.artifact(() => rule(paper, paper.y + headHeight - 4, ink.rule));
      paper.y += headHeight;
    };
    for (const cells of rows) {
      const laid = cells.map((cell, at) => laidOut(paper, cell, (columns[at]?.width ?? 0) - pad));
      const height = Math.max(
        ...laid.map((paragraphs, at) =>
          paragraphs.reduce((sum, lines) => sum + heightOf(lines) + 2, cells[at]?.bar ? 7 : 0),
        ),
      );
      const isTorn = paper.room < height + 6 + (isFirst ? headHeight : 0) && !paper.isFresh;
      if (isTorn) paper.newPage();
      if (isFirst || isTorn) putHead(isFirst);
      isFirst = false;
      paper.within("TR", () => putRow(paper, columns, cells, laid));
      paper.y += height + 4;
      paper.artifact(() => rule(paper, paper.y - 2, ink.line));
      paper.y += 2;
    }
  });
  paper.y += 6;
}

/** A cell in lines; what would make its row taller than a page is left out, in words. */
function laidOut(paper: Paper, { paragraphs, mark: own }: TableCell, width: number): Line[][] {
  const laid: Line[][] = [];
  let height = 0;
  for (const spans of paragraphs) {
    const lines = paper.lines(spans, width - (own ? markRoom : 0));
    const fits = lines.filter(({ height: each }) => {
      height += each;
      return height <= tallest;
    });
    laid.push(fits);
    if (fits.length === lines.length) continue;
    laid.push(paper.lines([note("Cut here: the other formats have the rest.")], width));
    break;
  }
  return laid;
}

function putRow(
  paper: Paper,
  columns: readonly TableColumn[],
  cells: readonly TableCell[],
  laid: readonly (readonly (readonly Line[])[])[],
): void {
  eachColumn(columns, ({ width, align }, at, x) => {
    const cell = cells[at];
    if (!cell) return;
    const tag = at === 0 ? "TH" : "TD";
    const element = paper.element(tag, at === 0 ? ({ scope: "Row" } as never) : {});
    const { mark: own, bar } = cell;
    if (own) paper.artifact(() => mark(paper.doc, own, x, paper.y + 1.8, 7.5));
    let y = paper.y;
    for (const lines of laid[at] ?? []) {
      const left = x + (own ? markRoom : 0);
      if (align === "right")
        for (const line of lines) {
          paper.put([line], x + width - pad - line.width, y, element, tag);
          y += line.height;
        }
      else {
        paper.put(lines, left, y, element, tag);
        y += heightOf(lines);
      }
      y += 2;
    }
    if (bar) paper.artifact(() => barOf(paper, bar, x, y, width - pad));
  });
}

/** Shares side by side on a ground. */
export function barOf(
  paper: Paper,
  parts: NonNullable<TableCell["bar"]>,
  x: number,
  y: number,
  width: number,
  height = 4,
): void {
  paper.doc.rect(x, y, width, height).fill(ink.sunken);
  let left = x;
  for (const { share, colour } of parts) {
    const own = width * Math.max(0, Math.min(1, share));
    if (own > 0) paper.doc.rect(left, y, own, height).fill(colour);
    left += own;
  }
}

function eachColumn(
  columns: readonly TableColumn[],
  write: (column: TableColumn, at: number, x: number) => void,
): void {
  let x = sheet.left;
  for (const [at, column] of columns.entries()) {
    write(column, at, x);
    x += column.width;
  }
}

/** Says what a list leaves out, and where it stands. */
export function leftOut(paper: Paper, count: number, what: string): void {
  if (count <= 0) return;
  text(paper, [note(`${what} Not listed here; the HTML, Excel, CSV and JSON reports have them all.`)]);
}
