import { type ZipEntry, zipOf } from "../../zip.ts";
import { xmlText } from "./cell.ts";
import { type Column, mostRows, rowsOf, sheetOf } from "./sheet.ts";

/*
 * The parts of SpreadsheetML are written here: of the libraries, exceljs is no longer kept and the others hold the whole book in
 * memory. A sheet of a million rows takes no more than one of ten.
 */

/** A list as a sheet, or as several where it is longer than one. */
export interface Table {
  /** At most 25 letters, so that a number may follow. */
  name: string;
  columns: readonly Column<never>[];
  rows(): AsyncIterable<unknown>;
}

export function table<Row>(name: string, columns: readonly Column<Row>[], rows: () => AsyncIterable<Row>): Table {
  return { name, columns, rows };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const ofOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ofPackage = "http://schemas.openxmlformats.org/package/2006";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The whole file in pieces. `at`: ISO time of what is in it. `most`: rows of a sheet. */
export function workbookOf(tables: readonly Table[], at: string, title: string, most = mostRows) {
  return zipOf(partsOf(tables, at, title, most), at);
}

/** The sheets first, since only then it is known how many there are. */
async function* partsOf(tables: readonly Table[], at: string, title: string, most: number): AsyncGenerator<ZipEntry> {
  const sheets: string[] = [];
  for (const { name, columns, rows } of tables) {
    const list = rowsOf(rows());
    let part = 1;
    try {
      do {
        sheets.push(part === 1 ? name : `${name} ${part}`);
        part++;
        // The columns are those of the rows: `table` takes both together.
        yield entry(
          `xl/worksheets/sheet${sheets.length}.xml`,
          sheetOf(list, columns as readonly Column<unknown>[], most),
        );
      } while (await list.more());
    } finally {
      await list.close();
    }
  }
  yield entry("xl/workbook.xml", [
    `${declaration}<workbook xmlns="${main}" xmlns:r="${ofOffice}"><sheets>${sheets.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
  ]);
  yield entry("xl/_rels/workbook.xml.rels", [
    relations([
      ...sheets.map((_, index) => [`${ofOffice}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
      [`${ofOffice}/styles`, "styles.xml"],
    ]),
  ]);
  yield entry("xl/styles.xml", [styles]);
  yield entry("docProps/core.xml", [
    `${declaration}<cp:coreProperties xmlns:cp="${ofPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Sagewarden</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
  ]);
  yield entry("_rels/.rels", [
    relations([
      [`${ofOffice}/officeDocument`, "xl/workbook.xml"],
      [`${ofPackage}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
  ]);
  yield entry("[Content_Types].xml", [
    `${declaration}<Types xmlns="${ofPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  ]);
}

function entry(name: string, pieces: ZipEntry["pieces"]): ZipEntry {
  return { name, pieces };
}

function relations(of: readonly (readonly [type: string, target: string])[]): string {
  return `${declaration}<Relationships xmlns="${ofPackage}/relationships">${of.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
}

/** In the order of `looks`: plain, head, time, and text that stays text when somebody edits it, whatever it begins with. */
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEAEFEE"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
