"use client";
import { kindIn, plural, wordsOf } from "#lib/format.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { Place } from "../ui/place.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { ResourceFailings } from "./resource-failings.tsx";
import { ResourceGrade } from "./resource-grade.tsx";

export const resourceGrid =
  "grid-cols-[1.5rem_minmax(0,1fr)] md:grid-cols-[2.5rem_minmax(0,1fr)_15rem] xl:grid-cols-[2.5rem_minmax(0,1fr)_10rem_7rem_9rem_13rem_6rem] 2xl:grid-cols-[2.5rem_minmax(0,1fr)_12rem_8rem_11rem_5rem_6rem_15rem_6.5rem_5rem]";

/** Columns of the inventory; what a narrow window has no column for stands under the name. */
export function resourceColumns(
  hrefOf: (row: ResourceRow) => string,
  open: (row: ResourceRow) => void,
  nameOf: NameOf | null,
): Column<ResourceRow>[] {
  return [
    {
      id: "grade",
      header: <span className="max-md:sr-only">Grade</span>,
      cell: (row) => <ResourceGrade row={row} />,
    },
    {
      id: "name",
      header: "Resource",
      cell: (row) => (
        <div className="min-w-0">
          <RowLink href={hrefOf(row)} onOpen={() => open(row)} className="block font-medium">
            <UntrustedText>{row.name}</UntrustedText>
          </RowLink>
          <p className="flex flex-wrap gap-x-2 text-xs text-faint xl:hidden">
            <span className="text-muted">{kindIn(row)}</span>
            {nameOf && <UntrustedText>{nameOf(row.account)}</UntrustedText>}
            {row.owner !== null && <UntrustedText>{`of ${row.owner}`}</UntrustedText>}
            {row.exposure === "record" && <span>record</span>}
            {row.judged > 0 && !row.failure && <span>by {plural(row.judged, "check")}</span>}
          </p>
          {row.exposure === "record" && (
            <p className="hidden text-xs text-faint xl:block 2xl:hidden">
              <span>record</span>
            </p>
          )}
          <div className="text-xs md:hidden">
            <ResourceFailings row={row} />
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
      cell: ({ region, account }) => <Place region={region} account={nameOf?.(account)} />,
    },
    {
      id: "owner",
      header: "Owner",
      className: "hidden xl:flex",
      cell: (row) => <Owner row={row} />,
    },
    {
      id: "exposure",
      header: "Exposure",
      className: "hidden 2xl:flex",
      cell: ({ exposure }) => (exposure === "live" ? "Live" : <span className="text-faint">Record</span>),
    },
    {
      id: "judged",
      header: "Judged by",
      className: "hidden 2xl:flex",
      tone: "text-muted",
      cell: ({ judged, failure }) => (failure ? "–" : judged === 0 ? "no check" : plural(judged, "check")),
    },
    {
      id: "failing",
      header: "Fails",
      className: "hidden md:flex",
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-center gap-x-3">
          <ResourceFailings row={row} />
          {row.judged > 0 && !row.failure && (
            <span className="hidden text-xs text-faint xl:inline 2xl:hidden">by {plural(row.judged, "check")}</span>
          )}
        </span>
      ),
    },
    {
      id: "changed",
      header: "Last changed",
      className: "hidden xl:flex",
      tone: "text-faint",
      cell: ({ changedAt }) => (changedAt ? <Time iso={changedAt} /> : <Untold>AWS does not say when</Untold>),
    },
    {
      id: "first",
      header: "First seen",
      className: "hidden 2xl:flex",
      tone: "text-faint",
      cell: ({ firstSeen }) => <Time iso={firstSeen} />,
    },
  ];
}

/** Whose it is, as a tag says. That none does is another thing than not knowing its tags. */
function Owner({ row: { owner, tags } }: { row: Pick<ResourceRow, "owner" | "tags"> }) {
  if (owner !== null) return <UntrustedText>{owner}</UntrustedText>;
  return tags ? <span className="text-faint">none</span> : <Untold>Its tags are not known</Untold>;
}

/** In place of what is not known. */
function Untold({ children }: { children: string }) {
  return (
    <span className="text-faint" title={children}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{children}</span>
    </span>
  );
}
