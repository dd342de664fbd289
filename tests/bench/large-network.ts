import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, reading, region } from "#tests/support/test-check.ts";
import { wholeCoverage } from "./whole-coverage.ts";

export interface Size {
  vpcs: number;
  subnets: number;
  groups: number;
  rulesOfGroup: number;
  roles: number;
  notebooks: number;
}

/** One region of one large account, in AWS's shapes: VPCs with NAT or closed subnets, notebooks in them, a role for each two. */
export function largeNetwork(size: Size): { readings: Reading[]; coverage: Coverage[] } {
  const id = (prefix: string, at: number) => `${prefix}-${at.toString(16).padStart(17, "0")}`;
  const vpcAt = (at: number) => id("vpc", at % size.vpcs);
  const named = (kind: string, name: string) => ({
    also: [name],
    arn: `arn:aws:ec2:${region}:${account}:${kind}/${name}`,
  });
  const roleArn = (at: number) => `arn:aws:iam::${account}:role/role-${at % size.roles}`;
  const readings: Reading[] = [];
  for (let at = 0; at < size.vpcs; at++) {
    const vpc = vpcAt(at);
    const [open, closed, nat] = [id("rtb", at), id("rtb", at + size.vpcs), id("nat", at)];
    const [gateway, api] = [id("vpce", at), id("vpce", at + size.vpcs)];
    const local = { DestinationCidrBlock: `10.${at}.0.0/16`, GatewayId: "local", State: "active" as const };
    const toS3 = { DestinationPrefixListId: "pl-63a5400a", GatewayId: gateway, State: "active" as const };
    const out = (to: object) => ({ DestinationCidrBlock: "0.0.0.0/0", State: "active" as const, ...to });
    const endpoint = (name: string, service: string, more: object) =>
      reading(
        "vpc-endpoint",
        name,
        {
          ...{ VpcEndpointId: name, VpcId: vpc, ServiceName: `com.amazonaws.${region}.${service}`, State: "Available" },
          PolicyDocument: JSON.stringify({
            Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
          }),
          ...more,
        },
        named("vpc-endpoint", name),
      );
    readings.push(
      reading("vpc", vpc, { VpcId: vpc, CidrBlock: `10.${at}.0.0/16`, OwnerId: account }, named("vpc", vpc)),
      reading(
        "route-table",
        open,
        { RouteTableId: open, VpcId: vpc, Routes: [local, toS3, out({ NatGatewayId: nat })], Associations: [] },
        named("route-table", open),
      ),
      reading(
        "route-table",
        closed,
        { RouteTableId: closed, VpcId: vpc, Routes: [local, toS3], Associations: [{ Main: true }] },
        named("route-table", closed),
      ),
      reading(
        "nat-gateway",
        nat,
        { NatGatewayId: nat, VpcId: vpc, SubnetId: id("subnet", at), State: "available", ConnectivityType: "public" },
        named("nat-gateway", nat),
      ),
      endpoint(gateway, "s3", { VpcEndpointType: "Gateway", RouteTableIds: [open, closed] }),
      endpoint(api, "sagemaker.api", {
        ...{ VpcEndpointType: "Interface", PrivateDnsEnabled: true },
        ...{ SubnetIds: [id("subnet", at)], Groups: [{ GroupId: id("sg", at) }] },
      }),
    );
  }
  // Rules as people write them: the web and what answers, all else inside.
  const rules = [true, false].flatMap((Egress) => [
    { RuleNumber: 100, Egress, Protocol: "-1", RuleAction: "allow" as const, CidrBlock: "10.0.0.0/8" },
    ...[443, 80].map((From, n) => ({
      ...{ RuleNumber: 110 + n, Egress, Protocol: "6", RuleAction: "allow" as const, CidrBlock: "0.0.0.0/0" },
      PortRange: Egress ? { From, To: From } : { From: 1024, To: 65_535 },
    })),
    { RuleNumber: 32_767, Egress, Protocol: "-1", RuleAction: "deny" as const, CidrBlock: "0.0.0.0/0" },
  ]);
  for (let at = 0; at < size.vpcs; at++) {
    const name = id("acl", at);
    const subnets = Array.from({ length: size.subnets }, (_, one) => one).filter((one) => one % size.vpcs === at);
    const Associations = subnets.map((one) => ({ SubnetId: id("subnet", one) }));
    const acl = { NetworkAclId: name, VpcId: vpcAt(at), Associations, Entries: rules };
    readings.push(reading("network-acl", name, acl, named("network-acl", name)));
  }
  for (let at = 0; at < size.subnets; at++) {
    const name = id("subnet", at);
    const range = `10.${at % size.vpcs}.${Math.floor(at / size.vpcs)}.0/24`;
    const place = { SubnetId: name, VpcId: vpcAt(at), CidrBlock: range, AvailabilityZone: `${region}${"abc"[at % 3]}` };
    readings.push(reading("subnet", name, { ...place, Ipv6CidrBlockAssociationSet: [] }, named("subnet", name)));
  }
  for (let at = 0; at < size.groups; at++) {
    const name = id("sg", at);
    const rule = (to: number) => ({
      IpProtocol: "tcp",
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: `10.${to % 250}.0.0/16` }],
    });
    const rules = Array.from({ length: size.rulesOfGroup / 2 }, (_, to) => rule(at + to));
    const place = { GroupId: name, GroupName: name, VpcId: vpcAt(at) };
    readings.push(
      reading(
        "security-group",
        name,
        { ...place, IpPermissions: rules, IpPermissionsEgress: rules },
        named("security-group", name),
      ),
    );
  }
  for (let at = 0; at < size.roles; at++) {
    const actions = at % 50 === 0 ? "*" : ["s3:GetObject", "sagemaker:CreateTrainingJob", "logs:PutLogEvents"];
    const statement = [
      { Effect: "Allow", Action: actions, Resource: at % 50 === 0 ? "*" : `arn:aws:s3:::bucket-${at}/*` },
    ];
    readings.push(
      reading(
        "iam-role",
        `role-${at}`,
        {
          ...{ RoleName: `role-${at}`, Arn: roleArn(at), AttachedManagedPolicies: [] },
          RolePolicyList: [
            { PolicyName: "own", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: statement }) },
          ],
        },
        { region: "global", arn: roleArn(at) },
      ),
    );
  }
  for (let at = 0; at < size.notebooks; at++) {
    const [subnet, group] = [at % size.subnets, at % size.groups];
    readings.push(
      reading("notebook-instance", `notebook-${at}`, {
        ...{
          NotebookInstanceName: `notebook-${at}`,
          NotebookInstanceStatus: "InService",
          DirectInternetAccess: "Disabled",
        },
        ...{
          SubnetId: id("subnet", subnet),
          SecurityGroups: [id("sg", group)],
          RoleArn: roleArn(at),
          IpAddressType: "ipv4",
        },
      }),
    );
  }
  return { readings, coverage: wholeCoverage() };
}
