import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from "yaml";
import { flowIndented } from "./flow-indent.ts";
import type { SourceEntry, SourceNode } from "./node.ts";
import { deepest, refused, twice } from "./refused.ts";

const syntax = "Mend the YAML there.";
/** More than any template has use for: CloudFormation itself takes 500 resources. */
const mostAliases = 10_000;

/**
 * The nodes of a YAML document of version 1.1, with the short forms of CloudFormation's functions written out. Plain booleans are
 * booleans, and all other scalars the text that stands there: dates and numbers are what the field they come to takes them for.
 * An alias shares its node, so that a few lines of them cannot become gigabytes.
 * @throws AppError `usage` for what is no YAML, and for a key that stands twice.
 */
export function nodesOfYaml(text: string, file: string): SourceNode | undefined {
  const first = parsed(text);
  // A bracket may close left of where YAML 1.2 wants it.
  const { document, lines } = first.document.errors.length > 0 ? parsed(flowIndented(text)) : first;
  const [error] = document.errors;
  if (error) {
    // The parser's words may hold what stands there.
    throw refused(file, `it is no YAML that can be read (${error.code})`, syntax, lines.linePos(error.pos[0]).line);
  }
  if (document.contents === null) return undefined;
  return new Reader(lines, file).node(document.contents, 0);
}

function parsed(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.1",
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: "silent",
  });
  return { document, lines };
}

class Reader {
  readonly #lines: LineCounter;
  readonly #file: string;
  /** By name, the latest: anchors are met in the order in which they stand. */
  readonly #anchors = new Map<string, Node>();
  readonly #known = new Map<Node, SourceNode>();
  #aliases = 0;

  constructor(lines: LineCounter, file: string) {
    this.#lines = lines;
    this.#file = file;
  }

  node(node: Node, depth: number): SourceNode {
    if (depth > deepest) throw this.#refuse("it is nested too deep", "No template needs that many levels.", node);
    if (isAlias(node)) return this.#alias(node);
    if (node.anchor) this.#anchors.set(node.anchor, node);
    const read = tagged(this.#plain(node, depth), tagOf(node));
    this.#known.set(node, read);
    return read;
  }

  #alias(alias: Alias): SourceNode {
    this.#aliases += 1;
    if (this.#aliases > mostAliases) {
      throw this.#refuse("it has more aliases than a template has use for", "Write it without them.", alias);
    }
    const target = this.#anchors.get(alias.source);
    const known = target && this.#known.get(target);
    if (known) return known;
    throw this.#refuse("an alias names an anchor that does not stand before it", syntax, alias);
  }

  #plain(node: Node, depth: number): SourceNode {
    const place = this.#place(node);
    if (isSeq<Node>(node)) {
      return { type: "list", ...place, items: node.items.map((item) => this.node(item, depth + 1)) };
    }
    if (isMap<Node, Node | null>(node)) return { type: "map", ...place, entries: this.#entries(node.items, depth) };
    if (isScalar(node)) return { type: "scalar", ...place, value: scalarOf(node) };
    return { type: "scalar", ...place, value: null };
  }

  #entries(items: readonly { key: Node; value: Node | null }[], depth: number): SourceEntry[] {
    const own = new Map<string, SourceEntry>();
    const merged: SourceEntry[] = [];
    for (const { key, value } of items) {
      const line = this.#place(key).line;
      const name = isScalar(key) ? String(key.value ?? "") : undefined;
      if (name === undefined) throw this.#refuse("a key that is no text", "Name it by a text.", key);
      const read: SourceNode =
        value === null ? { type: "scalar", line, endLine: line, value: null } : this.node(value, depth + 1);
      if (name === "<<" && isScalar(key) && key.type === Scalar.PLAIN) {
        merged.push(
          ...(read.type === "list" ? read.items : [read]).flatMap((one) => (one.type === "map" ? one.entries : [])),
        );
        continue;
      }
      const before = own.get(name);
      if (before) throw twice(this.#file, name, line, before.line);
      own.set(name, { key: name, line, value: read });
    }
    // What stands in the map itself comes before what is merged into it, and of that the first.
    for (const entry of merged) if (!own.has(entry.key)) own.set(entry.key, entry);
    return [...own.values()];
  }

  #place(node: Node): { line: number; endLine: number } {
    const [start, end] = node.range ?? [0, 0];
    return { line: this.#lines.linePos(start).line, endLine: this.#lines.linePos(Math.max(start, end - 1)).line };
  }

  #refuse(what: string, advice: string, node: Node) {
    return refused(this.#file, what, advice, this.#place(node).line);
  }
}

/** Source: YAML 1.1, tag:yaml.org,2002:bool and null, as CloudFormation's reader takes them: not `y` and `n`. */
function scalarOf({ value, type }: Scalar): string | boolean | null {
  const text = String(value ?? "");
  if (type !== Scalar.PLAIN) return text;
  if (/^(?:yes|true|on)$/i.test(text)) return true;
  if (/^(?:no|false|off)$/i.test(text)) return false;
  return /^(?:~|null|)$/i.test(text) ? null : text;
}

function tagOf({ tag }: Node): string | undefined {
  return tag?.startsWith("!") && tag.length > 1 ? tag.slice(1) : undefined;
}

/** `!Ref X` as `{ Ref: X }`, `!GetAtt A.B` as `{ "Fn::GetAtt": "A.B" }`. Source: CloudFormation user guide, intrinsic functions. */
function tagged(node: SourceNode, tag: string | undefined): SourceNode {
  if (tag === undefined) return node;
  const key = tag === "Ref" || tag === "Condition" ? tag : `Fn::${tag}`;
  // A tagged scalar is a text, whatever it looks like.
  const value: SourceNode =
    node.type === "scalar" ? { ...node, value: node.value === null ? "" : String(node.value) } : node;
  return { type: "map", line: node.line, endLine: node.endLine, entries: [{ key, line: node.line, value }] };
}
