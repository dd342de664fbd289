"use client";
import { plural } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { ReachLabel, subnetsIn } from "./network-marks.tsx";
import type { PictureRow } from "./picture-rows.ts";
import { Rails } from "./rails.tsx";

interface Links {
  hrefOf: (subnet: string) => string;
  open: (subnet: string) => void;
}

export const subnetGrid =
  "grid-cols-[auto_minmax(0,1fr)] md:grid-cols-[auto_minmax(0,1fr)_8rem_9rem] xl:grid-cols-[auto_minmax(0,1fr)_8rem_9rem_16rem]";

/** The picture of a VPC: gateways at the heads of their rails, and under them the subnets that lead to them. */
export function subnetColumns({ hrefOf, open }: Links): Column<PictureRow>[] {
  return [
    {
      id: "rails",
      header: <span className="sr-only">Picture of the routes</span>,
      className: "self-stretch",
      cell: (row) => <Rails row={row} />,
    },
    {
      id: "name",
      header: "Gateways, then subnets by zone",
      cell: (row) =>
        row.type === "head" ? (
          <div className="min-w-0 flex-1">
            <p className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{row.gateway.id}</p>
            <UntrustedText className="text-xs text-muted max-md:whitespace-normal">{row.gateway.words}</UntrustedText>
            <p className="text-xs text-faint md:hidden">{subnetsIn(row.subnets)}</p>
          </div>
        ) : (
          <div className="min-w-0 flex-1">
            <RowLink href={hrefOf(row.subnet.id)} onOpen={() => open(row.subnet.id)} className="block font-medium">
              <UntrustedText>{row.subnet.name}</UntrustedText>
            </RowLink>
            <p className="flex flex-wrap gap-x-3 text-xs text-faint">
              <span className="font-mono">{row.subnet.id}</span>
              <span className="font-mono">{row.subnet.range ?? "range not read"}</span>
              {row.hidden > 0 && <span>and {plural(row.hidden, "more way", "more ways")} than the picture has</span>}
            </p>
            <p className="mt-0.5 flex flex-wrap gap-x-4 text-xs md:hidden">
              <ReachLabel reach={row.subnet.reach} quiet={row.subnet.userCount === 0} />
              <span className="text-muted">{row.subnet.zone ?? "zone not read"}</span>
              {row.subnet.userCount > 0 && <span>{row.subnet.userCount} of SageMaker</span>}
            </p>
          </div>
        ),
    },
    {
      id: "zone",
      header: "Zone",
      className: "hidden md:flex",
      cell: (row) => {
        if (row.type === "head") return <span className="text-faint">{subnetsIn(row.subnets)}</span>;
        const { zone } = row.subnet;
        return <span className={row.isFirstOfZone ? "font-medium" : "text-faint"}>{zone ?? "not read"}</span>;
      },
    },
    {
      id: "reach",
      header: "Leads to",
      className: "hidden md:flex",
      cell: (row) =>
        row.type === "head" ? (
          <GatewayLeads leads={row.gateway.leads} />
        ) : (
          <ReachLabel reach={row.subnet.reach} quiet={row.subnet.userCount === 0} />
        ),
    },
    {
      id: "users",
      header: "Of SageMaker",
      className: "hidden xl:flex",
      cell: (row) => {
        if (row.type === "head") return null;
        const { users, userCount } = row.subnet;
        if (userCount === 0) return <span className="text-faint">nothing</span>;
        return <UntrustedText>{`${userCount}: ${users.map(({ name }) => name).join(", ")}`}</UntrustedText>;
      },
    },
  ];
}

/** What leads to a service alone is no way out, and a gateway is none itself. */
function GatewayLeads({ leads }: { leads: "none" | "unknown" | "internet" }) {
  return leads === "none" ? <span className="text-muted">Not the internet</span> : <ReachLabel reach={leads} />;
}
