import { describe, expect, test } from "vitest";
import { usersOfGroup, usersOfVpc } from "#lib/analysis/network/users.ts";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { type DeepPartial, inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";
import { cloud, ec2, group, subnet, vpc } from "./cloud.ts";

const VpcConfig = { Subnets: [subnet], SecurityGroupIds: [group] };
const useOf = (readings: Reading[], blind: Kind[] = []) =>
  usersOfGroup({ GroupId: group, VpcId: vpc }, inventoryOf(readings, blind), region);
const users = (readings: Reading[], blind: Kind[] = []) =>
  useOf(readings, blind).users.map(({ identity, workload }) => `${identity.kind}: ${workload}`);
const elsewhere = ec2("subnet", "subnet-0c", { SubnetId: "subnet-0c", VpcId: "vpc-0c" });
const notebook = (name: string, resource: DeepPartial<ResourceOf<"notebook-instance">>) =>
  reading("notebook-instance", name, { DirectInternetAccess: "Disabled", ...resource });

describe("usersOfGroup", () => {
  test.each<[string, Reading[], string[]]>([
    ["a notebook", [notebook("a", { SubnetId: subnet, SecurityGroups: [group] })], ["notebook-instance: notebook"]],
    [
      "a notebook with its own way out",
      [reading("notebook-instance", "a", { DirectInternetAccess: "Enabled", SecurityGroups: [group] })],
      ["notebook-instance: self-connected"],
    ],
    [
      "a domain by its users' groups",
      [reading("domain", "a", { AppNetworkAccessType: "VpcOnly", DefaultUserSettings: { SecurityGroups: [group] } })],
      ["domain: studio"],
    ],
    [
      "a domain by its boundary",
      [reading("domain", "a", { AppNetworkAccessType: "PublicInternetOnly", SecurityGroupIdForDomainBoundary: group })],
      ["domain: self-connected"],
    ],
    [
      "a user profile",
      [reading("user-profile", "a", { UserSettings: { SecurityGroups: [group] } })],
      ["user-profile: studio"],
    ],
    [
      "a running training job",
      [reading("training-job", "a", { TrainingJobStatus: "InProgress", VpcConfig })],
      ["training-job: container"],
    ],
    [
      "a running processing job",
      [reading("processing-job", "a", { ProcessingJobStatus: "InProgress", NetworkConfig: { VpcConfig } })],
      ["processing-job: container"],
    ],
    [
      "a running tuning job",
      [
        reading("tuning-job", "a", {
          HyperParameterTuningJobStatus: "InProgress",
          TrainingJobDefinitions: [{ VpcConfig }],
        }),
      ],
      ["tuning-job: container"],
    ],
    ["a cluster", [reading("cluster", "a", { InstanceGroups: [{}], VpcConfig })], ["cluster: container"]],
    [
      "a cluster of which one instance group is elsewhere than the others",
      [
        reading("cluster", "a", {
          InstanceGroups: [{}, { OverrideVpcConfig: VpcConfig }],
          VpcConfig: { Subnets: ["subnet-0c"], SecurityGroupIds: ["sg-0c"] },
        }),
      ],
      ["cluster: container"],
    ],
    ["a finished job", [reading("training-job", "a", { TrainingJobStatus: "Completed", VpcConfig })], []],
    ["a model that nothing serves", [reading("model", "a", { VpcConfig })], []],
    ["EC2 resources that name each other", cloud(), []],
    ["a resource that could not be read", [unread("notebook-instance", "a")], []],
    [
      "a resource of another region",
      [reading("notebook-instance", "a", { SecurityGroups: [group] }, { region: "eu-west-1" })],
      [],
    ],
  ])("%s", (_name, readings, expected) => {
    expect(users(readings)).toEqual(expected);
  });

  test("a job whose warm pool is kept", () => {
    const warm = (Status: "Available" | "Terminated") =>
      reading("training-job", "a", { TrainingJobStatus: "Completed", WarmPoolStatus: { Status }, VpcConfig });
    expect(users([warm("Available")])).toEqual(["training-job: container"]);
    expect(users([warm("Terminated")])).toEqual([]);
  });

  test("a model that an endpoint serves counts; one of which that is not known is among the unseen", () => {
    const model = reading("model", "churn", { ModelName: "churn", VpcConfig });
    const config = reading("endpoint-config", "churn", { ProductionVariants: [{ ModelName: "churn" }] });
    const endpoint = reading("endpoint", "churn", { EndpointConfigName: "churn" });
    expect(users([model, config, endpoint])).toEqual(["model: container"]);
    expect(useOf([model, config])).toEqual({ users: [], unseen: [] });
    const blind = useOf([model, config], ["endpoint"]);
    expect(blind.users).toEqual([]);
    expect(blind.unseen).toEqual([expect.stringContaining("whether model churn is served")]);
  });

  test("one resource counts once, whatever it names twice", () => {
    expect(users([notebook("a", { SubnetId: subnet, SecurityGroups: [group, group] })])).toEqual([
      "notebook-instance: notebook",
    ]);
  });

  test.each<[string, Reading[], Kind[]]>([
    ["a kind that could not be listed", [], ["notebook-instance"]],
    ["a resource that could not be read", [unread("domain", "a")], []],
    ["a notebook in a subnet without groups in the answer", [notebook("a", { SubnetId: subnet })], []],
    ["a notebook with groups and no subnet", [notebook("a", { SecurityGroups: ["sg-0f"] })], []],
    ["a job whose VPC came without groups", [reading("training-job", "a", { VpcConfig: { Subnets: [subnet] } })], []],
    ["a model in use whose VPC came empty", [reading("processing-job", "a", { NetworkConfig: { VpcConfig: {} } })], []],
    ["a domain without default settings", [reading("domain", "a", { SubnetIds: [subnet] })], []],
    [
      "a VPC-only domain without groups",
      [reading("domain", "a", { AppNetworkAccessType: "VpcOnly", SubnetIds: [subnet], DefaultUserSettings: {} })],
      [],
    ],
  ])("%s may be in it unseen", (_name, readings, blind) => {
    const { users: seen, unseen } = useOf([...cloud(), ...readings], blind);
    expect(seen).toEqual([]);
    expect(unseen).toHaveLength(1);
  });

  test.each<[string, Reading[]]>([
    ["a notebook outside any VPC", [reading("notebook-instance", "a", { DirectInternetAccess: "Enabled" })]],
    [
      "a domain with its own way out, for which groups are optional",
      [
        reading("domain", "a", {
          AppNetworkAccessType: "PublicInternetOnly",
          SubnetIds: [subnet],
          DefaultUserSettings: {},
        }),
      ],
    ],
    ["a job without a VPC", [reading("training-job", "a", { TrainingJobStatus: "InProgress" })]],
    [
      "a finished job whose VPC came without groups",
      [reading("training-job", "a", { TrainingJobStatus: "Failed", VpcConfig: { Subnets: [subnet] } })],
    ],
    ["a notebook without groups in another VPC", [notebook("a", { SubnetId: "subnet-0c" }), elsewhere]],
  ])("%s is not", (_name, readings) => {
    expect(useOf([...cloud(), ...readings])).toEqual({ users: [], unseen: [] });
  });
});

test("many unseen ones are named in part", () => {
  const many = Array.from({ length: 9 }, (_, index) => notebook(`nb-${index}`, { SubnetId: subnet }));
  const { unseen } = useOf([...cloud(), ...many]);
  expect(unseen).toHaveLength(5);
  expect(unseen.at(-1)).toBe("5 more");
});

test("a VPC's users are those in its subnets, and domains that name it", () => {
  const inside = notebook("a", { SubnetId: subnet, SecurityGroups: [group] });
  const outside = notebook("b", { SubnetId: "subnet-0f", SecurityGroups: [group] });
  const domain = reading("domain", "d", { VpcId: vpc, SubnetIds: ["subnet-0f"], DefaultUserSettings: {} });
  const found = usersOfVpc(vpc, inventoryOf([...cloud(), inside, outside, domain]), region);
  expect(found.users.map(({ identity }) => identity.name)).toEqual(["d", "a"]);
  expect(found.unseen).toEqual([]);
  expect(usersOfVpc(vpc, inventoryOf([inside], ["subnet"]), region).unseen).toHaveLength(1);
});

test("apps of a domain run with its users' groups and roles, or with those of a profile", () => {
  const domain = reading("domain", "d", {
    DomainId: "d-1",
    AppNetworkAccessType: "VpcOnly",
    VpcId: vpc,
    SubnetIds: [subnet],
    DefaultUserSettings: { SecurityGroups: [group], ExecutionRole: "arn:aws:iam::1:role/users" },
  });
  const profile = (DomainId: string) =>
    reading("user-profile", `${DomainId}/ana`, {
      DomainId,
      UserSettings: { SecurityGroups: ["sg-0b"], ExecutionRole: "arn:aws:iam::1:role/ana" },
    });
  const found = usersOfVpc(vpc, inventoryOf([...cloud(), domain, profile("d-1"), profile("d-2")]), region);
  expect(found.users).toMatchObject([
    {
      interfaces: [
        { subnets: [subnet], securityGroups: [group] },
        { subnets: [subnet], securityGroups: ["sg-0b"] },
      ],
      roles: ["arn:aws:iam::1:role/users", "arn:aws:iam::1:role/ana"],
    },
  ]);
});
