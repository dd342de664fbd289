import { codePointOf, visible } from "#lib/invisible.ts";

/** A value as a spreadsheet knows it: a list is lines of one text. Nothing is an empty cell. */
export type Cell = string | number | boolean | Date | readonly string[] | null | undefined;

/** Of `cellXfs` in workbook.ts. */
export const looks = { plain: 0, head: 1, time: 2, quoted: 3 } as const;

/** Characters of one cell, by Excel's own limits. Source: Microsoft, "Excel specifications and limits". */
const longest = 32_767;

/** `<c>` of SpreadsheetML (ECMA-376 part 1, 18.3.1.4) at a place such as `B7`; nothing for an empty one. */
export function cellAt(place: string, value: Cell, look?: number): string {
  if (value === null || value === undefined || value === "") return "";
  const style = (own: number) => ((look ?? own) === looks.plain ? "" : ` s="${look ?? own}"`);
  if (typeof value === "boolean") return `<c r="${place}"${style(looks.plain)} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number") return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : "";
  if (value instanceof Date) return `<c r="${place}"${style(looks.time)}><v>${serialOf(value)}</v></c>`;
  const text = shown(value);
  const own = /^[=+\-@]/.test(text) ? looks.quoted : looks.plain;
  return `<c r="${place}"${style(own)} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Days since the last of 1899, in UTC. */
function serialOf(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569;
}

/** What the reader sees: what would not show by its code point, and no more than a cell holds. */
function shown(value: string | readonly string[]): string {
  const text = typeof value === "string" ? visible(value) : value.map((line) => visible(line)).join("\n");
  if (text.length <= longest) return text;
  const end = ` … cut here: ${text.length} characters are more than a cell holds; the JSON report has them all.`;
  return text.slice(0, longest - end.length).replace(/[\ud800-\udbff]$/, "") + end;
}

/**
 * Text between tags. What looks like the escape of a character by which Excel reads text (`_x0041_`) is escaped itself, and the two
 * characters that XML does not know are shown by their code points.
 */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[\ufffe\uffff]/g, (character) => `[${codePointOf(character)}]`)
    .replace(/[&<>"]/g, (character) => `&${names[character]};`);
}

const names: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
