/** Longer texts are shown as they are: nobody reads them here. */
const longest = 500_000;

/**
 * The document inside a text: policies and pipelines come as JSON in a string, IAM's sometimes percent-encoded.
 * Undefined when the text is no JSON object or list.
 */
export function documentIn(text: string): object | undefined {
  if (text.length > longest || !/^\s*(?:[{[]|%7B|%5B)/i.test(text)) return undefined;
  for (const candidate of [text, percentDecoded(text)]) {
    try {
      const parsed: unknown = candidate === undefined ? undefined : JSON.parse(candidate);
      if (parsed !== null && typeof parsed === "object") return parsed;
    } catch {
      // Not JSON this way.
    }
  }
  return undefined;
}

function percentDecoded(text: string): string | undefined {
  try {
    return text.includes("%") ? decodeURIComponent(text) : undefined;
  } catch {
    return undefined;
  }
}

const base64 = /^[A-Za-z\d+/\s]+={0,2}\s*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text.
const binary = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/**
 * A script that AWS keeps in base64, as text; undefined when the field holds none.
 * Source: API reference, NotebookInstanceLifecycleHook.Content and StudioLifecycleConfigContent.
 */
export function scriptIn(field: string, text: string): string | undefined {
  if (!/content$/i.test(field) || text.length < 16 || text.length > longest || !base64.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, "")), (character) => character.charCodeAt(0));
    const script = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return binary.test(script) ? undefined : script;
  } catch {
    return undefined;
  }
}
