import fc from "fast-check";
import type { Kind, PartOf, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { account, reading, region, unread } from "#tests/support/test-check.ts";

/* Past 300 lines, since each part of a network is drawn from the names of the others. */

/** A whole network in AWS's shapes, with what no scan reads of it. */
export interface World {
  vpcs: ResourceOf<"vpc">[];
  subnets: ResourceOf<"subnet">[];
  tables: ResourceOf<"route-table">[];
  nats: ResourceOf<"nat-gateway">[];
  groups: ResourceOf<"security-group">[];
  endpoints: ResourceOf<"vpc-endpoint">[];
  lists: ResourceOf<"managed-prefix-list", "Entries">[];
  acls: ResourceOf<"network-acl">[];
  /** Transit gateways, appliances and so on whose far end has a way to the internet. */
  leadOut: string[];
  /** Whether an automated firewall of the VPC translates for interfaces without a public address. */
  firewallTranslates: boolean;
}

export const subnetIds = ["subnet-0a", "subnet-0b", "subnet-0c", "subnet-0d"] as const;
export const groupIds = ["sg-0a", "sg-0b", "sg-0c"] as const;
const vpcIds = ["vpc-0a", "vpc-0b"] as const;
const tableIds = ["rtb-0a", "rtb-0b", "rtb-0c"] as const;
const natIds = ["nat-0a", "nat-0b", "nat-0c"] as const;
const listIds = ["pl-0a", "pl-0b", "pl-0c"] as const;

const ranges4 = [
  "0.0.0.0/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "140.82.0.0/16",
  "140.82.112.0/20",
  "8.8.8.8/32",
  "10.0.0.0/8",
  "172.16.0.0/11",
];
const ranges6 = ["::/0", "2000::/3", "2606:4700::/32", "fd00::/8", "64:ff9b::/96"];

const rarely = <T>(value: T, often: T) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(value) }, { weight: 7, arbitrary: fc.constant(often) });
const ports = fc.constantFrom(
  {},
  { FromPort: 443, ToPort: 443 },
  { FromPort: 0, ToPort: 65_535 },
  { FromPort: 22, ToPort: 80 },
);
const blockMode = fc.option(
  fc.constantFrom("off" as const, "off" as const, "block-ingress" as const, "block-bidirectional" as const),
  { nil: undefined },
);

/** Targets of routes: the same text is the same thing in every world that is made. */
const target = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...natIds).map((NatGatewayId) => ({ NatGatewayId })) },
  { weight: 3, arbitrary: fc.constant({ GatewayId: "igw-0a" }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { TransitGatewayId: "tgw-0a" },
      { VpcPeeringConnectionId: "pcx-0a" },
      { NetworkInterfaceId: "eni-0a" },
      { GatewayId: "vgw-0a" },
      { GatewayId: "vpce-0b" },
    ),
  },
);
const target6 = fc.oneof(
  fc.constant({ EgressOnlyInternetGatewayId: "eigw-0a" }),
  fc.constant({ GatewayId: "igw-0a" }),
  target,
);
const state = fc.constantFrom("active" as const, "active" as const, "active" as const, "blackhole" as const);

const route = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ DestinationCidrBlock: fc.constantFrom("0.0.0.0/0", ...ranges4), State: state })
      .chain((one) => target.map((to) => ({ ...one, ...to }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ DestinationIpv6CidrBlock: fc.constantFrom(...ranges6), State: state })
      .chain((one) => target6.map((to) => ({ ...one, ...to }))),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ DestinationPrefixListId: fc.constantFrom("pl-0b", "pl-0c"), State: state })
      .chain((one) => target.map((to) => ({ ...one, ...to }))),
  },
);

