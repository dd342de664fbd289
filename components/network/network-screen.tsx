"use client";
import { useQuery } from "@tanstack/react-query";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { plural } from "#lib/format.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { listingOf } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { EmptyState } from "../ui/states.tsx";
import { NeedDrawer } from "./need-drawer.tsx";
import type { VpcRow } from "./network-row.ts";
import { PathsDrawer } from "./paths-drawer.tsx";
import { networkOf } from "./queries.ts";
import { networkParams } from "./search-params.ts";
import { UnreadNetwork } from "./unread-network.tsx";
import { servicesOf, vpcColumns, vpcGrid } from "./vpc-columns.tsx";
import { VpcScreen } from "./vpc-screen.tsx";

const addressOf = createSerializer(networkParams);

/** Every VPC and the matrix of what SageMaker needs in it; or one VPC, where the address names it. */
export function NetworkScreen({ notice }: { notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(networkParams, { history: "replace" });
  const close = useCallback(() => void setState({ resource: null }), [setState]);
  return (
    <>
      {state.vpc ? <VpcScreen key={state.vpc} vpc={state.vpc} notice={notice} /> : <Vpcs notice={notice} />}
      {state.resource && !state.need && !state.subnet && (
        <PathsDrawer account={state.account} arn={state.resource} onClose={close} />
      )}
    </>
  );
}

function Vpcs({ notice }: { notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(networkParams, { history: "replace" });
  const network = useQuery(networkOf(state.account));
  const all = network.data?.rows ?? [];
  const rows = matching(all, state.q ?? "");
  const services = servicesOf(all);
  const links = useMemo(
    () => ({
      hrefOf: (vpc: string) => addressOf({ account: state.account, vpc }),
      open: (vpc: string) => void setState({ vpc, of: null, need: null, q: null }, { history: "push" }),
      need: (of: string, need: string) => void setState({ of, need }, { history: "push" }),
    }),
    [state.account, setState],
  );
  const close = useCallback(() => void setState({ of: null, need: null }), [setState]);
  const shown = all.find(({ arn }) => arn === state.of);
  return (
    <>
      <ScreenHeader title="Network" meta={network.data && <p role="status">{plural(all.length, "VPC")}</p>}>
        <SearchField
          label="Search VPC"
          value={state.q ?? ""}
          onChange={(q) => void setState({ q: q || null })}
          className="min-w-28 flex-1 sm:min-w-56 sm:max-w-72"
        />
        <p className="text-xs text-faint max-xl:hidden">
          For each service that SageMaker needs in a VPC: whether all who need it get to it over an endpoint.
        </p>
      </ScreenHeader>
      {notice}
      <UnreadNetwork unread={network.data?.unread ?? []} />
      <ListTable
        listing={listingOf(network, rows)}
        label="VPCs"
        noun="VPC"
        columns={vpcColumns(services, links)}
        rowKey={({ arn }) => arn}
        grid={vpcGrid(services.length)}
        rowHeight={56}
        selected={state.of}
        waiting={["w-2/5", "w-24", "w-40"]}
        empty={
          all.length > 0 ? (
            <EmptyState
              title="No VPC matches"
              action={<Button onClick={() => void setState({ q: null })}>Clear the search</Button>}
            >
              {plural(all.length, "VPC")} of this account {all.length === 1 ? "was" : "were"} read.
            </EmptyState>
          ) : (
            <EmptyState title={network.data?.unread.length ? "No VPC could be read" : "No VPC"}>
              {network.data?.unread.length
                ? "What there is of networks is not known: the notice above names the calls that failed."
                : "The regions that were scanned have none. SageMaker can work without: then its own network carries all traffic."}
            </EmptyState>
          )
        }
      />
      {state.need && (
        <NeedDrawer vpc={shown} cell={shown?.needs.find(({ service }) => service === state.need)} onClose={close} />
      )}
    </>
  );
}

function matching(rows: readonly VpcRow[], text: string): VpcRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(({ name, id, region }) =>
    [name, id, region].some((words) => words.toLowerCase().includes(wanted)),
  );
}
