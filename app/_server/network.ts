import type {
  EndpointRow,
  NeedCell,
  NetworkAnswer,
  PathLeg,
  PathsAnswer,
  Reaches,
  Standing,
  SubnetRow,
  UnreadRow,
  VpcAnswer,
  VpcRow,
} from "#components/network/network-row.ts";
import type { Certain } from "#lib/analysis/network/certainty.ts";
import { type Path, pathToInternet, pathToService } from "#lib/analysis/network/paths.ts";
import { type NetworkUser, networkUser } from "#lib/analysis/network/users.ts";
import {
  type EndpointView,
  type Need,
  type SubnetView,
  type UnreadNetwork,
  type VpcSummary,
  vpcsIn,
  vpcView,
} from "#lib/analysis/network/vpc-view.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { currentStore } from "#lib/store/current.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { AccountView } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";

/** Every VPC of the scan on show; none before the first. */
export async function networkAnswer(account: AccountView): Promise<NetworkAnswer> {
  const { vpcs, unread } = vpcsIn(await inventoryOn(account));
  return { rows: vpcs.map(vpcRow), unread: unread.map(unreadRow), next: null };
}

/** One VPC, by its ARN; undefined where none was read. */
export async function vpcAnswer(account: AccountView, arn: string): Promise<VpcAnswer | undefined> {
  const view = vpcView(arn, await inventoryOn(account), new Date().toISOString());
  if (!view) return undefined;
  return {
    ...vpcRow(view),
    subnets: view.subnets.map(subnetRow),
    gateways: view.gateways,
    endpoints: view.endpoints.map(endpointRow),
    standing: view.users.map(standing),
    unread: view.unread.map(unreadRow),
  };
}

/** The ways of one resource; undefined where there is none of this ARN. */
export async function pathsAnswer(account: AccountView, arn: string): Promise<PathsAnswer | undefined> {
  const resource = await getResource(currentStore().db, account.id, arn);
  if (!resource) return undefined;
  const { kind, name, region } = resource;
  const inventory = await inventoryOn(account);
  const user = networkUser(resource, inventory);
  const none = (why: string): PathsAnswer => ({ arn, kind, name, region, paths: [], why });
  if (!user) return none("It stands in no network of the account, has ended, or could not be read.");
  if (user.workload !== "self-connected" && user.interfaces.length === 0) {
    return none(
      "It has no interface in a VPC of the account: SageMaker's own network carries its traffic, which is not read.",
    );
  }
  const api = "sagemaker.api" as const;
  const paths = [
    { to: "internet" as const, ...pathToInternet(user, inventory, region) },
    { to: "s3" as const, ...pathToService("s3", user, inventory, region) },
    { to: api, ...pathToService(api, user, inventory, region) },
  ];
  return {
    ...{ arn, kind, name, region, why: null },
    paths: paths.map(({ to, reaches, legs }) => ({ to, reaches: reachesOf(reaches), legs: legs.map(legRow) })),
  };
}

async function inventoryOn({ id, currentScan }: AccountView): Promise<Inventory> {
  return currentScan ? inventoryOf(id, currentScan) : new Inventory([], []);
}

/** So many of those who need a service are named, or who stand in a subnet. */
const mostNamed = 50;

function vpcRow({ identity, id, vpc, users, needs, subnetCount, reach, unseen }: VpcSummary): VpcRow {
  const { arn, name, region } = identity;
  const others = (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlock = "" }) => CidrBlock);
  const six = (vpc.Ipv6CidrBlockAssociationSet ?? []).map(({ Ipv6CidrBlock = "" }) => Ipv6CidrBlock);
  const ranges = [...new Set([vpc.CidrBlock ?? "", ...others, ...six])].filter(Boolean);
  const userCount = users.length;
  return { arn, id, name, region, ranges, subnetCount, userCount, reach, needs: needs.map(needCell), unseen };
}

function needCell({ service, state, access }: Need): NeedCell {
  const { words, endpoint, by, missingTables, missingSubnets } = access;
  const named = by.slice(0, mostNamed).map(standing);
  const id = endpoint?.VpcEndpointId ?? null;
  const type = endpoint?.VpcEndpointType;
  return {
    ...{ service, state, words, endpoint: id, by: named, byCount: by.length },
    missingTables: type === "Gateway" ? missingTables : [],
    missingSubnets: type === "Gateway" ? [] : missingSubnets,
  };
}

function subnetRow({ identity, id, zone, range, table, reach, unread, routes, users }: SubnetView): SubnetRow {
  const { arn, name } = identity;
  const named = users.slice(0, mostNamed).map(standing);
  const place = { zone: zone ?? null, range: range ?? null, table: table ?? null, unread: unread ?? null };
  return { arn, id, name, ...place, reach, routes, users: named, userCount: users.length };
}

function endpointRow({ identity, endpoint, service, policy }: EndpointView): EndpointRow {
  const { arn, name } = identity;
  const { VpcEndpointId, VpcEndpointType, ServiceName, State, PrivateDnsEnabled } = endpoint;
  return {
    ...{ arn, id: VpcEndpointId ?? name, name, policy },
    type: VpcEndpointType ?? null,
    service: service ?? ServiceName ?? null,
    state: State ?? null,
    privateDns: PrivateDnsEnabled ?? null,
  };
}

function standing({ identity: { arn, kind, name } }: NetworkUser): Standing {
  return { arn, kind, name };
}

function unreadRow({ region, kind, failure: { action, code } }: UnreadNetwork): UnreadRow {
  return { region, kind, action, code };
}

function legRow({ subnet, via, reaches, hops }: Path["legs"][number]): PathLeg {
  const passed = hops.map((hop) => ({ ...hop, lets: reachesOf(hop.lets) }));
  return { subnet: subnet ?? null, via, reaches: reachesOf(reaches), hops: passed };
}

function reachesOf(answer: Certain): Reaches {
  return answer === "unknown" ? answer : answer ? "yes" : "no";
}
