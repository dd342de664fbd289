import { describe, expect, test } from "vitest";
import { sagemakerNetworkUsers, usersOfVpc } from "#lib/analysis/network/users.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import { inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";
import { cloud, group, subnet, vpc } from "./cloud.ts";

const VpcConfig = { Subnets: [subnet], SecurityGroupIds: [group] };
const users = (readings: Reading[], ids = [group], blind: Kind[] = []) =>
  sagemakerNetworkUsers(inventoryOf(readings, blind), region, ids).map(
    ({ identity, workload }) => `${identity.kind}: ${workload}`,
  );

describe("sagemakerNetworkUsers", () => {
  test.each<[string, Reading[], string[]]>([
    [
      "a notebook",
      [reading("notebook-instance", "a", { SubnetId: subnet, SecurityGroups: [group] })],
      ["notebook-instance: notebook"],
    ],
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

  test("a model that an endpoint serves counts, and so does one of which that is not known", () => {
    const model = reading("model", "churn", { ModelName: "churn", VpcConfig });
    const config = reading("endpoint-config", "churn", { ProductionVariants: [{ ModelName: "churn" }] });
    const endpoint = reading("endpoint", "churn", { EndpointConfigName: "churn" });
    expect(users([model, config, endpoint])).toEqual(["model: container"]);
    expect(users([model, config])).toEqual([]);
    expect(users([model], [group], ["endpoint-config"])).toEqual(["model: container"]);
  });

  test("one resource counts once, whatever it names twice", () => {
    const notebook = reading("notebook-instance", "a", { SubnetId: subnet, SecurityGroups: [group, group] });
    expect(users([notebook], [group, subnet])).toEqual(["notebook-instance: notebook"]);
  });
});

test("a VPC's users are those in its subnets, and domains that name it", () => {
  const notebook = reading("notebook-instance", "a", { SubnetId: subnet });
  const elsewhere = reading("notebook-instance", "b", { SubnetId: "subnet-0f" });
  const domain = reading("domain", "d", { VpcId: vpc, SubnetIds: ["subnet-0f"] });
  const found = usersOfVpc(inventoryOf([...cloud(), notebook, elsewhere, domain]), region, vpc);
  expect(found.map(({ identity }) => identity.name)).toEqual(["d", "a"]);
});
