import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passing } from "#lib/analysis/network/acls.ts";
import { addressesOf, common, isEmpty } from "#lib/analysis/network/address-sets.ts";
import { aclsLetAcross } from "#lib/analysis/network/endpoint-acls.ts";
import { routeTableOf } from "#lib/analysis/network/route-tables.ts";
import type { Standpoint } from "#lib/analysis/network/standpoints.ts";
import { account, inventoryOf, region } from "#tests/support/test-check.ts";
import { completed, scanOf, subnetIds, type Unseen, unseen, type World, world } from "./made-networks.ts";
import { aclLets, isIn, type Packet, placesOfChange, portsOfChange } from "./packet-walk.ts";

const numbers = { tcp: "6", udp: "17", icmp: "1" };
const nothing: Unseen = { kinds: [], ids: [] };

test("an ACL lets those packets pass that a walk through its rules does", () => {
  fc.assert(
    fc.property(world, (made) => {
      for (const acl of made.acls) {
        const subnet = acl.Associations?.[0]?.SubnetId ?? "";
        for (const address of placesOfChange(made)) {
          const isIpv6 = address.includes(":");
          const [family, one] = isIpv6 ? (["IPv6", `${address}/128`] as const) : (["IPv4", `${address}/32`] as const);
          for (const [protocol, port] of portsOfChange(made)) {
            for (const way of ["in", "out"] as const) {
              const set = passing(acl, way, { protocol: numbers[protocol], port }, family);
              const passes = !isEmpty(common(set, addressesOf([one], family)));
              expect(passes).toBe(aclLets(way, subnet, address, { address, protocol, port }, made));
            }
          }
        }
      }
    }),
    { numRuns: 10 },
  );
});

describe("of a workload and an endpoint in other subnets", () => {
  const replyPorts = [32_768, 50_000, 60_999];

  /** Whether each packet to port 443 gets there and each answer back, for all pairs of addresses. */
  function walk(from: string, to: string, made: World): boolean[] {
    if (from === to) return [true];
    const rangeOf = (id: string) => made.subnets.find(({ SubnetId }) => SubnetId === id)?.CidrBlock ?? "";
    const [clients, servers] = [from, to].map((id) => placesOfChange(made).filter((one) => isIn(one, rangeOf(id))));
    return (clients ?? []).flatMap((client) =>
      (servers ?? []).map((server) => {
        const there: Packet = { address: server, protocol: "tcp", port: 443 };
        const goes = aclLets("out", from, server, there, made) && aclLets("in", to, client, there, made);
        const backs = replyPorts.map((port): Packet => ({ address: client, protocol: "tcp", port }));
        return (
          goes &&
          backs.every((back) => aclLets("out", to, client, back, made) && aclLets("in", from, server, back, made))
        );
      }),
    );
  }

  test("what is said of their borders holds for every packet, however the rest may be", () => {
    const counts = { true: 0, false: 0, unknown: 0 };
    const subnet = fc.constantFrom(...subnetIds.slice(0, 3));
    fc.assert(
      fc.property(world, subnet, fc.subarray([...subnetIds.slice(0, 3)], { minLength: 1 }), unseen, world, (...all) => {
        const [made, from, homes, hidden, other] = all;
        for (const [seen, what] of [
          [nothing, made],
          [hidden, made],
          [hidden, completed(made, other, hidden)],
        ] as const) {
          const { readings, blind } = scanOf(made, seen);
          const inventory = inventoryOf(readings, blind);
          const lookup = inventory.get("subnet", from, region);
          const place = lookup.found ? lookup.resource : undefined;
          const standpoint: Standpoint = {
            ...{ users: [], interfaces: [], roles: [], account, subnet: place },
            table: place && routeTableOf(place, inventory, region),
          };
          const { met } = aclsLetAcross({ SubnetIds: homes }, standpoint, inventory, region);
          counts[`${met}`]++;
          const walked = homes.map((to) => walk(from, to, what));
          if (met === true) expect(walked.flat()).not.toContain(false);
          if (met === false) expect(walked.flat()).not.toContain(true);
        }
      }),
      { numRuns: 300 },
    );
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(3);
  });
});
