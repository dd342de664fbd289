import { describe, expect, test } from "vitest";
import { pathToInternet, pathToService } from "#lib/analysis/network/paths.ts";
import type { NetworkUser } from "#lib/analysis/network/users.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { identity, inventoryOf, region } from "#tests/support/test-check.ts";
import { anywhere, cloud, endpoint, group, inVpc, local, subnet, table, throughNat } from "./cloud.ts";

const user = (more: Partial<NetworkUser> = {}): NetworkUser => ({
  identity: identity("notebook-instance", "churn"),
  workload: "notebook",
  interfaces: [{ subnets: [subnet], securityGroups: [group] }],
  addressing: "ipv4",
  roles: [],
  ...more,
});
const api = (more: Parameters<typeof endpoint>[2] = {}) =>
  endpoint("vpce-0c", `com.amazonaws.${region}.sagemaker.api`, more);
const s3 = (more: Parameters<typeof endpoint>[2] = {}) =>
  endpoint("vpce-0d", `com.amazonaws.${region}.s3`, { VpcEndpointType: "Gateway", ...more });
const toS3 = { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-0d", State: "active" as const };

function reaches(service: string, readings: Reading[], more: Partial<NetworkUser> = {}, blind: Kind[] = []) {
  return pathToService(service, user(more), inventoryOf(readings, blind), region).reaches;
}

describe("the ways to a service", () => {
  test("over an endpoint that lets it in", () => {
    expect(reaches("sagemaker.api", [...cloud(), api()])).toBe(true);
    expect(reaches("s3", [...cloud({ routes: [local, toS3] }), s3()])).toBe(true);
  });
  test("none without an endpoint and without a way out; the internet where there is one", () => {
    expect(reaches("sagemaker.api", cloud())).toBe(false);
    expect(reaches("sagemaker.api", cloud({ routes: [local, throughNat] }))).toBe(true);
  });
  test("an endpoint that has the name takes the traffic, and lets it in or not: the internet does not help", () => {
    const closed = api({ Groups: [{ GroupId: group }] });
    const open = cloud({ routes: [local, throughNat] });
    expect(reaches("sagemaker.api", [...open, closed])).toBe(false);
    expect(reaches("sagemaker.api", [...open, api({ Groups: [{ GroupId: group }], PrivateDnsEnabled: false })])).toBe(
      true,
    );
  });
  test("the internet is no way while an endpoint, or whose it is, may be out of sight", () => {
    const open = cloud({ routes: [local, throughNat] });
    expect(reaches("sagemaker.api", open, {}, ["vpc-endpoint"])).toBe("unknown");
    expect(reaches("sagemaker.api", [...open, api({ ServiceName: undefined, Groups: [{ GroupId: group }] })])).toBe(
      "unknown",
    );
  });
  test("the internet is no way where a border lets no answer in", () => {
    const acl = [
      { RuleNumber: 100, Egress: true, Protocol: "-1", RuleAction: "allow" as const, CidrBlock: "0.0.0.0/0" },
    ];
    expect(reaches("sagemaker.api", cloud({ routes: [local, throughNat], acl }))).toBe(false);
  });
  test("a gateway takes what the subnet's table leads to it, and nothing of others", () => {
    const nobody = { PolicyDocument: JSON.stringify({ Statement: [] }) };
    const open = cloud({ routes: [local, throughNat, toS3] });
    expect(reaches("s3", [...open, s3(nobody)])).toBe(false);
    expect(reaches("s3", [...cloud({ routes: [local, throughNat] }), s3({ RouteTableIds: ["rtb-0b"] })])).toBe(true);
    expect(reaches("s3", [...cloud(), s3({ RouteTableIds: ["rtb-0b"] })])).toBe(false);
  });
  test("outbound rules are asked: to the endpoint's group, its list, its subnet; none lets nothing out", () => {
    const withRules = (egress: (typeof anywhere)[]) => [...cloud({ routes: [local, toS3], egress }), api(), s3()];
    for (const rule of [inVpc, { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: "sg-0e" }] }]) {
      expect(reaches("sagemaker.api", withRules([rule]))).toBe(true);
    }
    expect(
      reaches(
        "s3",
        withRules([{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: "pl-0a" }] }]),
      ),
    ).toBe(true);
    for (const egress of [
      [],
      [{ ...anywhere, IpProtocol: "udp" }],
      [{ ...anywhere, IpProtocol: "tcp", FromPort: 80, ToPort: 80 }],
    ]) {
      expect(reaches("sagemaker.api", withRules(egress))).toBe(false);
      expect(reaches("s3", withRules(egress))).toBe(false);
    }
  });
  test("a narrow way out is not known to lead to the service", () => {
    const rule = { IpProtocol: "-1", IpRanges: [{ CidrIp: "140.82.112.0/20" }] };
    expect(reaches("sagemaker.api", cloud({ routes: [local, throughNat], egress: [rule] }))).toBe("unknown");
  });
  test("from several subnets each must get there", () => {
    const both = { interfaces: [{ subnets: [subnet, "subnet-0b"], securityGroups: [group] }] };
    expect(reaches("s3", [...cloud({ routes: [local, toS3] }), s3()], both)).not.toBe(true);
  });
  test.each<[Kind, string]>([
    ["vpc-endpoint", "sagemaker.api"],
    ["subnet", "sagemaker.api"],
    ["security-group", "sagemaker.api"],
    ["route-table", "s3"],
  ])("unknown where no %s could be read", (kind, service) => {
    const readings = [...cloud({ routes: [local, toS3] }), api(), s3()].filter((one) => one.identity.kind !== kind);
    expect(reaches(service, readings, {}, [kind])).toBe("unknown");
  });
  test("what has SageMaker's own way out needs no endpoint; whether it has is not always known", () => {
    expect(reaches("s3", cloud(), { workload: "self-connected" })).toBe(true);
    expect(reaches("s3", cloud(), { workload: undefined })).toBe("unknown");
  });
});

