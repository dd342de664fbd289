import { expect, test } from "vitest";
import check from "#lib/checks/notebook-instance/no-internet-egress.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import {
  cloud,
  group,
  inVpc,
  local,
  subnet,
  throughNat,
  toInternet,
  toInternet6,
} from "#tests/analysis/network/cloud.ts";
import { type DeepPartial, identity, inventoryOf, now, type Sure, testCheck } from "#tests/support/test-check.ts";

const resource: DeepPartial<ResourceOf<"notebook-instance">> = {
  DirectInternetAccess: "Disabled",
  SubnetId: subnet,
  SecurityGroups: [group],
  IpAddressType: "ipv4",
};
const closed = inventoryOf(cloud());
const open = inventoryOf(cloud({ routes: [local, throughNat] }));
const ipv6 = inventoryOf(
  cloud({
    routes: [local, toInternet6({ EgressOnlyInternetGatewayId: "eigw-0a" })],
    subnet: { Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: "2600:1f18::/64" }] },
    egress: [{ IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] }],
  }),
);

const shut: Sure = {
  without: ["nat-gateway", "vpc", "network-acl"],
  because: "Groups that let nothing out hold, whatever the routes and the borders.",
};

testCheck(check, {
  pass: {
    "a subnet without a way out": { resource, inventory: closed },
    "a NAT gateway that the security group does not let it use": {
      resource,
      inventory: inventoryOf(cloud({ routes: [throughNat], egress: [inVpc] })),
      sure: shut,
    },
    "no security groups in the answer, and no way out for any": {
      resource: { ...resource, SecurityGroups: undefined },
      inventory: closed,
    },
    "IPv6 egress that an IPv4 notebook cannot use": {
      resource,
      inventory: ipv6,
      sure: {
        without: ["vpc", "network-acl"],
        because: "Nothing that could block it makes an IPv6 route one for IPv4.",
      },
    },
  },
  fail: {
    "a NAT gateway: private in name only": { resource, inventory: open },
    "an egress-only gateway for a dual-stack notebook": {
      resource: { ...resource, IpAddressType: "dualstack" },
      inventory: ipv6,
    },
  },
  notApplicable: {
    "direct internet access, which another check judges": {
      resource: { ...resource, DirectInternetAccess: "Enabled" },
      inventory: open,
    },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory: open },
    "no subnet in the answer": { resource: { ...resource, SubnetId: undefined }, inventory: closed },
    "a subnet that was not found": { resource: { ...resource, SubnetId: "subnet-0f" }, inventory: closed },
    "a way out through a transit gateway": {
      resource,
      inventory: inventoryOf(cloud({ routes: [toInternet({ TransitGatewayId: "tgw-0a" })] })),
    },
    "no security groups in the answer": { resource: { ...resource, SecurityGroups: undefined }, inventory: open },
    "an internet gateway, for which a firewall may translate": {
      resource,
      inventory: inventoryOf(cloud({ routes: [toInternet({ GatewayId: "igw-0a" })] })),
    },
    "a NAT gateway that could not be read": {
      resource,
      inventory: inventoryOf(
        cloud({ routes: [throughNat] }).filter((one) => one.identity.kind !== "nat-gateway"),
        ["nat-gateway"],
      ),
    },
    "route tables that could not be read": { resource, inventory: inventoryOf(cloud(), ["route-table"]) },
    "security groups that could not be read": {
      resource,
      inventory: inventoryOf(
        cloud({ routes: [throughNat] }).filter((one) => one.identity.kind !== "security-group"),
        ["security-group"],
      ),
    },
    "IPv6 egress and no word on the notebook's addresses": {
      resource: { ...resource, IpAddressType: undefined },
      inventory: ipv6,
    },
  },
});

test("the evidence is the path, and the fix takes that very route away", () => {
  const context = { identity: identity("notebook-instance", "nb"), inventory: open, now, secrets: [] };
  expect(check.evaluate(resource as never, context)).toMatchObject({
    status: "fail",
    evidence: [
      {
        path: "rtb-0a.Routes[0.0.0.0/0]",
        observed: "public NAT gateway nat-0a (available), then internet gateway igw-0a",
      },
      { path: "sg-0a.IpPermissionsEgress", observed: ["0.0.0.0/0"] },
    ],
  });
  expect(check.fix(resource as never, context).cli).toBe(
    "aws ec2 delete-route --route-table-id=rtb-0a --destination-cidr-block=0.0.0.0/0 --region=us-east-1",
  );
});
