import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { NetworkUser } from "./users.ts";

type FlowLog = ResourceOf<"flow-log">;

/** The flow logs of a VPC and of the subnets in which these workloads stand, and what they leave unseen. */
export interface FlowLogUse {
  logs: FlowLog[];
  isWhole: boolean;
  /** All that is in the VPC is seen, whoever it is. */
  isOfVpc: boolean;
}

/** Whole when the VPC, or each of these subnets, has logs that work of what is let through and of what is not. */
export function flowLogsOf(
  vpc: string,
  users: readonly NetworkUser[],
  inventory: Inventory,
  region: string,
): FlowLogUse {
  const subnets = [...new Set(users.flatMap(({ interfaces }) => interfaces.flatMap((one) => one.subnets)))];
  const all = inventory.all("flow-log", region).map(({ resource }) => resource);
  const of = (id: string) => all.filter(({ ResourceId }) => ResourceId === id);
  const isOfVpc = showsAll(of(vpc));
  return {
    logs: [vpc, ...subnets].flatMap(of),
    isOfVpc,
    isWhole: isOfVpc || (subnets.length > 0 && subnets.every((id) => showsAll([...of(vpc), ...of(id)]))),
  };
}

function showsAll(logs: readonly FlowLog[]): boolean {
  const working = logs.filter(
    ({ FlowLogStatus, DeliverLogsStatus }) => FlowLogStatus === "ACTIVE" && DeliverLogsStatus !== "FAILED",
  );
  const shows = (traffic: string) => working.some(({ TrafficType: type }) => type === "ALL" || type === traffic);
  return shows("ACCEPT") && shows("REJECT");
}