describe("the ways to the internet", () => {
  const ways = (readings: Reading[], more: Partial<NetworkUser> = {}, blind: Kind[] = []) =>
    pathToInternet(user(more), inventoryOf(readings, blind), region);
  test("each hop says what it is and whether it lets through", () => {
    expect(ways(cloud({ routes: [local, throughNat] }))).toEqual({
      reaches: true,
      legs: [
        {
          subnet,
          via: "internet",
          reaches: true,
          hops: [
            { what: "Security groups", id: null, observed: `${group}: 0.0.0.0/0`, lets: true },
            {
              what: "Route table",
              id: table,
              observed: "0.0.0.0/0 to public NAT gateway nat-0a (available), then internet gateway igw-0a",
              lets: true,
            },
            { what: "Network ACL", id: "acl-0a", observed: "lets everything out", lets: true },
            { what: "Network ACL", id: "acl-0b", observed: "lets everything in; lets everything out", lets: true },
          ],
        },
      ],
    });
  });
  test("a border that closes it is a hop that says by which rule", () => {
    const acl = [{ RuleNumber: 90, Egress: true, Protocol: "-1", RuleAction: "deny" as const, CidrBlock: "0.0.0.0/0" }];
    const { reaches, legs } = ways(cloud({ routes: [local, throughNat], acl }));
    expect(reaches).toBe(false);
    expect(legs[0]?.hops).toContainEqual({
      ...{ what: "Network ACL", id: "acl-0a", lets: false },
      observed: "rule 90 denies everything to 0.0.0.0/0",
    });
  });
  test("what does not say where all of it stands is nowhere told to be closed", () => {
    expect(ways(cloud(), { unplaced: "part of it names no VPC" }).reaches).toBe("unknown");
    expect(reaches("sagemaker.api", [...cloud(), api()], { unplaced: "part of it names no VPC" })).toBe("unknown");
  });
  test("closed, unknown, and beside the VPC", () => {
    expect(ways(cloud()).reaches).toBe(false);
    expect(ways([], {}, ["subnet", "route-table"]).reaches).toBe("unknown");
    expect(ways(cloud(), { workload: "self-connected" }).reaches).toBe(true);
    expect(ways(cloud(), { workload: undefined }).reaches).toBe("unknown");
  });
});
