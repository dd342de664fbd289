"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { NewScan } from "./new-scan.tsx";
import { isUnderWay, scansList } from "./queries.ts";
import { RunningScan } from "./running-scan.tsx";
import { scanColumns, scanGrid } from "./scan-columns.tsx";

const waiting = ["w-40", "w-24", "w-1/3", "w-16"];

/** Every scan of the account, and the one under way. */
export function ScansScreen({ account }: { account: AccountView }) {
  const list = useInfiniteQuery(scansList(account.id));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const router = useRouter();
  const hrefOf = useCallback((id: string) => `/scans/${encodeURIComponent(id)}?account=${account.id}`, [account.id]);
  const open = useCallback((id: string) => router.push(hrefOf(id)), [router, hrefOf]);
  const columns = useMemo(() => scanColumns(hrefOf, open), [hrefOf, open]);
  const running = rows.find(isUnderWay);
  return (
    <>
      <ScreenHeader
        title="Scans"
        meta={rows.length > 0 && !list.hasNextPage && plural(rows.length, "scan")}
        actions={<NewScan account={account} isDisabled={running !== undefined} />}
      />
      {list.isPending ? (
        <SkeletonRows rows={10} columns={waiting} />
      ) : list.isError && rows.length === 0 ? (
        <FailedState action={<Button onClick={() => list.refetch()}>Try again</Button>}>
          {list.error.message}
        </FailedState>
      ) : rows.length === 0 ? (
        <EmptyState title="No scan yet">
          A scan reads the configuration of the account and judges it. What it could not read is listed with it, line by
          line.
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          {running && <RunningScan key={running.id} initial={running} />}
          <div className="flex min-h-96 flex-1 flex-col">
            <VirtualTable
              label="Scans"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              grid={scanGrid}
              total={list.hasNextPage ? -1 : rows.length + 1}
              loadMore={list.hasNextPage && !list.isFetchingNextPage ? list.fetchNextPage : undefined}
              footer={list.hasNextPage ? <SkeletonRows rows={3} columns={waiting} /> : undefined}
            />
          </div>
        </div>
      )}
    </>
  );
}