/** AWS takes one route to each destination. */
const routes = fc
  .uniqueArray(route, { maxLength: 5, selector: (one) => Object.values(one).find((text) => /[/]|^pl-/.test(text)) })
  .chain((own) =>
    fc
      .boolean()
      .map((hasGateway) => [
        { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active" as const },
        ...own,
        ...(hasGateway ? [{ DestinationPrefixListId: "pl-0a", GatewayId: "vpce-0a", State: "active" as const }] : []),
      ]),
  );

const rule = fc
  .record({
    protocol: fc.constantFrom("-1", "-1", "tcp", "udp", "icmp"),
    span: ports,
    to: fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .constantFrom(...ranges4, "10.0.0.0/16", "10.0.1.0/25", "10.0.1.0/24")
          .map((CidrIp) => ({ IpRanges: [{ CidrIp }] })),
      },
      { weight: 2, arbitrary: fc.constantFrom(...ranges6).map((CidrIpv6) => ({ Ipv6Ranges: [{ CidrIpv6 }] })) },
      { weight: 2, arbitrary: fc.constantFrom(...groupIds).map((GroupId) => ({ UserIdGroupPairs: [{ GroupId }] })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...listIds).map((PrefixListId) => ({ PrefixListIds: [{ PrefixListId }] })),
      },
    ),
  })
  .map(({ protocol, span, to }) => ({ IpProtocol: protocol, ...(protocol === "-1" ? {} : span), ...to }));
type Rule = NonNullable<World["groups"][number]["IpPermissions"]>[number];
const openRule = fc.constantFrom<Rule[]>(
  { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
  { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }], Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
);
const rules = fc.array(fc.oneof(rule, openRule), { maxLength: 3 });

/** Rules about all protocols have no ports. Source: EC2 API reference, NetworkAclEntry. */
const ofPorts = fc.constantFrom(undefined, { From: 443, To: 443 }, { From: 1024, To: 65_535 });
const entry = fc
  .record({
    RuleNumber: fc.integer({ min: 1, max: 200 }),
    Egress: fc.boolean(),
    Protocol: fc.constantFrom("-1", "6", "17"),
    RuleAction: fc.constantFrom("allow" as const, "deny" as const),
    CidrBlock: fc.constantFrom("0.0.0.0/0", ...ranges4, "10.0.1.0/24", "10.0.1.0/25"),
    PortRange: ofPorts,
  })
  .map(({ PortRange, ...one }) => ({ ...one, ...(one.Protocol !== "-1" && PortRange && { PortRange }) }));
const open = [true, false].flatMap((Egress) => [
  { RuleNumber: 100, Egress, Protocol: "-1", RuleAction: "allow" as const, CidrBlock: "0.0.0.0/0" },
  { RuleNumber: 101, Egress, Protocol: "-1", RuleAction: "allow" as const, Ipv6CidrBlock: "::/0" },
]);
const shut = [true, false].map((Egress) => ({
  RuleNumber: 1,
  Egress,
  Protocol: "-1",
  RuleAction: "deny" as const,
  CidrBlock: "0.0.0.0/0",
}));
const entries = fc.oneof(
  fc.constantFrom(...shut).map((first) => [first, ...open]),
  fc.constant(open),
  fc
    .uniqueArray(entry, { maxLength: 5, selector: (one) => `${one.RuleNumber} ${one.Egress}` })
    .map((own) => [...own, ...open]),
);

const subnet = (SubnetId: string) =>
  fc
    .record({ mode: blockMode, hasIpv6: fc.boolean(), isGone: rarely(true, false) })
    .map(({ mode, hasIpv6, isGone }) => {
      const isOther = SubnetId === "subnet-0d";
      return {
        SubnetId,
        VpcId: isOther ? "vpc-0b" : "vpc-0a",
        CidrBlock: isOther ? "10.1.1.0/24" : `10.0.${subnetIds.indexOf(SubnetId as "subnet-0a") + 1}.0/24`,
        Ipv6CidrBlockAssociationSet: hasIpv6
          ? [
              {
                Ipv6CidrBlock: "2600:1f18::/64",
                Ipv6CidrBlockState: { State: isGone ? ("disassociated" as const) : ("associated" as const) },
              },
            ]
          : [],
        ...(mode && { BlockPublicAccessStates: { InternetGatewayBlockMode: mode } }),
      };
    });

const nat = (NatGatewayId: string) =>
  fc
    .record({
      State: fc.constantFrom(
        "available" as const,
        "available" as const,
        "available" as const,
        "pending" as const,
        "deleted" as const,
        "failed" as const,
      ),
      ConnectivityType: rarely("private" as const, "public" as const),
      isRegional: rarely(true, false),
      SubnetId: fc.constantFrom(...subnetIds.slice(0, 3)),
      RouteTableId: fc.constantFrom(...tableIds),
    })
    .map(({ isRegional, SubnetId, RouteTableId, ...one }) => ({
      NatGatewayId,
      VpcId: "vpc-0a",
      ...one,
      ...(isRegional
        ? { AvailabilityMode: "regional" as const, RouteTableId }
        : { AvailabilityMode: "zonal" as const, SubnetId }),
    }));

