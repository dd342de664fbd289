import { visible } from "#lib/invisible.ts";

const names: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/**
 * Any text as content of an element or an attribute. XML 1.0 has no way to write control characters, lone surrogates and
 * U+FFFE: they are shown by their code point. `lines`: text that has lines of its own; an attribute has none.
 * Source: XML 1.0, section 2.2.
 */
export function xmlText(text: string, lines = false): string {
  return visible(text, lines)
    .replace(/[\ufffe\uffff]/g, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(/[&<>"']/g, (character) => `&${names[character]};`);
}

/** `<name a="…"` without its end; attributes that are undefined are left out. */
export function opening(name: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  return `<${name}${written.join("")}`;
}
