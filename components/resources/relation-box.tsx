import Link from "next/link";
import { severities } from "#lib/checks/define.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { MoreRelations } from "#lib/inventory/relation-graph.ts";
import { cx } from "../ui/class-names.ts";
import { SeverityMark, severityText, severityWord } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
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
  const words = `${node.step > 0 ? "uses" : "used by"} ${plural(further, "other")}`;
  const content = (
    <>
      <span className="flex min-w-0 flex-1 flex-col">
        <Truncated className="text-2xs leading-4 text-faint">{factsOf(node, place).join(" · ")}</Truncated>
        <UntrustedText className={cx("text-xs", isRoot ? "font-semibold" : "font-medium")}>{node.name}</UntrustedText>
      </span>
      {standing && <Worst failing={standing.failing} />}
      {standing && <ResourceGrade row={standing} />}
      {further > 0 && (
        <span className="text-2xs text-faint" title={words}>
          <span aria-hidden="true">+{formatCount(further)}</span>
          <span className="sr-only"> {words}</span>
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

/** Its kind; where it is, unless that is where the root is; and that it was not found, was not read or has ended. */
function factsOf({ kind, arn, account, region, standing }: GraphNode, { root, account: own }: BoxPlace): string[] {
  const isElsewhere = region !== root.region && region !== "global" && root.region !== "global";
  const isTheirs = arn === null && account !== null && account !== own;
  return [
    wordsOf(kind),
    ...(arn === null ? [isTheirs ? `account ${account}` : "not found or not read"] : []),
    ...(isElsewhere ? [region] : []),
    ...(standing?.failure ? ["not read"] : []),
    ...(standing?.exposure === "record" ? ["record"] : []),
  ];
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
export function MoreBox({ more, isAll, place }: { more: MoreRelations; isAll: boolean; place: BoxPlace }) {
  const { node, side, kind, count } = more;
  const lists = node === place.root.id ? "" : relationsHref(node, place.account, place.depth);
  return (
    <Link
      href={`${lists}#${listId({ side, kind })}`}
      draggable={false}
      className={cx(frame, still, "border-dashed border-rule bg-paper text-muted")}
    >
      <span className="min-w-0 flex-1 truncate text-2xs text-faint">{wordsOf(kind)}</span>
      <span className="text-2xs">
        {formatCount(count)} {isAll ? "of them" : "more"}
      </span>
    </Link>
  );
}
