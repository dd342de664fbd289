"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Severity } from "#lib/checks/define.ts";
import { formatCount } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { FieldMark, MarkedTree } from "./marks.ts";
import type { TreeNode } from "./tree.ts";
import { TreeMark } from "./tree-mark.tsx";
import { TreeValue } from "./tree-value.tsx";

export interface TreeContext {
  marks: MarkedTree["marks"];
  isOpen: (node: TreeNode, depth: number) => boolean;
  onToggle: (node: TreeNode) => void;
  onMark: ((mark: FieldMark) => void) | undefined;
}

const edges: Record<Severity, string> = {
  critical: "border-l-critical",
  high: "border-l-high",
  medium: "border-l-medium",
  low: "border-l-low",
  info: "border-l-info",
};

/** More children than this wait behind a button. */
const most = 100;

/** The nodes of one level, and of every open level below. */
export function TreeBranch({ nodes, depth, ...context }: TreeContext & { nodes: readonly TreeNode[]; depth: number }) {
  const [shown, setShown] = useState(most);
  return (
    <ul>
      {nodes.slice(0, shown).map((node) => (
        <li key={node.path}>
          <TreeRow node={node} depth={depth} {...context} />
          {node.children && context.isOpen(node, depth) && (
            <TreeBranch nodes={node.children} depth={depth + 1} {...context} />
          )}
        </li>
      ))}
      {nodes.length > shown && (
        <li className="py-1" style={{ paddingInlineStart: `${depth + 1}rem` }}>
          <button type="button" onClick={() => setShown(shown + 500)} className="text-accent hover:underline">
            {formatCount(nodes.length - shown)} more
          </button>
        </li>
      )}
    </ul>
  );
}

function TreeRow({ node, depth, marks, isOpen, onToggle, onMark }: TreeContext & { node: TreeNode; depth: number }) {
  const mine = marks.get(node.path) ?? [];
  const hasMore = node.children !== null && node.children.length > 0;
  const name = (
    <UntrustedText wrap className={node.children ? "font-medium text-ink" : "text-muted"}>
      {node.name}
    </UntrustedText>
  );
  return (
    <div
      data-path={node.path}
      className={cx(
        "gap-x-4 border-b px-2 py-1 font-mono text-xs leading-5 hover:bg-hover @xl:grid @xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @4xl:grid-cols-[24rem_minmax(0,1fr)]",
        mine[0] && `border-l-2 bg-sunken ${edges[mine[0].severity]}`,
      )}
    >
      <div className="flex min-w-0 items-start gap-1" style={{ paddingInlineStart: `${depth}rem` }}>
        {hasMore ? (
          <button
            type="button"
            aria-expanded={isOpen(node, depth)}
            onClick={() => onToggle(node)}
            className="-ml-0.5 flex min-w-0 items-start gap-0.5 text-left"
          >
            <ChevronRight
              className={cx(
                "mt-0.5 size-4 shrink-0 text-faint transition-transform",
                isOpen(node, depth) && "rotate-90",
              )}
              aria-hidden="true"
            />
            <span>{name}</span>
          </button>
        ) : (
          <span className="pl-4">{name}</span>
        )}
      </div>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 pl-8 @xl:pl-0">
        <TreeValue node={node} isOpen={hasMore && isOpen(node, depth)} />
      </div>
      {mine.map((mark) => (
        <TreeMark key={mark.finding} mark={mark} onOpen={onMark} />
      ))}
    </div>
  );
}
