"use client";
import { kindIn, wordsOf } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { Place } from "../ui/place.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { Culprit, isFailing } from "./culprits.tsx";
import { EarlierMark } from "./earlier-mark.tsx";
import { MaybeLink } from "./maybe-link.tsx";
import type { OpenFinding } from "./open-finding.ts";
import { PickBox } from "./pick-box.tsx";
import { isPickable, type Picking } from "./picking.ts";
import { WaivedMark } from "./waived-mark.tsx";

export const findingGrid =
  "grid-cols-[1rem_5.25rem_minmax(0,1fr)] md:grid-cols-[1rem_5.25rem_minmax(0,1fr)_7.25rem_4.5rem] xl:grid-cols-[1rem_5.25rem_minmax(0,1.5fr)_minmax(0,1fr)_6.5rem_8.5rem_6rem_4.5rem] 2xl:grid-cols-[1rem_5.25rem_minmax(0,1.5fr)_minmax(0,1fr)_9rem_7rem_9.5rem_7.25rem_4.5rem]";

/**
 * Columns of the list of findings; what a narrow window has no column for stands under the title. Findings that are gone
 * cannot be opened: `links` is then null.
 */
export function findingColumns(
  links: OpenFinding | null,
  nameOf: NameOf | null,
  { picked, pick }: Pick<Picking, "picked" | "pick">,
): Column<FindingRow>[] {
  return [
    {
      id: "pick",
      header: <span className="sr-only">Choose</span>,
      cell: (row) => isPickable(row) && links && <PickBox row={row} isPicked={picked.has(row.id)} pick={pick} />,
    },
    {
      id: "severity",
      header: "Severity",
      sort: { by: "severity", direction: "descending" },
      cell: ({ severity, status, waiver }) => (
        <SeverityLabel severity={severity} quiet={status !== "fail" || waiver !== null} />
      ),
    },
    {
      id: "finding",
      header: "Finding",
      cell: (row) => (
        <div className="min-w-0">
          <MaybeLink links={links} id={row.id} className="block font-medium">
            <Truncated className="max-md:whitespace-normal">{verdictTitle(row)}</Truncated>
          </MaybeLink>
          <WaivedMark finding={row} /> <EarlierMark finding={row} />
          <p className="flex min-w-0 flex-wrap gap-x-2 text-xs text-faint xl:hidden">
            <UntrustedText className="text-muted">{row.resource.name}</UntrustedText>
            <span>{kindIn(row.resource)}</span>
            {nameOf && <UntrustedText>{nameOf(row.account)}</UntrustedText>}
            {row.status !== "fail" && (
              <span className="md:hidden">
                <VerdictLabel status={row.status} />
              </span>
            )}
            <span className="md:hidden">
              since <Time iso={row.since} show="date" />
            </span>
          </p>
        </div>
      ),
    },
    {
      id: "resource",
      header: "Resource",
      sort: { by: "resource", direction: "ascending" },
      className: "hidden xl:flex",
      cell: ({ resource }) => (
        <div className="min-w-0">
          <UntrustedText className="block">{resource.name}</UntrustedText>
          <Truncated className="block text-xs text-faint 2xl:hidden">{wordsOf(resource.kind)}</Truncated>
        </div>
      ),
    },
    {
      id: "kind",
      header: "Kind",
      className: "hidden 2xl:flex",
      cell: ({ resource }) => <Truncated className="text-muted">{wordsOf(resource.kind)}</Truncated>,
    },
    {
      id: "region",
      header: "Region",
      className: "hidden xl:flex",
      cell: ({ resource, account }) => <Place region={resource.region} account={nameOf?.(account)} />,
    },
    {
      id: "culprit",
      header: "Set by",
      className: "hidden xl:flex",
      cell: (row) => isFailing(row) && <Culprit id={row.id} />,
    },
    {
      id: "verdict",
      header: "Verdict",
      className: "hidden md:flex",
      cell: ({ status }) => <VerdictLabel status={status} />,
    },
    {
      id: "since",
      header: "Since",
      sort: { by: "newest", direction: "descending" },
      className: "hidden md:flex",
      cell: ({ since }) => (
        <span className="text-faint">
          <Time iso={since} />
        </span>
      ),
    },
  ];
}
