import { strFromU8, unzipSync } from "fflate";
import type { Piece, ReportFormat } from "#lib/reports/format.ts";
import { readPdf } from "./pdf-text.ts";
import { bytesOf } from "./report-of.ts";
import { keysIn, unpacked } from "./unpacked-html.ts";

/**
 * The text that a file says to its reader, also of formats that are no text: what is in the sheets of a workbook, what is
 * packed in a page, and what is on the pages of a document. There a word may be torn between lines, so the text stands once more with no space in it.
 */
export async function wordsInside({ name }: Pick<ReportFormat, "name">, pieces: AsyncIterable<Piece>): Promise<string> {
  const bytes = await bytesOf(pieces);
  if (name === "bundle")
    return Object.entries(unzipSync(bytes))
      .map(
        ([file, content]) => `${file}\n${file.endsWith(".html") ? packedIn(strFromU8(content)) : strFromU8(content)}`,
      )
      .join("\n");
  if (name === "xlsx")
    return Object.entries(unzipSync(bytes))
      .map(([file, content]) => `${file}\n${unescaped(strFromU8(content)).replaceAll("</row>", "</row>\n")}`)
      .join("\n");
  if (name === "pdf") {
    const text = (await readPdf(bytes)).texts.join("\n");
    return `${text}\n${text.replace(/\s/g, "")}`;
  }
  const text = strFromU8(bytes);
  return name === "html" ? packedIn(text) : text;
}

function packedIn(page: string): string {
  return `${unpacked(page)}\n${keysIn(page)}`;
}

/** As a spreadsheet shows it: times as times, escapes as what they stand for. */
function unescaped(xml: string): string {
  return xml
    .replace(
      / s="2"><v>([\d.]+)/g,
      (_, days: string) => `>${new Date((Number(days) - 25_569) * 86_400_000).toISOString()}`,
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/_x005F_/g, "_");
}
