import fc from "fast-check";
import { expect, test } from "vitest";
import { egressOf } from "#lib/analysis/network/egress.ts";
import { groupsLetIn } from "#lib/analysis/network/endpoint-groups.ts";
import { inventoryOf, region } from "#tests/support/test-check.ts";
import {
  completed,
  groupIds,
  scanOf,
  subnetIds,
  type Unseen,
  unseen,
  type World,
  withOpenAcls,
  world,
} from "./made-networks.ts";
import { type Workload, walkIn, walkOut } from "./packet-walk.ts";

/*
 * The analysis of the network beside a walk of every packet that could make a difference, over networks made at random. Where it is
 * sure the walk must agree, whatever of the network was not read.
 */

/** More of them: `RUNS=20000 npx vitest run tests/analysis/network/packet-walk.test.ts`. */
const runs = Number(process.env.RUNS ?? 300);
const patience = 1_800_000;

const workload = fc.record({
  subnet: fc.constantFrom(...subnetIds),
  groups: fc.subarray([...groupIds]),
  addressing: fc.constantFrom("ipv4" as const, "dualstack" as const, undefined),
  hasIpv6: fc.boolean(),
});

type Made = typeof workload extends fc.Arbitrary<infer W> ? W : never;

function analysed(made: World, { subnet, groups, addressing }: Made, hidden: Unseen) {
  const { readings, blind } = scanOf(made, hidden);
  return egressOf({ subnets: [subnet], securityGroups: groups, addressing }, inventoryOf(readings, blind), region)
    .reach;
}

/** What is stated of the workload's address is so; what is not stated is as it was made. */
function walker({ addressing, hasIpv6, ...one }: Made): Workload {
  return { ...one, hasIpv6: addressing === undefined ? hasIpv6 : addressing === "dualstack" };
}

function isOfAcl(id: string): boolean {
  return id.startsWith("acl-");
}

const nothing: Unseen = { kinds: [], ids: [] };

/** Says which network it was. */
function agrees(reach: string, made: World, from: Made): void {
  const words = () => JSON.stringify({ reach, from, made });
  if (reach === "none") expect(walkOut(walker(from), made), words()).not.toContain(true);
  if (reach === "internet") expect(walkOut(walker(from), made), words()).not.toContain(false);
}

test(
  `of ${runs} networks that were read whole, what is called open is, and nothing leaves what is called closed`,
  () => {
    const counts = { none: 0, internet: 0, unknown: 0 };
    const met = { open: 0, shutByAcl: 0 };
    fc.assert(
      fc.property(world, workload, world, (made, from, other) => {
        const reach = analysed(made, from, nothing);
        counts[reach]++;
        agrees(reach, made, from);
        agrees(reach, completed(made, other, nothing), from);
        if (reach === "internet") met.open++;
        if (reach === "none" && walkOut(walker(from), withOpenAcls(made)).includes(true)) met.shutByAcl++;
        // Unknown is only what hangs on something that no scan reads.
        if (reach === "unknown") expect(hangsOn(made, from), JSON.stringify({ from, made })).toBe(true);
      }),
      { numRuns: runs },
    );
    for (const count of [...Object.values(counts), ...Object.values(met)]) expect(count).toBeGreaterThan(runs / 100);
  },
  patience,
);

/**
 * Whether a packet would get out if all that a scan cannot know were at its worst: a NAT gateway that is still made, an address that is
 * not stated, the far end of what leads out of the VPC. What a NAT gateway hands to another is not followed.
 */
function hangsOn(made: World, from: Made): boolean {
  const worst = {
    ...made,
    leadOut: ["tgw-0a", "pcx-0a", "eni-0a", "vgw-0a", "vpce-0b"],
    firewallTranslates: true,
    nats: made.nats.map((nat) => ({ ...nat, ...(nat.State === "pending" && { State: "available" as const }) })),
  };
  const handsOn = made.nats.some((nat) => homeOf(nat, made)?.Routes?.some(({ NatGatewayId }) => NatGatewayId));
  // What stands in the subnet itself may wrap a packet in another before its border.
  const withinSubnet = made.tables.some(({ Routes }) =>
    Routes?.some((one) => one.NetworkInterfaceId || one.GatewayId === "vpce-0b"),
  );
  const world = withinSubnet ? withOpenAcls(worst) : worst;
  return handsOn || walkOut({ ...walker(from), hasIpv6: from.addressing !== "ipv4" }, world).includes(true);
}

function homeOf({ SubnetId: subnet, RouteTableId: table }: World["nats"][number], { tables }: World) {
  const own = tables.find(({ Associations, RouteTableId }) =>
    subnet
      ? Associations?.some((one) => one.SubnetId === subnet && one.AssociationState?.State !== "disassociated")
      : RouteTableId === table,
  );
  return own ?? tables.find(({ Associations }) => Associations?.some(({ Main }) => Main));
}

test(
  `of ${runs} networks that were read in part, what is said holds however the rest may be`,
  () => {
    const counts = { none: 0, internet: 0, unknown: 0 };
    fc.assert(
      fc.property(
        world,
        workload,
        unseen,
        fc.array(world, { minLength: 3, maxLength: 3 }),
        (made, from, hidden, others) => {
          const reach = analysed(made, from, hidden);
          counts[reach]++;
          // An ACL that is not known is taken for AWS's: it can only make `internet` less than it looks.
          const lenient = reach === "internet" && (hidden.kinds.includes("acls") || hidden.ids.some(isOfAcl));
          for (const one of [made, ...others.map((other) => completed(made, other, hidden))])
            agrees(reach, lenient ? withOpenAcls(one) : one, from);
        },
      ),
      { numRuns: runs },
    );
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(runs / 100);
  },
  patience,
);

test(
  `of ${runs} endpoints the groups let in whom a packet to port 443 gets by, and nobody else`,
  () => {
    const counts = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        world,
        workload,
        fc.subarray([...groupIds], { minLength: 1 }),
        unseen,
        world,
        (made, from, own, hidden, other) => {
          for (const [what, seen] of [
            [made, nothing],
            [made, hidden],
            [completed(made, other, hidden), hidden],
          ] as const) {
            const { readings, blind } = scanOf(made, seen);
            const answer = groupsLetIn(
              { Groups: own.map((GroupId) => ({ GroupId })), IpAddressType: "ipv4" },
              { subnets: [from.subnet], securityGroups: from.groups },
              inventoryOf(readings, blind),
              region,
            );
            counts[`${answer}`]++;
            const passes = walkIn(walker(from), own, 443, what);
            if (answer === true) expect(passes).not.toContain(false);
            if (answer === false) expect(passes).not.toContain(true);
          }
        },
      ),
      { numRuns: runs },
    );
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(runs / 100);
  },
  patience,
);
