"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { PartialNotice } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { NeedDrawer } from "./need-drawer.tsx";
import { subnetsIn } from "./network-marks.tsx";
import type { VpcAnswer } from "./network-row.ts";
import { vpcOf } from "./queries.ts";
import { networkParams, type views } from "./search-params.ts";
import { SubnetDrawer } from "./subnet-drawer.tsx";
import { UnreadNetwork } from "./unread-network.tsx";
import { NeedButton } from "./vpc-columns.tsx";
import { VpcLists } from "./vpc-lists.tsx";

type View = (typeof views)[number];

const labels: Record<View, string> = { subnets: "Picture", endpoints: "Endpoints", resources: "Resources" };

/** One VPC: what SageMaker needs in it, and its subnets, endpoints or resources. */
export function VpcScreen({ vpc, notice }: { vpc: string; notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(networkParams, { history: "replace" });
  const query = useQuery(vpcOf(state.account, vpc));
  const { data } = query;
  const back = useCallback(
    () =>
      void setState(
        { vpc: null, view: null, need: null, of: null, subnet: null, resource: null, q: null },
        { history: "push" },
      ),
    [setState],
  );
  const close = useCallback(() => void setState({ need: null, of: null, subnet: null }), [setState]);
  return (
    <>
      <ScreenHeader title={data?.name ?? "VPC"} meta={data && <Facts vpc={data} />}>
        <Button onClick={back}>
          <ArrowLeft className="size-4" aria-hidden="true" />
          All VPCs
        </Button>
        <Segmented
          label="What is listed"
          options={(["subnets", "endpoints", "resources"] as const).map((value) => ({ value, label: labels[value] }))}
          value={state.view ?? "subnets"}
          onChange={(view) => void setState({ view: view === "subnets" ? null : view, subnet: null, resource: null })}
        />
        {state.view === null && (
          <SearchField
            label="Search subnet"
            value={state.q ?? ""}
            onChange={(q) => void setState({ q: q || null })}
            className="min-w-28 flex-1 sm:min-w-56 sm:max-w-72"
          />
        )}
      </ScreenHeader>
      {notice}
      <UnreadNetwork unread={data?.unread ?? []} />
      {data && data.unseen.length > 0 && (
        <PartialNotice title="There may be more in it than is shown" isStacked>
          Not known: <UntrustedText wrap>{data.unseen.join("; ")}</UntrustedText>
        </PartialNotice>
      )}
      {data && data.needs.length > 0 && (
        <section aria-label="Services that SageMaker needs here" className="border-b">
          <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 md:px-6">
            <h2 className="eyebrow">Needed here</h2>
            {data.needs.map((cell) => (
              <NeedButton
                key={cell.service}
                vpc={data}
                cell={cell}
                isNamed
                open={(_, need) => void setState({ need, subnet: null }, { history: "push" })}
              />
            ))}
          </div>
        </section>
      )}
      <VpcLists query={query} />
      {state.need && (
        <NeedDrawer vpc={data} cell={data?.needs.find(({ service }) => service === state.need)} onClose={close} />
      )}
      {state.subnet && !state.need && (
        <SubnetDrawer subnet={data?.subnets.find(({ id }) => id === state.subnet)} onClose={close} />
      )}
    </>
  );
}

function Facts({ vpc: { id, region, ranges, subnetCount, userCount } }: { vpc: VpcAnswer }) {
  return (
    <p role="status" className="flex flex-wrap gap-x-3">
      <span className="font-mono text-xs leading-5">{id}</span>
      <span>{region}</span>
      <span className="font-mono text-xs leading-5">{ranges.join(", ")}</span>
      <span>
        {subnetsIn(subnetCount)}, {userCount} of SageMaker
      </span>
    </p>
  );
}
