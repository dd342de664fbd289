"use client";
import { FoldVertical, UnfoldVertical } from "lucide-react";
import { useMemo, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { type FieldMark, isMarkedBelow, placeMarks } from "./marks.ts";
import { countNodes, narrowed, type TreeNode, treeOf } from "./tree.ts";
import { TreeBranch } from "./tree-branch.tsx";

/** Trees of more nodes than this open with their first level alone. */
const comfortable = 120;

/**
 * JSON from AWS to read: its own field names, texts that hold JSON or scripts read out, secrets as the marks that
 * stand in their place, and failing fields with what should stand there.
 */
export function DataTree({
  value,
  what,
  marks = [],
  onMark,
}: {
  value: object;
  /** Completes "Search in …" and "Copy …": "the configuration". */
  what: string;
  marks?: readonly FieldMark[];
  /** Opens the finding behind a mark. */
  onMark?: (mark: FieldMark) => void;
}) {
  const [needle, setNeedle] = useState("");
  const [base, setBase] = useState<"auto" | "all" | "none">("auto");
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(() => placeMarks(treeOf(value), marks), [value, marks]);
  const isSmall = useMemo(() => countNodes(marked.nodes) <= comfortable, [marked]);
  const nodes = useMemo(() => narrowed(marked.nodes, needle), [marked, needle]);
  const isOpen = (node: TreeNode, depth: number) => {
    const usual =
      base === "all" ||
      (base === "auto" && (needle !== "" || isSmall || depth < 1 || isMarkedBelow(node, marked.marks)));
    return toggled.has(node.path) !== usual;
  };
  const onToggle = ({ path }: TreeNode) => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  const setAll = (open: "all" | "none") => {
    setBase(open);
    setToggled(new Set());
  };
  return (
    <div className="@container">
      <div className="ledger-rule flex items-center gap-1 pb-2">
        <SearchField
          label={`Search in ${what}`}
          value={needle}
          onChange={setNeedle}
          className="mr-auto min-w-0 max-w-80 flex-1"
        />
        <IconButton label="Open everything" onClick={() => setAll("all")}>
          <UnfoldVertical aria-hidden="true" />
        </IconButton>
        <IconButton label="Close everything" onClick={() => setAll("none")}>
          <FoldVertical aria-hidden="true" />
        </IconButton>
        <CopyButton text={JSON.stringify(value, null, 2)} what={`${what} as JSON`} />
      </div>
      {nodes.length === 0 ? (
        <p className="px-2 py-4 text-muted">
          {needle === "" ? "There are no fields." : "No field or value has that text."}
        </p>
      ) : (
        <TreeBranch nodes={nodes} depth={0} marks={marked.marks} isOpen={isOpen} onToggle={onToggle} onMark={onMark} />
      )}
    </div>
  );
}
