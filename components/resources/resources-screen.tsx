"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import { plural } from "#lib/format.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { resourcesList } from "./queries.ts";
import { resourceHref } from "./resource-link.ts";
import { ResourcesList } from "./resources-list.tsx";
import { ResourcesToolbar } from "./resources-toolbar.tsx";
import { type ResourceState, resourceParams, resourcesQueryOf } from "./search-params.ts";

/** The inventory: browse, filter, order and export it. All of its state is in the address. */
export function ResourcesScreen({
  formats,
  kinds,
  regions,
  notice,
}: {
  formats: readonly ExportFormat[];
  kinds: readonly string[];
  regions: readonly string[];
  /** The partial state, drawn by the server. */
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(resourceParams, { history: "replace" });
  const router = useRouter();
  const { account } = state;
  const change = useCallback((next: Partial<ResourceState>) => void setState(next), [setState]);
  const hrefOf = useCallback((arn: string) => resourceHref(arn, account), [account]);
  const open = useCallback((arn: string) => router.push(resourceHref(arn, account)), [router, account]);
  const query = resourcesQueryOf(state);
  return (
    <>
      <ScreenHeader
        title="Resources"
        meta={<ResourceCount query={query} />}
        actions={<ExportMenu path="/api/v1/resources/export" query={query} what="Resources" formats={formats} />}
      >
        <ResourcesToolbar state={state} onChange={change} kinds={kinds} regions={regions} />
      </ScreenHeader>
      {notice}
      <ResourcesList
        query={query}
        hrefOf={hrefOf}
        open={open}
        onReset={() => change({ kind: [], region: [], grade: [], judged: [], q: "", exposure: "any" })}
      />
    </>
  );
}

function ResourceCount({ query }: { query: string }) {
  const { data } = useInfiniteQuery(resourcesList(query));
  const total = data?.pages[0]?.total;
  return total == null ? null : <p role="status">{plural(total, "resource")}</p>;
}
