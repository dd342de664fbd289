"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { useAccountNames } from "../layout/accounts.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { Place } from "../ui/place.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import { Culprit, isFailing, useCulprits } from "./culprits.tsx";
import { EarlierMark } from "./earlier-mark.tsx";
import { MaybeLink } from "./maybe-link.tsx";
import type { OpenFinding } from "./open-finding.ts";
import { groupPages } from "./queries.ts";
import type { FindingState } from "./search-params.ts";

const none: readonly FindingRow[] = [];

/** The resources of one check that the filters let through: the first of them, the rest in the list. */
export function GroupFindings({
  check,
  state,
  onChange,
  hrefOf,
  open,
}: OpenFinding & { check: string; state: FindingState; onChange: (change: Partial<FindingState>) => void }) {
  const nameOf = useAccountNames();
  const list = useInfiniteQuery(groupPages(state, check));
  const culprits = useCulprits(state.change === "gone" ? none : (list.data?.pages[0]?.rows ?? none), state.account);
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
  return (
    <ul className="bg-sunken pb-2">
      {rows.map((row) => (
        <li
          key={row.id}
          data-row={row.id}
          aria-current={row.id === state.finding || undefined}
          className={cx(
            "relative grid row-height-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 pl-11 hover:bg-hover has-[.row-link:focus-visible]:bg-selected aria-[current]:bg-selected md:px-6 md:pl-[8.75rem] lg:grid-cols-[minmax(0,1fr)_9rem_7rem_4.5rem] xl:grid-cols-[minmax(0,1fr)_9rem_10rem_7rem_4.5rem]",
          )}
        >
          <div className="min-w-0">
            <MaybeLink links={state.change === "gone" ? null : { hrefOf, open }} id={row.id} className="block">
              <UntrustedText>{row.resource.name}</UntrustedText>
            </MaybeLink>
            <EarlierMark finding={row} className="block" />
            <p className="pb-1 text-xs text-faint lg:hidden">
              {nameOf && `${nameOf(row.account)}, `}
              {row.resource.region}, since <Time iso={row.since} show="date" />
            </p>
          </div>
          <span className="hidden lg:block">
            <Place region={row.resource.region} account={nameOf?.(row.account)} />
          </span>
          <span className="hidden min-w-0 xl:flex">
            {isFailing(row) && <Culprit id={row.id} culprits={culprits} />}
          </span>
          <VerdictLabel status={row.status} />
          <span className="hidden text-xs text-faint lg:block">
            <Time iso={row.since} />
          </span>
        </li>
      ))}
      {rest > 0 && (
        <li className="px-4 pt-1 pl-11 md:pl-[8.25rem]">
          <Button variant="quiet" className="text-accent" onClick={() => onChange({ view: "list", check })}>
            {plural(rest, "more resource")} in the list
          </Button>
        </li>
      )}
    </ul>
  );
}