const tables = fc
  .record({
    homes: fc.array(fc.constantFrom(...tableIds, undefined), { minLength: 4, maxLength: 4 }),
    main: fc.constantFrom(...tableIds),
    isGone: fc.boolean(),
    routes: fc.array(routes, { minLength: 4, maxLength: 4 }),
  })
  .map(({ homes, main, isGone, routes: all }) => [
    ...tableIds.map((RouteTableId, at) => ({
      RouteTableId,
      VpcId: "vpc-0a",
      Associations: [
        ...subnetIds
          .slice(0, 3)
          .flatMap((SubnetId, place) =>
            homes[place] === RouteTableId ? [{ SubnetId, AssociationState: { State: "associated" as const } }] : [],
          ),
        // A table that routed a subnet once.
        ...(isGone && homes[0] !== RouteTableId
          ? [{ SubnetId: subnetIds[0], AssociationState: { State: "disassociated" as const } }]
          : []),
        ...(main === RouteTableId ? [{ Main: true }] : []),
      ],
      Routes: all[at] ?? [],
    })),
    { RouteTableId: "rtb-0d", VpcId: "vpc-0b", Associations: [{ Main: true }], Routes: all[3] ?? [] },
  ]);

const list = (PrefixListId: string) =>
  fc.uniqueArray(fc.constantFrom(...ranges4.slice(1), ...ranges6.slice(1)), { maxLength: 3 }).map((own) => ({
    PrefixListId,
    Entries: (PrefixListId === "pl-0a" ? ["52.216.0.0/15"] : own).map((Cidr) => ({ Cidr })),
  }));

const group = (GroupId: string) =>
  fc.record({ IpPermissions: rules, IpPermissionsEgress: rules }).map((own) => ({
    GroupId,
    GroupName: GroupId === "sg-0c" || GroupId === "sg-0d" ? "default" : GroupId,
    VpcId: GroupId === "sg-0d" ? "vpc-0b" : "vpc-0a",
    ...own,
  }));

const anything: fc.Arbitrary<World> = fc.record({
  vpcs: fc.tuple(
    ...vpcIds.map((VpcId) =>
      blockMode.map((mode) => ({
        VpcId,
        ...(mode && { BlockPublicAccessStates: { InternetGatewayBlockMode: mode } }),
      })),
    ),
  ),
  subnets: fc.tuple(...subnetIds.map(subnet)),
  tables,
  nats: fc.tuple(...natIds.map(nat)),
  groups: fc.tuple(...[...groupIds, "sg-0d"].map(group)),
  endpoints: fc.constant([
    {
      VpcEndpointId: "vpce-0a",
      VpcId: "vpc-0a",
      VpcEndpointType: "Gateway" as const,
      ServiceName: `com.amazonaws.${region}.s3`,
    },
    {
      VpcEndpointId: "vpce-0b",
      VpcId: "vpc-0a",
      VpcEndpointType: "GatewayLoadBalancer" as const,
      ServiceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0a",
    },
  ]),
  lists: fc.tuple(...listIds.map(list)),
  acls: fc.tuple(
    ...subnetIds.map((SubnetId) =>
      entries.map((Entries) => ({ NetworkAclId: `acl-${SubnetId.slice(-2)}`, Associations: [{ SubnetId }], Entries })),
    ),
  ),
  leadOut: fc.subarray(["tgw-0a", "pcx-0a", "eni-0a", "vgw-0a", "vpce-0b"]),
  firewallTranslates: fc.boolean(),
});

