/** A script that AWS keeps in base64, as text. */
export interface Script {
  text: string;
  encode(text: string): string;
}

/** Shorter ones hold no script worth the name; they are read as they stand. */
const shortest = 16;
const base64 = /^[A-Za-z\d+/\s]*={0,2}\s*$/;

/**
 * Reads a field of base64: `undefined` when it is none, `"binary"` when what it holds is no text.
 * Source: API reference, NotebookInstanceLifecycleHook.Content and StudioLifecycleConfigContent.
 */
export function decodeScript(content: string): Script | "binary" | undefined {
  if (content.length < shortest || !base64.test(content) || content.replace(/\s/g, "").length % 4 !== 0)
    return undefined;
  const bytes = Buffer.from(content, "base64");
  if (bytes.includes(0)) return "binary";
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encode: (changed) => Buffer.from(changed, "utf8").toString("base64") };
  } catch {
    // Not UTF-8: a script in an old encoding still shows its secrets, as long as it is text at all.
    const text = bytes.toString("latin1");
    if (controls.test(text)) return "binary";
    return { text, encode: (changed) => Buffer.from(changed, "latin1").toString("base64") };
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text.
const controls = /[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
