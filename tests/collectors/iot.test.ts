import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnyCollector } from "#lib/collectors/define.ts";
import greengrassComponent from "#lib/collectors/greengrass/greengrass-component.ts";
import greengrassDeployment from "#lib/collectors/greengrass/greengrass-deployment.ts";
import iotCertificate from "#lib/collectors/iot/iot-certificate.ts";
import iotPolicy from "#lib/collectors/iot/iot-policy.ts";
import iotRoleAlias from "#lib/collectors/iot/iot-role-alias.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { things } from "#lib/simulator/shelves/iot.ts";
import { collectOne } from "./collect-one.ts";

const region = "us-west-2";
const account = demoAccount({ now: new Date() });
const here = account.regions.find(({ name }) => name === region);
const [door] = here ? things.on(here) : [];
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

async function read(collector: AnyCollector, names: readonly string[], inRegion = region) {
  simulator.resetCalls();
  const { readings, coverage, stopped } = await collectOne(collector, simulator.url, account.id, inRegion, { names });
  const resources = readings.map((one) => (one.status === "read" ? (one.resource as Record<string, unknown>) : {}));
  return { readings, coverage, stopped, resources, calls: Object.fromEntries(simulator.calls()) };
}

const aliasArn = (name: string) => `arn:aws:iot:${region}:${account.id}:rolealias/${name}`;

const named = (kind: string, resource: unknown) => [...namesIn(kind, resource)];

describe("certificates", () => {
  test("are found by the things that have them, each once; a thing that is gone has none", async () => {
    const { resources, readings, stopped } = await read(iotCertificate, [
      "thing-door-0017",
      "thing-depot-north",
      "thing-door-0001",
      "thing-door-0002",
    ]);
    expect(stopped).toBeUndefined();
    expect(resources).toMatchObject([
      { Things: ["thing-door-0001"], AttachedPolicies: [{ policyName: "store-doors" }] },
      { Things: ["thing-door-0002", "thing-door-0017"], AttachedPolicies: { length: 2 } },
    ]);
    expect(readings[1]?.identity.also).toEqual(["thing-door-0002", "thing-door-0017"]);
    expect(resources[0]).not.toHaveProperty("certificatePem");
  });

  test("a region without any is not asked about each thing, and one where nothing is named about none", async () => {
    expect((await read(iotCertificate, ["thing-door-0001"], "us-east-1")).calls).toEqual({ "iot:ListCertificates": 1 });
    expect((await read(iotCertificate, [])).calls).toEqual({});
  });

  test("principals come in pages of their own kind, and identities of Cognito are no certificates", async () => {
    const [certificate = ""] = door?.principals ?? [];
    const others = Array.from(
      { length: 300 },
      (_, at) => `${region}:00000000-0000-0000-0000-${String(at).padStart(12, "0")}`,
    );
    if (here) things.put(here, { thingName: "busy", principals: [...others, certificate] });
    const { resources, calls, stopped } = await read(iotCertificate, ["busy"]);
    expect(stopped).toBeUndefined();
    expect(calls["iot:ListThingPrincipals"]).toBe(2);
    expect(resources).toMatchObject([{ certificateArn: certificate, Things: ["busy"] }]);
  });

  test("where a thing may not be asked about, the list ends there", async () => {
    simulator.setFaults([{ action: "iot:ListThingPrincipals", kind: "denied" }]);
    const { stopped } = await read(iotCertificate, ["thing-door-0001"]);
    simulator.setFaults([]);
    expect(stopped).toMatchObject({ class: "denied", action: "iot:ListThingPrincipals" });
  });

  test("lead to their policies, those to role aliases, and those to roles", async () => {
    const certificates = await read(iotCertificate, ["store-hub-01"]);
    const policies = named("iot-certificate", certificates.resources[0]);
    // It has it itself, and so each of its things.
    const policy = { kind: "iot-policy", name: expect.stringContaining(":policy/GreengrassV2IoTThingPolicy") };
    expect(policies).toEqual([policy, policy]);
    const { resources, calls } = await read(iotPolicy, [
      policies[0]?.name ?? "",
      `arn:aws:iot:eu-west-1:${account.id}:policy/x`,
      `arn:aws:iot:${region}:111122223333:policy/GreengrassV2IoTThingPolicy`,
    ]);
    expect(calls).toEqual({ "iot:GetPolicy": 1 });
    const aliases = named("iot-policy", resources[0]);
    expect(aliases).toEqual([{ kind: "iot-role-alias", name: aliasArn("GreengrassV2TokenExchangeRoleAlias") }]);
    const roles = await read(
      iotRoleAlias,
      aliases.map(({ name }) => name),
    );
    expect(named("iot-role-alias", roles.resources[0])).toContainEqual({
      kind: "iam-role",
      name: expect.stringContaining(":role/ml/edge-neo"),
    });
  });
});

