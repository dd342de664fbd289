import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { AppError } from "#lib/errors.ts";

/** Some ten thousand waivers, and more than anybody reviews. In characters. */
const longest = 2 ** 20;

/** What stands in a file, every scalar as the text it is written as, and where. */
export interface ReadYaml {
  value: unknown;
  /** The line of what stands at a path, or of the nearest around it that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads what people review: YAML without anchors, tags and keys that stand twice, so that what is seen is what holds.
 * Numbers and dates stay texts: an account may begin with a nought.
 * @throws AppError `usage` that names the file, the line and what to do
 */
export function readYaml(text: string, file: string): ReadYaml {
  if (text.length > longest) throw new AppError("usage", `${file} is too long.`, "It may have a million characters.");
  const lines = new LineCounter();
  const document = parsed(text, file, lines);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const refuse = (what: string, advice: string, offset: number) =>
    new AppError("usage", `In ${file}, line ${lineAt(offset)}: ${what}.`, advice);
  const [error] = document.errors;
  if (error) {
    const isTwice = error.code === "DUPLICATE_KEY";
    const what = isTwice ? "a key stands there twice" : `this is no YAML that can be read (${error.code})`;
    throw refuse(what, isTwice ? "Take one of them out." : "Mend it there.", error.pos[0]);
  }
  visit(document, {
    Alias: (_, { range }) => {
      throw refuse("it has an alias", "Write out what it stands for.", range?.[0] ?? 0);
    },
    Node: (_, { anchor, tag, range }) => {
      if (anchor) throw refuse("it has an anchor", "Write it without.", range?.[0] ?? 0);
      if (tag) throw refuse("it has a tag of YAML", "Write it without.", range?.[0] ?? 0);
    },
    Pair: (_, { key }) => {
      const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
      // A name that objects of JavaScript keep for themselves would be lost unseen.
      if (!isScalar(key) || String(key.value) === "__proto__")
        throw refuse("a key is no name", "Name it by a plain text.", at);
    },
  });
  return { value: document.toJS(), lineOf: (path) => lineAt(startOf(document, path)) };
}

function parsed(text: string, file: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { schema: "failsafe", prettyErrors: false, lineCounter, logLevel: "error" });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("usage", `${file} is nested too deep.`, "A list of entries needs four levels.");
  }
}

function startOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const around = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
