"use client";
import { useState } from "react";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { scriptIn } from "./decode.ts";
import { partsOf } from "./redaction.ts";
import type { TreeNode } from "./tree.ts";

const longestText = 200;
const longestScript = 14;

/** The value of a leaf, or what a branch holds: a glimpse of it while it is closed. */
export function TreeValue({ node, isOpen }: { node: TreeNode; isOpen: boolean }) {
  if (node.isAbsent) return <span className="text-faint">not set</span>;
  if (node.children) {
    const glimpse = isOpen ? "" : glimpseOf(node.children);
    return glimpse ? <UntrustedText className="text-muted">{glimpse}</UntrustedText> : <BranchSummary node={node} />;
  }
  const { value } = node;
  if (typeof value !== "string") return <span className={value === null ? "text-faint" : ""}>{String(value)}</span>;
  if (value === "") return <span className="text-faint">empty text</span>;
  const script = scriptIn(node.name, value);
  return script === undefined ? <LongText text={value} /> : <Script text={script} />;
}

function BranchSummary({ node: { children, isList, fromText } }: { node: TreeNode }) {
  const count = children?.length ?? 0;
  const summary = isList ? plural(count, "item") : plural(count, "field");
  return (
    <span className="font-sans text-xs text-faint">
      {count === 0 ? (isList ? "empty list" : "no fields") : summary}
      {fromText && ", read from JSON text"}
    </span>
  );
}

/** The first plain values of a branch in a line. */
function glimpseOf(children: readonly TreeNode[]): string {
  const plain = children.filter((child) => child.children === null && !child.isAbsent);
  const words = plain.slice(0, 4).map(({ name, value }) => (/^\d+$/.test(name) ? String(value) : `${name}: ${value}`));
  return words.join(", ").slice(0, 160);
}

function LongText({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= longestText) return <Marked text={text} lines={text.includes("\n")} />;
  return (
    <>
      <Marked text={isWhole ? text : `${text.slice(0, longestText)}…`} lines={isWhole} />{" "}
      <More isOpen={isWhole} onClick={() => setWhole(!isWhole)}>
        {`all ${formatCount(text.length)} characters`}
      </More>
    </>
  );
}

/** A script that AWS keeps as base64, in plain text. */
function Script({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  const lines = text.trimEnd().split("\n");
  const shown = isWhole ? lines : lines.slice(0, longestScript);
  return (
    <div className="min-w-0 flex-1">
      <p className="font-sans text-xs leading-5 text-faint">{plural(lines.length, "line")}, decoded from base64</p>
      <div className="my-1 rounded-md border bg-sunken px-3 py-2">
        <Marked text={shown.join("\n")} lines />
        {lines.length > longestScript && (
          <p className="mt-1">
            <More isOpen={isWhole} onClick={() => setWhole(!isWhole)}>
              {`all ${formatCount(lines.length)} lines`}
            </More>
          </p>
        )}
      </div>
    </div>
  );
}

function More({ isOpen, onClick, children }: { isOpen: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
      className="font-sans text-xs text-accent underline-offset-2 hover:underline"
    >
      {isOpen ? "Show less" : `Show ${children}`}
    </button>
  );
}

/** Text with its redaction marks drawn as the black bars of a censored page. */
function Marked({ text, lines = false }: { text: string; lines?: boolean }) {
  return partsOf(text).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    if (part.type === "text") return <Plain key={index} text={part.text} lines={lines} />;
    const words = part.type === "redacted" ? wordsOf(part.kind) : "Withheld, could not be scanned";
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
        key={index}
        title="Redacted when it was read. Equal marks are the same secret."
        className={cx(
          "mx-0.5 inline-flex items-baseline gap-1.5 rounded-sm bg-ink px-1.5 text-2xs leading-4 text-paper",
          "font-sans font-medium whitespace-nowrap",
        )}
      >
        <span className="sr-only">Redacted: </span>
        {words}
        {part.type === "redacted" && <span className="font-mono opacity-75">{part.fingerprint}</span>}
      </span>
    );
  });
}

function Plain({ text, lines }: { text: string; lines: boolean }) {
  return lines ? <UntrustedText lines>{text}</UntrustedText> : <UntrustedText wrap>{text}</UntrustedText>;
}