test.each([
  ["SageMakerEdge-store-doors", "IotRoleAlias", "SageMakerEdge-store-doors"],
  [
    "arn:aws:iot:us-west-2:482915630174:rolealias/SageMakerEdge-x",
    "",
    "arn:aws:iot:us-west-2:482915630174:rolealias/SageMakerEdge-x",
  ],
  [
    "arn:aws-cn:iot:cn-north-1:482915630174:rolealias/Edge*",
    "",
    "arn:aws-cn:iot:cn-north-1:482915630174:rolealias/Edge*",
  ],
  ["GreengrassV2TokenExchangeRoleAlias", "iotRoleAlias", "GreengrassV2TokenExchangeRoleAlias"],
  ["SageMakerEdge-store-doors", "DeviceFleetName", undefined],
  ["arn:aws:iam::482915630174:role/any", "IotRoleAlias", undefined],
])("the role alias that %s in %s means", (text, field, name) => {
  expect(iotRoleAlias.named?.(text, field)).toBe(name);
});

test("policies of a thing's groups are its certificate's too", async () => {
  if (here)
    things.put(here, {
      thingName: "grouped",
      principals: door?.principals.slice(0, 1) ?? [],
      groupPolicies: ["GreengrassV2IoTThingPolicy"],
    });
  const { resources } = await read(iotCertificate, ["grouped"]);
  expect(resources).toMatchObject([
    {
      AttachedPolicies: [{ policyName: "store-doors" }],
      EffectivePolicies: expect.arrayContaining([
        { thingName: "grouped", policyName: "GreengrassV2IoTThingPolicy", policyArn: expect.any(String) },
      ]),
    },
  ]);
});

const gives = (Resource: unknown, Action: unknown = "iot:AssumeRoleWithCertificate", Effect = "Allow") => ({
  policyArn: `arn:aws:iot:${region}:${account.id}:policy/any`,
  policyDocument: JSON.stringify({ Version: "2012-10-17", Statement: { Effect, Action, Resource } }),
});

test.each([
  ["one", gives(aliasArn("door")), [aliasArn("door")]],
  ["those that begin so", gives([aliasArn("Edge*"), aliasArn("door")]), [aliasArn("Edge*"), aliasArn("door")]],
  ["every one", gives("*", ["iot:Connect", "iot:*"]), [aliasArn("*")]],
  ["every one, as all of IoT", gives(`arn:aws:iot:${region}:${account.id}:*`, "*"), [aliasArn("*")]],
  ["that of each thing", gives(aliasArn(`\${iot:Connection.Thing.ThingName}-role`)), [aliasArn("*-role")]],
  ["one, wherever it is", gives("arn:aws:iot:*:*:rolealias/door"), [aliasArn("door")]],
  [
    "another account's",
    gives("arn:aws:iot:us-west-2:111122223333:rolealias/x"),
    ["arn:aws:iot:us-west-2:111122223333:rolealias/x"],
  ],
  ["none: topics", gives(`arn:aws:iot:${region}:${account.id}:topic/*`, "iot:*"), []],
  ["none: it may connect", gives("*", "iot:Connect"), []],
  ["none: it may not", gives(aliasArn("door"), "iot:*", "Deny"), []],
  ["none: no document", { policyArn: "", policyDocument: "<html>" }, []],
])("the role aliases that a policy gives: %s", (_, policy, names) => {
  expect(named("iot-policy", policy)).toEqual(names.map((name) => ({ kind: "iot-role-alias", name })));
});

test("a name with wildcards is each role alias that it stands for", async () => {
  const { readings } = await read(iotRoleAlias, [
    aliasArn("SageMakerEdge-*"),
    "arn:aws:iot:us-west-2:111122223333:rolealias/*",
  ]);
  expect(readings.length).toBeGreaterThan(1);
  for (const { identity } of readings) {
    expect(identity.name).toMatch(/^SageMakerEdge-/);
    expect(identity.also).toEqual([aliasArn("SageMakerEdge-*")]);
  }
});

test("role aliases are listed once and only what is named is described", async () => {
  const { calls, resources } = await read(iotRoleAlias, ["SageMakerEdge-depot-cameras", "elsewhere"]);
  expect(calls).toEqual({ "iot:ListRoleAliases": 1, "iot:DescribeRoleAlias": 1 });
  expect(resources).toMatchObject([{ credentialDurationSeconds: 43_200 }]);
});

test("a component leads to the artifacts and the configuration that its recipe and deployment name", async () => {
  const components = await read(greengrassComponent, []);
  const recipes = components.resources.map((one) => named("greengrass-component", one));
  expect(recipes.flat()).toContainEqual({ kind: "s3-bucket", name: "nwa-edge-us-west-2" });
  expect(named("greengrass-component", { recipe: "no JSON: s3://elsewhere/x" })).toEqual([]);
  const deployments = await read(greengrassDeployment, []);
  const settings = deployments.resources.flatMap((one) => named("greengrass-deployment", one));
  expect(settings).toEqual([{ kind: "s3-bucket", name: "nwa-edge-us-west-2" }]);
});