/** Half of them with what most networks have beside: a NAT gateway in a subnet of its own, which is routed to an internet gateway. */
export const world: fc.Arbitrary<World> = fc.oneof(
  anything,
  anything.map((one) => {
    const first = (to: object) => ({ DestinationCidrBlock: "0.0.0.0/0", State: "active" as const, ...to });
    const ways: Record<string, [subnets: string[], way: object]> = {
      "rtb-0a": [["subnet-0a", "subnet-0b"], first({ NatGatewayId: "nat-0a" })],
      "rtb-0b": [["subnet-0c"], first({ GatewayId: "igw-0a" })],
    };
    const routed = one.tables.map((table) => {
      const [own, way] = ways[table.RouteTableId ?? ""] ?? [[]];
      const others = (table.Associations ?? []).filter(({ SubnetId }) => SubnetId === undefined);
      const rest = (table.Routes ?? []).filter(
        ({ DestinationCidrBlock }) => !way || DestinationCidrBlock !== "0.0.0.0/0",
      );
      return {
        ...table,
        Associations: [...others, ...own.map((SubnetId) => ({ SubnetId }))],
        Routes: [...rest, ...(way ? [way] : [])],
      };
    });
    const nats = one.nats.map((nat) =>
      nat.NatGatewayId === "nat-0a"
        ? { NatGatewayId: "nat-0a", VpcId: "vpc-0a", State: "available" as const, SubnetId: "subnet-0c" }
        : nat,
    );
    return { ...one, tables: routed, nats };
  }),
);

/** The same network with ACLs as AWS makes them. */
export function withOpenAcls(one: World): World {
  return { ...one, acls: one.acls.map((acl) => ({ ...acl, Entries: open })) };
}

const kinds = {
  vpcs: ["vpc", "VpcId"],
  subnets: ["subnet", "SubnetId"],
  tables: ["route-table", "RouteTableId"],
  nats: ["nat-gateway", "NatGatewayId"],
  groups: ["security-group", "GroupId"],
  endpoints: ["vpc-endpoint", "VpcEndpointId"],
  lists: ["managed-prefix-list", "PrefixListId"],
  acls: ["network-acl", "NetworkAclId"],
} as const satisfies Partial<Record<keyof World, [Kind, string]>>;

type Part = keyof typeof kinds;
const parts = Object.keys(kinds) as Part[];

/** What of a network a scan could not read: whole kinds, or single resources by their id. */
export interface Unseen {
  kinds: Part[];
  ids: string[];
}

export const unseen: fc.Arbitrary<Unseen> = fc.oneof(
  fc.record({ kinds: fc.subarray(parts, { minLength: 1, maxLength: 2 }), ids: fc.constant<string[]>([]) }),
  fc.record({
    kinds: fc.constant<Part[]>([]),
    ids: fc.subarray(
      [
        ...vpcIds,
        ...subnetIds,
        ...tableIds,
        "rtb-0d",
        ...natIds,
        ...groupIds,
        ...listIds,
        "vpce-0a",
        "acl-0a",
        "acl-0c",
      ],
      { minLength: 1, maxLength: 4 },
    ),
  }),
);

/** What a scan read, and the kinds whose list failed. */
export function scanOf(one: World, { kinds: blind, ids }: Unseen): { readings: Reading[]; blind: Kind[] } {
  const readings = parts
    .filter((part) => !blind.includes(part))
    .flatMap((part) => one[part].map((resource) => readingOf(part, resource, ids)));
  return { readings, blind: blind.map((part) => kinds[part][0]) };
}

function readingOf(part: Part, resource: object, hidden: readonly string[]): Reading {
  const [kind, field] = kinds[part];
  // Every resource that is made here has its id.
  const id = (resource as Record<string, string>)[field] ?? "";
  const named: Partial<Identity> = { also: [id], arn: `arn:aws:ec2:${region}:${account}:${kind}/${id}` };
  // The same resource as the world's, of the kind that its part holds.
  return hidden.includes(id)
    ? unread(kind, id, named)
    : reading(kind, id, resource as ResourceOf<Kind, PartOf<Kind>>, named);
}

/** The network as it may be by what was read: what was not is as another has it. What no scan reads is another's too. */
export function completed(one: World, other: World, { kinds: blind, ids }: Unseen): World {
  const made = { ...one, leadOut: other.leadOut, firewallTranslates: other.firewallTranslates };
  const put = <P extends Part>(part: P) => {
    const [, field] = kinds[part];
    const idOf = (resource: object) => (resource as Record<string, string>)[field] ?? "";
    const others = new Map(other[part].map((resource) => [idOf(resource), resource]));
    // Lists of one part of two worlds, which hold the same kind.
    made[part] = one[part].map((resource) =>
      blind.includes(part) || ids.includes(idOf(resource)) ? (others.get(idOf(resource)) ?? resource) : resource,
    ) as World[P];
  };
  for (const part of parts) put(part);
  return made;
}
