import { csv } from "./csv.ts";
import { html } from "./html.ts";
import type { InvestigationFormat } from "./investigation-format.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";

/** Every format of investigations, in the order menus show them. They are of one resource or principal, so those of scans are others. */
export const investigationFormats = [html, markdown, csv, json] as const;

export type InvestigationFormatName = (typeof investigationFormats)[number]["name"];

export function investigationFormatNamed(name: InvestigationFormatName): InvestigationFormat {
  const format = investigationFormats.find((one) => one.name === name);
  if (!format) throw new Error(`There is no format ${name}.`);
  return format;
}
