"use client";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { scansList } from "#lib/filters/scans.ts";
import { plural } from "#lib/format.ts";
import type { AccountView, ScanRow } from "#lib/store/views.ts";
import { compareHref } from "../changes/search-params.ts";
import { useAccountNames } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared, isNarrowed, queryOf } from "../lists/address.ts";
import { ListTable } from "../lists/list-table.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { usePages } from "../lists/listing.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { NewScan } from "./new-scan.tsx";
import { pairPicked, togglePicked } from "./picked-scans.ts";
import { isUnderWay, scanPages } from "./queries.ts";
import type { UsualReach } from "./reach-form.ts";
import { RunningScan } from "./running-scan.tsx";
import { scanColumns, scanGrid } from "./scan-columns.tsx";
import { NewSchedule, Schedules } from "./schedules.tsx";
import { type ScansState, scanParams } from "./search-params.ts";

const readOptions = [
  { value: "everything", label: "Everything" },
  { value: "what-changed", label: "What changed" },
];

const hrefOf = ({ id, account }: ScanRow) => `/scans/${encodeURIComponent(id)}?account=${encodeURIComponent(account)}`;

/** Every scan of the accounts, and those under way. */
export function ScansScreen({ accounts, usual }: { accounts: readonly AccountView[]; usual: UsualReach }) {
  const [state, setState] = useQueryStates(scanParams, { history: "replace" });
  const listing = usePages(scanPages(queryOf(scansList, state)));
  const router = useRouter();
  const nameOf = useAccountNames();
  const times = useTimes();
  const open = useCallback((scan: ScanRow) => router.push(hrefOf(scan)), [router]);
  const [picked, setPicked] = useState<readonly ScanRow[]>([]);
  const pick = useCallback((scan: ScanRow) => setPicked((before) => togglePicked(before, scan)), []);
  const columns = useMemo(
    () => scanColumns(hrefOf, open, nameOf, times, { picked, pick }),
    [open, nameOf, times, picked, pick],
  );
  const change = (next: Partial<ScansState>) => void setState(next);
  const { rows, hasMore } = listing;
  const pair = pairPicked(picked);
  const running = rows.filter(isUnderWay);
  return (
    <>
      <ScreenHeader
        title="Scans"
        meta={rows.length > 0 && !hasMore && plural(rows.length, "scan")}
        actions={
          <>
            <span role="status" className="text-muted">
              {picked.length === 1 && "Choose another one to compare"}
            </span>
            {pair && (
              <LinkButton href={compareHref(pair[0].account, { from: pair[0].id, to: pair[1].id })}>
                Compare the two
              </LinkButton>
            )}
            <NewSchedule usual={usual} />
            <NewScan
              accounts={accounts}
              usual={usual}
              busy={running.filter(({ watch }) => !watch).map(({ account }) => account)}
            />
          </>
        }
      >
        <ListToolbar list={scansList} state={state} onChange={change} looks={{ read: { options: readOptions } }} />
      </ScreenHeader>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {running.map((scan) => (
          <RunningScan key={scan.id} initial={scan} />
        ))}
        <Schedules usual={usual} />
        <div className="flex min-h-96 flex-1 flex-col">
          <ListTable
            listing={listing}
            label="Scans"
            noun="scan"
            columns={columns}
            rowKey={(row) => row.id}
            grid={scanGrid}
            waiting={["w-40", "w-24", "w-1/3", "w-16"]}
            empty={
              isNarrowed(scansList, state) ? (
                <EmptyState
                  title="No such scan"
                  action={<Button onClick={() => change(cleared(scansList, state))}>Clear the filters</Button>}
                />
              ) : (
                <EmptyState title="No scan yet">
                  A scan reads the configuration of the account and judges it. What it could not read is listed with it,
                  line by line.
                </EmptyState>
              )
            }
          />
        </div>
      </div>
    </>
  );
}
