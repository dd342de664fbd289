import type { Gateway } from "#lib/analysis/network/vpc-view.ts";
import type { SubnetRow, VpcAnswer } from "./network-row.ts";

/** How a rail runs through a row: it begins or ends there, or goes on; and whether the row stands on it. */
export interface Rail {
  gateway: string;
  leads: Gateway["leads"];
  above: boolean;
  below: boolean;
  isOn: boolean;
}

/** A row of the picture: first the gateways, each at the head of its rail, then the subnets on the rails that they lead to. */
export type PictureRow = { key: string; rails: Rail[]; hidden: number } & (
  | { type: "head"; gateway: Gateway; subnets: number }
  | { type: "stop"; subnet: SubnetRow; isFirstOfZone: boolean }
);

/** So many rails fit a phone; what more there is stands in words. */
export const mostRails = 7;

/** The rows for the subnets that are shown; the gateways stay those of all. */
export function pictureRows({ gateways }: Pick<VpcAnswer, "gateways">, subnets: readonly SubnetRow[]): PictureRow[] {
  const railed = gateways.slice(0, mostRails);
  const leadsTo = (subnet: SubnetRow, id: string) => subnet.routes.some(({ target }) => target === id);
  const ends = railed.map(({ id }) => subnets.findLastIndex((subnet) => leadsTo(subnet, id)));
  const heads = gateways.map((gateway, at): PictureRow => {
    const rails = railed.map(({ id, leads }, rail) => ({
      ...{ gateway: id, leads, isOn: rail === at, above: rail < at && (ends[rail] ?? -1) >= 0 },
      below: rail <= at && (ends[rail] ?? -1) >= 0,
    }));
    const count = subnets.filter((subnet) => leadsTo(subnet, gateway.id)).length;
    return { key: gateway.id, rails, hidden: 0, type: "head", gateway, subnets: count };
  });
  const rows = subnets.map((subnet, at): PictureRow => {
    const rails = railed.map(({ id, leads }, rail) => {
      const end = ends[rail] ?? -1;
      return { gateway: id, leads, isOn: leadsTo(subnet, id), above: at <= end, below: at < end };
    });
    const others = new Set(
      subnet.routes.map(({ target }) => target).filter((id) => !railed.some((one) => one.id === id)),
    );
    const isFirstOfZone = at === 0 || subnets[at - 1]?.zone !== subnet.zone;
    return { key: subnet.arn, rails, hidden: others.size, type: "stop", subnet, isFirstOfZone };
  });
  return [...heads, ...rows];
}

/** The subnets whose name, id, zone, range or user holds the text, in any case. */
export function matchingSubnets(subnets: readonly SubnetRow[], text: string): SubnetRow[] {
  const wanted = text.trim().toLowerCase();
  return subnets.filter(({ name, id, zone, range, users }) =>
    [name, id, zone ?? "", range ?? "", ...users.map((user) => user.name)].some((words) =>
      words.toLowerCase().includes(wanted),
    ),
  );
}
