import { codePointOf, partsOf } from "#lib/invisible.ts";

/** HTML that was put together here: everything in it that came from elsewhere is escaped already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | null | undefined | false | readonly Value[];

/** Markup from a template. Whatever is put into it is text unless it is markup itself; only our own words go into attributes. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.map((part, at) => part + textOf(values[at])).join(""));
}

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(textOf).join("");
  return escaped(String(value), false);
}

/**
 * Text that AWS or its users wrote. It cannot turn the text around it (`bdi`), and characters that would not show are shown
 * as their code point. `lines`: text that has lines of its own.
 */
export function untrusted(text: string, lines = false): Markup {
  return new Markup(`<bdi>${escaped(text, lines)}</bdi>`);
}

/** A link to a document; text alone where the address is not one of the web. */
export function link(address: string, text: string): Markup {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") return untrusted(text);
  return new Markup(`<a href="${entities(url.href)}" rel="noopener noreferrer">${escaped(text, false)}</a>`);
}

function escaped(text: string, lines: boolean): string {
  const parts = partsOf(text, lines);
  if (parts.length === 1) return entities(text);
  return parts
    .map((part, at) => (at % 2 ? `<span class="code-point">${codePointOf(part)}</span>` : entities(part)))
    .join("");
}

const names: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" };

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}

/** The id of a part of the document: its name, or in a report on several accounts one of its account. */
export type Anchor = (name: string) => string;
