"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { createSerializer, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ListTable } from "../lists/list-table.tsx";
import { listingOf } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { endpointColumns, endpointGrid } from "./endpoint-columns.tsx";
import type { VpcAnswer } from "./network-row.ts";
import { matchingSubnets, pictureRows } from "./picture-rows.ts";
import { networkParams } from "./search-params.ts";
import { standingColumns, standingGrid } from "./standing-columns.tsx";
import { subnetColumns, subnetGrid } from "./subnet-columns.tsx";

const addressOf = createSerializer(networkParams);

/** What is listed of a VPC: the picture of its subnets, its endpoints, or who stands in it. */
export function VpcLists({ query }: { query: UseQueryResult<VpcAnswer> }) {
  const [state, setState] = useQueryStates(networkParams, { history: "replace" });
  const { data } = query;
  const links = useMemo(
    () => ({
      subnets: {
        hrefOf: (subnet: string) => addressOf({ ...state, subnet }),
        open: (subnet: string) => void setState({ subnet, need: null, resource: null }, { history: "push" }),
      },
      resources: {
        hrefOf: (resource: string) => addressOf({ ...state, resource }),
        open: (resource: string) => void setState({ resource, need: null, subnet: null }, { history: "push" }),
      },
    }),
    [state, setState],
  );
  if (state.view === "endpoints") {
    return (
      <ListTable
        listing={listingOf(query, data?.endpoints ?? [])}
        label="Endpoints"
        noun="VPC endpoint"
        columns={endpointColumns(state.account)}
        rowKey={({ arn }) => arn}
        grid={endpointGrid}
        rowHeight={52}
        selected={null}
        waiting={["w-2/5", "w-20", "w-20"]}
        empty={<EmptyState title="No endpoint">None was read in this VPC.</EmptyState>}
      />
    );
  }
  if (state.view === "resources") {
    return (
      <ListTable
        listing={listingOf(query, data?.standing ?? [])}
        label="SageMaker resources"
        noun="resource"
        columns={standingColumns(links.resources)}
        rowKey={({ arn }) => arn}
        grid={standingGrid}
        rowHeight={44}
        selected={state.resource}
        waiting={["w-2/5", "w-32"]}
        empty={<EmptyState title="Nothing of SageMaker">Nothing that was read stands in this VPC.</EmptyState>}
      />
    );
  }
  const subnets = matchingSubnets(data?.subnets ?? [], state.q ?? "");
  return (
    <ListTable
      listing={listingOf(query, data && subnets.length > 0 ? pictureRows(data, subnets) : [])}
      label="Gateways and subnets"
      noun="row"
      columns={subnetColumns(links.subnets)}
      rowKey={({ key }) => key}
      grid={subnetGrid}
      rowHeight={52}
      selected={data?.subnets.find(({ id }) => id === state.subnet)?.arn}
      waiting={["w-16", "w-2/5", "w-24"]}
      empty={
        data && data.subnets.length > 0 ? (
          <EmptyState
            title="No subnet matches"
            action={<Button onClick={() => void setState({ q: null })}>Clear the search</Button>}
          />
        ) : (
          <EmptyState title="No subnet">None was read in this VPC.</EmptyState>
        )
      }
    />
  );
}
