"use client";
import { Place } from "../ui/place.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { NeedLabel, ReachLabel, serviceWord, subnetsIn } from "./network-marks.tsx";
import type { NeedCell, VpcRow } from "./network-row.ts";

export interface VpcLinks {
  hrefOf: (vpc: string) => string;
  open: (vpc: string) => void;
  /** Shows how a service is reached. */
  need: (vpc: string, service: string) => void;
}

/** In the order of how many need them; the columns of the matrix. */
export function servicesOf(rows: readonly VpcRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { service, byCount } of rows.flatMap(({ needs }) => needs)) {
    counts.set(service, (counts.get(service) ?? 0) + byCount);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([service]) => service);
}

/** As many as the catalogue of workloads needs; written out, so that the style sheet has them. */
const grids = [
  "xl:grid-cols-[minmax(0,1fr)_8rem_7rem]",
  "xl:grid-cols-[minmax(0,1fr)_8rem_7rem_9rem]",
  "xl:grid-cols-[minmax(0,1fr)_8rem_7rem_9rem_9rem]",
  "xl:grid-cols-[minmax(0,1fr)_8rem_7rem_9rem_9rem_9rem]",
  "xl:grid-cols-[minmax(0,1fr)_8rem_7rem_9rem_9rem_9rem_9rem]",
];

export function vpcGrid(services: number): string {
  return `grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_8rem_7rem] ${grids[services] ?? grids.at(-1)}`;
}

export function vpcColumns(services: readonly string[], { hrefOf, open, need }: VpcLinks): Column<VpcRow>[] {
  return [
    {
      id: "name",
      header: "VPC",
      cell: (vpc) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(vpc.arn)} onOpen={() => open(vpc.arn)} className="block font-medium">
            <UntrustedText>{vpc.name}</UntrustedText>
          </RowLink>
          <p className="flex min-w-0 flex-wrap gap-x-3 text-xs text-faint">
            <span className="font-mono">{vpc.id}</span>
            <span>{subnetsIn(vpc.subnetCount)}</span>
            <span>{vpc.userCount > 0 ? `${vpc.userCount} of SageMaker in it` : "nothing of SageMaker in it"}</span>
            {vpc.unseen.length > 0 && <span className="text-unknown">and perhaps more</span>}
          </p>
          <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs md:hidden">
            {vpc.userCount > 0 && <ReachLabel reach={vpc.reach} />}
            <span className="text-muted">{vpc.region}</span>
          </div>
          <div className="relative z-10 mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs empty:hidden xl:hidden">
            {vpc.needs.map((one) => (
              <NeedButton key={one.service} vpc={vpc} cell={one} open={need} isNamed />
            ))}
          </div>
        </div>
      ),
    },
    { id: "region", header: "Region", className: "hidden md:flex", cell: ({ region }) => <Place region={region} /> },
    {
      id: "reach",
      header: "Routes lead to",
      className: "hidden md:flex",
      cell: ({ reach, userCount }) =>
        userCount > 0 ? <ReachLabel reach={reach} /> : <span className="text-faint">nobody there</span>,
    },
    ...services.slice(0, grids.length - 1).map(
      (service): Column<VpcRow> => ({
        id: service,
        header: serviceWord(service),
        className: "hidden xl:flex",
        cell: (vpc) => {
          const cell = vpc.needs.find((one) => one.service === service);
          if (!cell) return <span className="text-faint">not needed</span>;
          return <NeedButton vpc={vpc} cell={cell} open={need} />;
        },
      }),
    ),
  ];
}

/** A cell that opens what it rests on. It lies above the link of its row. */
export function NeedButton({
  vpc,
  cell,
  open,
  isNamed = false,
}: {
  vpc: Pick<VpcRow, "arn" | "name">;
  cell: NeedCell;
  open: VpcLinks["need"];
  isNamed?: boolean;
}) {
  return (
    <button
      type="button"
      onClick={() => open(vpc.arn, cell.service)}
      className="relative z-10 inline-flex min-h-6 items-center gap-1.5 rounded-md text-left hover:underline"
    >
      <span className={isNamed ? "text-muted" : "sr-only"}>{serviceWord(cell.service)}</span>
      <NeedLabel state={cell.state} />
    </button>
  );
}
