import { afterEach, expect, test } from "vitest";
import modelPackage from "#lib/collectors/sagemaker/model-package.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { emptyRegion } from "#lib/simulator/regions.ts";
import { type Fault, type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

type Package = SimulatedSageMaker["modelPackages"][number];

const id = "482915630174";
const arn = (name: string) => `arn:aws:sagemaker:${region}:${id}:model-package/${name}`;
let simulator: Simulator;
afterEach(() => simulator.close());

function version(number: number, more: Partial<Package> = {}): Package {
  return {
    ModelPackageName: `churn/${number}`,
    ModelPackageGroupName: "churn",
    ModelPackageVersion: number,
    ModelPackageArn: arn(`churn/${number}`),
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [] },
    ModelApprovalStatus: "Approved",
    InferenceSpecification: { Containers: [{ Image: "image", Environment: { LEVEL: "debug" } }] },
    CreationTime: new Date(Date.parse("2026-01-01T00:00:00Z") + number * 60_000),
    Tags: [{ Key: "team", Value: "growth" }],
    ...more,
  };
}

async function read(packages: Package[], faults: Fault[] = []) {
  const home = emptyRegion(region);
  home.sagemaker.modelPackages.push(...packages);
  const account: SimulatedAccount = {
    id,
    partition: "aws",
    caller: { arn: `arn:aws:iam::${id}:user/auditor`, userId: "AIDAAUDITOR" },
    regions: [home],
    disabledRegions: [],
    iam: { users: [], groups: [], roles: [], policies: [] },
  };
  simulator = await startSimulator({ account, enforceLimits: false, faults });
  const collected = await collectOne(modelPackage, simulator.url, id, region);
  return { ...collected, made: Object.fromEntries(simulator.calls()) };
}

test("20,000 versions cost two calls for each hundred", async () => {
  const { readings, made } = await read(Array.from({ length: 19_950 }, (_, index) => version(index + 1)));
  expect(readings).toHaveLength(19_950);
  expect(new Set(readings.map(({ identity }) => identity.arn)).size).toBe(19_950);
  expect(made).toEqual({ "sagemaker:ListModelPackages": 200, "sagemaker:Search": 200 });
  expect(readings.at(-1)).toMatchObject({
    identity: { name: "churn/1", arn: arn("churn/1") },
    resource: { InferenceSpecification: { Containers: [{ Environment: { LEVEL: "debug" } }] } },
  });
}, 60_000);

test("what is still validated is described, whatever the index says of it", async () => {
  const { readings, made } = await read([version(1), version(2, { ModelPackageStatus: "InProgress" })]);
  expect(readings.map(({ identity }) => identity.name)).toEqual(["churn/1", "churn/2"]);
  expect(made).toMatchObject({ "sagemaker:DescribeModelPackage": 1 });
});

test("a searched package and a described one have the same fields", async () => {
  const searched = await read([version(1)]);
  await simulator.close();
  const described = await read([version(1)], [{ action: "sagemaker:Search", kind: "denied" }]);
  const resourcesOf = ({ readings }: typeof described) => readings.map((one) => "resource" in one && one.resource);
  expect(resourcesOf(described)).toEqual(resourcesOf(searched));
  expect(described.made).toMatchObject({ "sagemaker:DescribeModelPackage": 1 });
  expect(described.coverage.find(({ action }) => action === "sagemaker:Search")?.status).not.toBe("complete");
  expect(described.stopped).toBeUndefined();
});

test("packages without a group are read beside the versions of groups", async () => {
  const { ModelPackageGroupName, ModelPackageVersion, ...rest } = version(7);
  const alone = { ...rest, ModelPackageName: "partner", ModelPackageArn: arn("partner") };
  const { readings } = await read([version(1), alone]);
  expect(readings.map(({ identity }) => identity.name).sort()).toEqual(["churn/1", "partner"]);
});
