"use client";
import type { ResourceChangeKind } from "#lib/filters/changes.ts";
import { kindIn, wordsOf } from "#lib/format.ts";
import type { ChangedResourceRow } from "#lib/store/views.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { Place } from "../ui/place.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { ResourceChange } from "./resource-change.tsx";

export const changedResourceGrid =
  "grid-cols-[4.5rem_minmax(0,1fr)] md:grid-cols-[5rem_14rem_minmax(0,1fr)] xl:grid-cols-[5rem_16rem_10rem_6.5rem_minmax(0,1fr)]";

export const resourceChangeWords: Record<ResourceChangeKind, string> = { new: "New", gone: "Gone", changed: "Changed" };

/** Columns of the resources that changed; what a narrow window has no column for stands under the name. */
export function changedResourceColumns(account: string, open: (href: string) => void): Column<ChangedResourceRow>[] {
  return [
    {
      id: "is",
      header: "What",
      cell: ({ is }) => <span className={is === "gone" ? "text-faint" : "font-medium"}>{resourceChangeWords[is]}</span>,
    },
    {
      id: "resource",
      header: "Resource",
      cell: (row) => (
        <div className="min-w-0">
          <Name row={row} account={account} open={open} />
          <p className="flex flex-wrap gap-x-2 text-xs text-faint xl:hidden">{kindIn(row)}</p>
          <div className="md:hidden">
            <Happened row={row} account={account} />
          </div>
        </div>
      ),
    },
    {
      id: "kind",
      header: "Kind",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: ({ kind }) => <Truncated>{wordsOf(kind)}</Truncated>,
    },
    {
      id: "region",
      header: "Region",
      className: "hidden xl:flex",
      cell: ({ region }) => <Place region={region} />,
    },
    {
      id: "changes",
      header: "What changed",
      className: "hidden md:flex",
      cell: (row) => <Happened row={row} account={account} />,
    },
  ];
}

/** What is gone has no page. */
function Name({
  row: { arn, name, is },
  account,
  open,
}: {
  row: ChangedResourceRow;
  account: string;
  open: (href: string) => void;
}) {
  const shown = <UntrustedText>{name}</UntrustedText>;
  if (is === "gone") return <span className="block font-medium text-muted">{shown}</span>;
  const href = `${resourceHref(arn, account)}${is === "changed" ? "&tab=history" : ""}`;
  return (
    <RowLink href={href} onOpen={() => open(href)} className="block font-medium">
      {shown}
    </RowLink>
  );
}

function Happened({ row: { is, changes, left }, account }: { row: ChangedResourceRow; account: string }) {
  if (is !== "changed")
    return (
      <span className="text-faint">
        {is === "new" ? "not there at the earlier scan" : "not there at the later scan"}
      </span>
    );
  return (
    <ul className="min-w-0">
      {changes.map((change) => (
        <ResourceChange key={change.at} change={change} account={account} />
      ))}
      {left.map((sentence) => (
        <li key={sentence} className="text-unknown">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
