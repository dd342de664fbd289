import check from "#lib/checks/domain/no-internet-egress.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import {
  anywhere,
  cloud,
  ec2,
  group,
  inVpc,
  local,
  publicSubnet,
  subnet,
  throughNat,
  toInternet,
  vpc,
} from "#tests/analysis/network/cloud.ts";
import { type DeepPartial, inventoryOf, reading, type Sure, testCheck, unread } from "#tests/support/test-check.ts";

const resource: DeepPartial<ResourceOf<"domain">> = {
  DomainId: "d-abc",
  AppNetworkAccessType: "VpcOnly",
  VpcId: vpc,
  SubnetIds: [subnet],
  DefaultUserSettings: { SecurityGroups: [group] },
};
const natted = (egress = [anywhere]) => cloud({ routes: [local, throughNat], egress });
const profile = (DomainId: string) =>
  reading("user-profile", "ana", { DomainId, UserSettings: { SecurityGroups: ["sg-0b"] } });
const wideGroup = ec2("security-group", "sg-0b", { GroupId: "sg-0b", VpcId: vpc, IpPermissionsEgress: [anywhere] });

const shut: Sure = {
  without: ["nat-gateway", "vpc", "network-acl"],
  because: "Groups that let nothing out hold, whatever the routes and the borders.",
};
const noWay: Sure = { without: ["user-profile"], because: "No profile's group opens a subnet that has no way out." };

testCheck(check, {
  pass: {
    "subnets without a way out": { resource, inventory: inventoryOf(cloud()), sure: noWay },
    "subnets without a way out, whatever the groups": {
      resource: { ...resource, DefaultUserSettings: undefined },
      inventory: inventoryOf(cloud(), ["user-profile", "security-group"]),
      sure: noWay,
    },
    "groups that let nothing out": { resource, inventory: inventoryOf(natted([inVpc])), sure: shut },
    "an open group of another domain's profile": {
      resource,
      inventory: inventoryOf([...natted([inVpc]), wideGroup, profile("d-other")]),
      sure: shut,
    },
  },
  fail: {
    "a NAT gateway": { resource, inventory: inventoryOf(natted()) },
    "a NAT gateway, whatever profiles that could not be listed say": {
      resource,
      inventory: inventoryOf(natted(), ["user-profile"]),
    },
    "one of two subnets with a NAT gateway": {
      resource: { ...resource, SubnetIds: [publicSubnet, subnet] },
      inventory: inventoryOf(natted()),
    },
    "a user profile with an open group of its own": {
      resource,
      inventory: inventoryOf([...natted([inVpc]), wideGroup, profile("d-abc")]),
    },
  },
  notApplicable: {
    "apps with SageMaker's own way out": {
      resource: { ...resource, AppNetworkAccessType: "PublicInternetOnly" },
      inventory: inventoryOf(natted()),
    },
    "such apps in a domain of Unified Studio, which names no network": {
      resource: {
        DomainId: "d-abc",
        AppNetworkAccessType: "PublicInternetOnly",
        DefaultUserSettings: { SecurityGroups: [group] },
        DomainSettings: { UnifiedStudioSettings: { DomainId: "dzd_4abcdefgh1234", StudioWebPortalAccess: "DISABLED" } },
      },
      inventory: inventoryOf(cloud()),
    },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory: inventoryOf(natted()) },
    "no subnets in the answer": { resource: { ...resource, SubnetIds: [] }, inventory: inventoryOf(natted()) },
    "no default settings in the answer, and so no groups": {
      resource: { ...resource, DefaultUserSettings: undefined },
      inventory: inventoryOf(natted([inVpc])),
    },
    "profiles, which may have wider groups, that could not be listed": {
      resource,
      inventory: inventoryOf(natted([inVpc]), ["user-profile"]),
    },
    "a profile that could not be read": {
      resource,
      inventory: inventoryOf([...natted([inVpc]), unread("user-profile", "ana")]),
    },
    "a way out through peering": {
      resource,
      inventory: inventoryOf(cloud({ routes: [toInternet({ VpcPeeringConnectionId: "pcx-0a" })] })),
    },
    "a subnet of another account that was not found": {
      resource: { ...resource, SubnetIds: [subnet, "subnet-0f"] },
      inventory: inventoryOf(cloud()),
    },
  },
});
