import { describe, expect, test } from "vitest";
import { vpcsIn, vpcView } from "#lib/analysis/network/vpc-view.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, inventoryOf, now, reading, region } from "#tests/support/test-check.ts";
import { cloud, ec2, endpoint, group, local, publicSubnet, subnet, table, throughNat, vpc } from "./cloud.ts";

const notebook = (more: object = {}) =>
  reading("notebook-instance", "nb", {
    ...{ NotebookInstanceStatus: "InService", DirectInternetAccess: "Disabled" },
    ...{ SubnetId: subnet, SecurityGroups: [group], ...more },
  });
const domain = reading("domain", "team", {
  ...{ DomainId: "d-1", AppNetworkAccessType: "VpcOnly", VpcId: vpc },
  ...{ SubnetIds: [subnet], DefaultUserSettings: { SecurityGroups: [group] } },
});
const summary = (readings: Reading[], blind: Kind[] = []) => vpcsIn(inventoryOf(readings, blind)).vpcs[0];

describe("how far those get who stand in a VPC", () => {
  test.each<[string, Reading[], Kind[], string]>([
    ["a closed subnet", [...cloud(), notebook()], [], "none"],
    ["a way out by NAT", [...cloud({ routes: [local, throughNat] }), notebook()], [], "internet"],
    [
      "a way out that a border closes",
      [
        ...cloud({
          routes: [local, throughNat],
          acl: [{ RuleNumber: 1, Egress: true, Protocol: "-1", RuleAction: "deny", CidrBlock: "0.0.0.0/0" }],
        }),
        notebook(),
      ],
      [],
      "none",
    ],
    ["subnets that could not be read", [...cloud(), domain], ["subnet"], "unknown"],
    [
      "one subnet of several that was not read",
      [...cloud(), reading("domain", "team", { ...read(domain), SubnetIds: [subnet, "subnet-0f"] })],
      [],
      "unknown",
    ],
    ["routes that could not be read", [...cloud(), notebook()], ["route-table"], "unknown"],
    ["others that may stand in an open subnet", [...cloud(), notebook()], ["domain"], "unknown"],
    ["others in a VPC that has no way out", [...cloud({ publicRoutes: [local] }), notebook()], ["domain"], "none"],
    [
      "a route table that came without its routes",
      [
        ...cloud().filter(({ identity }) => identity.name !== table),
        ec2("route-table", table, { RouteTableId: table, VpcId: vpc, Associations: [{ SubnetId: subnet }] }),
        notebook(),
      ],
      [],
      "unknown",
    ],
  ])("%s", (_name, readings, blind, expected) => {
    expect(summary(readings, blind)?.reach).toBe(expected);
  });

  function read(one: Reading): object {
    return one.status === "read" ? { ...(one.resource as object) } : {};
  }
});

describe("what a VPC's workloads need", () => {
  const api = endpoint("vpce-01", `com.amazonaws.${region}.sagemaker.api`);
  const stateOf = (readings: Reading[], service: string) =>
    summary(readings)?.needs.find((need) => need.service === service)?.state;

  test("is served only to those whose own groups let them out to it", () => {
    expect(stateOf([...cloud(), notebook(), api], "sagemaker.api")).toBe("served");
    expect(stateOf([...cloud({ egress: [] }), notebook(), api], "sagemaker.api")).toBe("closed");
    expect(stateOf([...cloud(), notebook()], "sagemaker.api")).toBe("missing");
    expect(stateOf([...cloud({ routes: [local, throughNat] }), notebook()], "sagemaker.api")).toBe("internet");
  });
});

test("a picture has every subnet with its users, and what its routes lead to", () => {
  const arn = `arn:aws:ec2:${region}:${account}:vpc/${vpc}`;
  const view = vpcView(arn, inventoryOf([...cloud({ routes: [local, throughNat] }), notebook()]), now);
  expect(view?.subnets.map(({ id, reach, users }) => [id, reach, users.length])).toEqual([
    [subnet, "internet", 1],
    [publicSubnet, "unknown", 0],
  ]);
  expect(view?.gateways.map(({ id, leads }) => [id, leads])).toEqual([
    ["nat-0a", "internet"],
    ["igw-0a", "unknown"],
  ]);
  expect(vpcView(`${arn}f`, inventoryOf(cloud()), now)).toBeUndefined();
});
