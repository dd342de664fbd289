import Link from "next/link";
import { severities } from "#lib/checks/define.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { MoreRelations } from "#lib/inventory/relation-graph.ts";
import { cx } from "../ui/class-names.ts";
import { SeverityMark, severityText, severityWord } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { GraphNode } from "./queries.ts";
import { listId, relationsHref } from "./relation-words.ts";
import { ResourceGrade } from "./resource-grade.tsx";

const frame = "pointer-events-auto flex h-full w-full items-center gap-2 rounded-md border px-2 text-left";
/** The pane is dragged beside the boxes. */
const still = "nopan hover:bg-hover";

/** What a box needs of where it stands. */
export interface BoxPlace {
  /** The resource whose graph it is. */
  root: GraphNode;
  account: string;
  depth: string;
}

/** A resource: what it is, how it stands, and how much lies further out. It leads to its own graph. */
export function ResourceBox({ node, further, place }: { node: GraphNode; further: number; place: BoxPlace }) {
  const { arn, standing } = node;
  const isRoot = node.id === place.root.id;
  const content = (
    <>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex gap-1.5 overflow-hidden text-2xs leading-4 whitespace-nowrap text-faint">
          <span className="truncate">{wordsOf(node.kind)}</span>
          <Elsewhere node={node} place={place} />
        </span>
        <UntrustedText className={cx("text-xs", isRoot ? "font-semibold" : "font-medium")}>{node.name}</UntrustedText>
      </span>
      {standing && <Worst failing={standing.failing} />}
      {standing && <ResourceGrade row={standing} />}
      {further > 0 && (
        <span className="text-2xs text-faint">
          <span aria-hidden="true">+{formatCount(further)}</span>
          <span className="sr-only">
            {node.step > 0 ? "uses" : "used by"} {plural(further, "other")}
          </span>
        </span>
      )}
    </>
  );
  const look = cx(
    frame,
    isRoot && "border-ink bg-raised",
    !isRoot &&
      (standing?.failure
        ? "hatch border-unknown/60"
        : arn === null
          ? "border-dashed border-control bg-paper"
          : "border-rule bg-raised"),
  );
  if (isRoot || arn === null) return <div className={look}>{content}</div>;
  return (
    <Link href={relationsHref(arn, place.account, place.depth)} draggable={false} className={cx(look, still)}>
      {content}
    </Link>
  );
}

/** Where it is, unless that is where the root is; and that it was not found. */
function Elsewhere({ node, place: { root, account } }: { node: GraphNode; place: BoxPlace }) {
  const isNear = [root.region, "global"].includes(node.region) || root.region === "global";
  const words = [
    node.arn === null
      ? node.account && node.account !== account
        ? `account ${node.account}`
        : "not found or not read"
      : "",
    isNear ? "" : node.region,
    node.standing?.failure ? "not read" : "",
    node.standing?.exposure === "record" ? "record" : "",
  ];
  return words
    .filter((word) => word !== "")
    .map((word) => (
      <span key={word} className="shrink-0">
        <span aria-hidden="true">· </span>
        {word}
      </span>
    ));
}

function Worst({ failing }: { failing: NonNullable<GraphNode["standing"]>["failing"] }) {
  const severity = severities.find((one) => failing[one] > 0);
  if (!severity) return null;
  return (
    <span
      title={severityWord[severity]}
      className={cx("inline-flex items-center gap-1 text-xs", severityText[severity])}
    >
      <SeverityMark severity={severity} size={11} />
      {formatCount(failing[severity])}
      <span className="sr-only"> {severityWord[severity].toLowerCase()} fail</span>
    </span>
  );
}

/** How many more of a kind there are. It leads to where they are listed. */
export function MoreBox({ more, place }: { more: MoreRelations; place: BoxPlace }) {
  const { node, side, kind, count } = more;
  const lists = node === place.root.id ? "" : relationsHref(node, place.account, place.depth);
  return (
    <Link
      href={`${lists}#${listId({ side, kind })}`}
      draggable={false}
      className={cx(frame, still, "border-dashed border-rule bg-paper text-muted")}
    >
      <span className="flex min-w-0 flex-col">
        <span className="truncate text-2xs leading-4 text-faint">{wordsOf(kind)}</span>
        <span className="text-xs">{plural(count, "more", "more")}</span>
      </span>
    </Link>
  );
}
