"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { useAccountNames } from "../layout/accounts.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { Place } from "../ui/place.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Time } from "../ui/time.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import { Culprit, CulpritsContext, isFailing, useCulprits } from "./culprits.tsx";
import { EarlierMark } from "./earlier-mark.tsx";
import { type FindingGroup, ofGroup } from "./group.ts";
import { MaybeLink } from "./maybe-link.tsx";
import type { OpenFinding } from "./open-finding.ts";
import { PickBox } from "./pick-box.tsx";
import { isPickable, type Picking } from "./picking.ts";
import { groupPages } from "./queries.ts";
import type { FindingState } from "./search-params.ts";
import { WaivedMark } from "./waived-mark.tsx";

const none: readonly FindingRow[] = [];

/** The findings of one group that the filters let through: the first of them, all in the list. */
export function GroupFindings({
  group,
  state,
  onChange,
  hrefOf,
  open,
  picked,
  pick,
}: OpenFinding &
  Pick<Picking, "picked" | "pick"> & {
    group: FindingGroup;
    state: FindingState;
    onChange: (change: Partial<FindingState>) => void;
  }) {
  const nameOf = useAccountNames();
  const list = useInfiniteQuery(groupPages(state, group));
  const culprits = useCulprits(state.change === "gone" ? none : (list.data?.pages[0]?.rows ?? none), state.account, {
    isStale: list.isPlaceholderData,
  });
  if (list.isPending) {
    return (
      <div role="status" aria-label="Loading" className="bg-sunken px-4 pb-4 md:pl-32">
        <Skeleton className="w-1/3" />
      </div>
    );
  }
  if (list.isError) return <p className="bg-sunken px-4 pb-4 text-critical md:pl-32">{list.error.message}</p>;
  const [page] = list.data.pages;
  const rows = page?.rows ?? [];
  const rest = (page?.total ?? rows.length) - rows.length;
  const links = state.change === "gone" ? null : { hrefOf, open };
  return (
    <CulpritsContext value={culprits}>
      <ul className="bg-sunken pb-2">
        {rows.map((row) => (
          <li
            key={row.id}
            data-row={row.id}
            aria-current={row.id === state.finding || undefined}
            className={cx(
              "relative grid row-height-8 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 hover:bg-hover has-[.row-link:focus-visible]:bg-selected aria-[current]:bg-selected md:grid-cols-[1rem_5.25rem_minmax(0,1fr)_auto] md:px-6 lg:grid-cols-[1rem_5.25rem_minmax(0,1fr)_9rem_7rem_4.5rem] xl:grid-cols-[1rem_5.25rem_minmax(0,1fr)_9rem_10rem_7rem_4.5rem]",
            )}
          >
            <span>{isPickable(row) && links && <PickBox row={row} isPicked={picked.has(row.id)} pick={pick} />}</span>
            <span className="max-md:hidden">
              {group.by !== "check" && (
                <SeverityLabel severity={row.severity} quiet={row.status !== "fail" || row.waiver !== null} />
              )}
            </span>
            <div className="min-w-0">
              <MaybeLink links={links} id={row.id} className="block">
                {group.by === "check" ? (
                  <UntrustedText>{row.resource.name}</UntrustedText>
                ) : (
                  <Truncated className="max-md:whitespace-normal">{verdictTitle(row)}</Truncated>
                )}
              </MaybeLink>
              {group.by !== "check" && group.by !== "resource" && (
                <UntrustedText className="text-xs text-muted">{row.resource.name}</UntrustedText>
              )}
              <WaivedMark finding={row} /> <EarlierMark finding={row} />
              <p className="pb-1 text-xs text-faint lg:hidden">
                {nameOf && `${nameOf(row.account)}, `}
                {row.resource.region}, since <Time iso={row.since} show="date" />
              </p>
            </div>
            <span className="hidden lg:block">
              <Place region={row.resource.region} account={nameOf?.(row.account)} />
            </span>
            <span className="hidden min-w-0 xl:flex">{isFailing(row) && <Culprit id={row.id} />}</span>
            <VerdictLabel status={row.status} />
            <span className="hidden text-xs text-faint lg:block">
              <Time iso={row.since} />
            </span>
          </li>
        ))}
        <li className="px-4 pt-1 pl-11 md:pl-[8.25rem]">
          <Button
            variant="quiet"
            className="text-accent"
            onClick={() => onChange({ view: "list", ...ofGroup(group, state) })}
          >
            {rest > 0
              ? `${plural(rest, group.by === "check" ? "more resource" : "more finding")} in the list`
              : "Show in the list"}
          </Button>
        </li>
      </ul>
    </CulpritsContext>
  );
}
