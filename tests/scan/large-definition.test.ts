import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { eachFinding, getFinding } from "#lib/store/findings-list.ts";
import { eachResource, getResource } from "#lib/store/resources-list.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

/* A pipeline whose definition has 5 MB: what matters in it stands at its end, behind steps that say nothing. */

const account = demoAccount({ now: new Date() });
const secret = "AKIAIOSFODNN7LARGE42:wJalrXUtnFEMIK7MDENGbPxRfiCYzzLARGEKEY42".split(":") as [string, string];
const role = "LargePipelineStep";
const steps = [
  ...Array.from({ length: 5_500 }, (_, at) => ({
    Name: `Prepare${at}`,
    Type: "Processing",
    Arguments: { Environment: { NOTE: `${at} `.repeat(180).slice(0, 900) } },
  })),
  {
    Name: "Last",
    Type: "Training",
    Arguments: {
      RoleArn: `arn:aws:iam::${account.id}:role/${role}`,
      Environment: { AWS_ACCESS_KEY_ID: secret[0], AWS_SECRET_ACCESS_KEY: secret[1] },
    },
  },
];
const definition = JSON.stringify({ Version: "2020-12-01", Steps: steps });

let simulator: Simulator;
beforeAll(async () => {
  const [east] = account.regions;
  const [pipeline] = east?.sagemaker.pipelines ?? [];
  const [some] = account.iam.roles;
  if (!pipeline || !some) throw new Error("The demo has no pipeline or no role.");
  pipeline.PipelineDefinition = definition;
  account.iam.roles.push({ ...some, RoleName: role, Arn: `arn:aws:iam::${account.id}:role/${role}` });
  simulator = await startSimulator({ account, enforceLimits: false });
}, 60_000);
afterAll(() => simulator.close());

test("is read whole, judged to its last step and kept without its secret", async () => {
  expect(definition.length).toBeGreaterThan(5_000_000);
  const store = await openTestStore();
  const defects: string[] = [];
  const view = await scanSimulated(store, {
    account,
    endpoint: simulator.url,
    kinds: ["pipeline", "iam-role"],
    defects,
  });
  expect([view.state, defects]).toEqual(["completed", []]);

  const roles: string[] = [];
  for await (const { kind, name } of eachResource(store.db, { account: account.id })) {
    if (kind === "iam-role") roles.push(name);
  }
  expect(roles).toContain(role);

  const name = account.regions[0]?.sagemaker.pipelines[0]?.PipelineName;
  const told: string[] = [];
  for await (const row of eachFinding(store.db, { account: account.id })) {
    if (row.resource.name !== name || row.check !== "pipeline/no-secrets") continue;
    expect([row.status, (await getFinding(store.db, account.id, row.id))?.reason]).toEqual(["fail", null]);
    const detail = await getFinding(store.db, account.id, row.id);
    told.push(JSON.stringify(detail));
    const kept = await getResource(store.db, account.id, row.resource.arn);
    told.push(JSON.stringify(kept));
    expect(JSON.stringify(kept)).toContain("Prepare5499");
  }
  expect(told).toHaveLength(2);
  expect(told[0]).toContain("redacted aws-secret-key");
  for (const text of told) expect(text).not.toContain(secret[1]);
  await store.close();
}, 180_000);
