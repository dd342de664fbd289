"use client";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { resourcesList } from "#lib/filters/resources.ts";
import { plural } from "#lib/format.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import { useAccountNames, useExportable } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared } from "../lists/address.ts";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { newReportHref } from "../reports/search-params.ts";
import { Button } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ViewsMenu } from "../views/views-menu.tsx";
import { resourcePages } from "./queries.ts";
import { resourceColumns, resourceGrid } from "./resource-columns.tsx";
import { resourceHref } from "./resource-link.ts";
import { ResourcesToolbar } from "./resources-toolbar.tsx";
import { type ResourceState, resourceParams, resourcesQueryOf, resourceViewParams } from "./search-params.ts";

const hrefOf = ({ arn, account }: ResourceRow) => resourceHref(arn, account);

/** The inventory: browse, filter, order and export it. All of its state is in the address. */
export function ResourcesScreen({
  formats,
  kinds,
  regions,
  owners,
  notice,
}: {
  formats: readonly ExportFormat[];
  kinds: readonly string[];
  regions: readonly string[];
  /** Whose the resources are, those of the most first. */
  owners: readonly { value: string; count: number }[];
  /** The partial state, drawn by the server. */
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(resourceParams, { history: "replace" });
  const router = useRouter();
  const nameOf = useAccountNames();
  const change = useCallback((next: Partial<ResourceState>) => void setState(next), [setState]);
  const open = useCallback((row: ResourceRow) => router.push(hrefOf(row)), [router]);
  const columns = useMemo(() => resourceColumns(hrefOf, open, nameOf), [open, nameOf]);
  const query = resourcesQueryOf(state);
  const exported = resourcesQueryOf({ ...state, account: useExportable(state.account) });
  const listing = usePages(resourcePages(query));
  return (
    <>
      <ScreenHeader
        title="Resources"
        meta={listing.total !== null && <p role="status">{plural(listing.total, "resource")}</p>}
        actions={
          <ExportMenu
            path="/api/v1/resources/export"
            query={exported}
            what="Resources"
            formats={formats}
            reportHref={newReportHref("resources", exported)}
          />
        }
      >
        <ViewsMenu list="resources" params={resourceViewParams} />
        <ResourcesToolbar state={state} onChange={change} {...{ kinds, regions, owners }} />
      </ScreenHeader>
      {notice}
      <ListTable
        listing={listing}
        label="Resources"
        noun="resource"
        columns={columns}
        rowKey={({ account, arn }) => `${account} ${arn}`}
        grid={resourceGrid}
        waiting={["w-5", "w-2/5", "w-32", "w-24"]}
        empty={
          <EmptyState
            title="No resource matches these filters"
            action={<Button onClick={() => change(cleared(resourcesList, state))}>Clear the filters</Button>}
          >
            Finished jobs, and models and endpoint configurations that no endpoint uses, are under “Records”.
          </EmptyState>
        }
      />
    </>
  );
}
