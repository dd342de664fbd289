import { afterAll, beforeAll, describe, expect, test } from "vitest";
import configRecorder from "#lib/collectors/config/config-recorder.ts";
import configRule from "#lib/collectors/config/config-rule.ts";
import guardduty from "#lib/collectors/guardduty/guardduty.ts";
import inspector from "#lib/collectors/inspector2/inspector.ts";
import macie from "#lib/collectors/macie2/macie.ts";
import { saysNone } from "#lib/collectors/part-reader.ts";
import portfolio from "#lib/collectors/sagemaker/servicecatalog-portfolio.ts";
import securityHub from "#lib/collectors/securityhub/security-hub.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

/** Where nobody ever turned anything on. */
const unused = "ap-southeast-2";
const off = { status: "DISABLED" };

describe.each([
  ["guardduty", guardduty, { DetectorIds: [], Detector: null }],
  ["security-hub", securityHub, { Hubs: [], EnabledStandards: [], HubV2: null }],
  ["macie", macie, { Sessions: [], AutomatedDiscovery: null }],
  ["inspector", inspector, { state: off, resourceState: { ecr: off, lambda: off, lambdaCode: off } }],
  ["config-recorder", configRecorder, { ConfigurationRecorders: [], Status: [], DeliveryChannels: [] }],
  ["servicecatalog-portfolio", portfolio, { Status: "Disabled" }],
] as const)("%s", (_, collector, never) => {
  test("is a resource that says so where it is off, and nothing failed", async () => {
    const { readings, coverage } = await collectOne(collector, simulator.url, account.id, unused);
    expect(readings).toMatchObject([{ status: "read", identity: { name: unused }, resource: never }]);
    const parts = readings.flatMap((one) => (one.status === "read" ? Object.values(one.parts ?? {}) : []));
    expect(parts.filter(({ status }) => status === "unread")).toEqual([]);
    expect(coverage.map(({ status }) => status)).toEqual(coverage.map(() => "complete"));
  });

  test("keeps its ARN when it is turned on", async () => {
    const arnIn = async (region: string) => {
      const { readings } = await collectOne(collector, simulator.url, account.id, region);
      return readings.map(({ identity }) => identity.arn.replace(region, "REGION"));
    };
    expect(await arnIn("eu-west-1")).toEqual(await arnIn(unused));
  });

  test("is unread, and not off, for whoever may not ask", async () => {
    simulator.setFaults(collector.actions.slice(0, 1).map((action) => ({ action, kind: "denied" as const })));
    const { readings, coverage } = await collectOne(collector, simulator.url, account.id, unused);
    simulator.setFaults([]);
    expect(readings).toMatchObject([{ status: "unread", failure: { class: "denied" } }]);
    expect(coverage[0]).toMatchObject({ status: "denied" });
  });
});

test("a detector that may not be described is one of which nothing is known but that it is there", async () => {
  simulator.setFaults([{ action: "guardduty:GetDetector", kind: "denied" }]);
  const { readings } = await collectOne(guardduty, simulator.url, account.id, "us-east-1");
  simulator.setFaults([]);
  expect(readings).toMatchObject([{ status: "read", parts: { Detector: { status: "unread" } } }]);
  expect(readings[0]).not.toHaveProperty("resource.Detector");
});

test("what is on says how", async () => {
  const here = async (collector: Parameters<typeof collectOne>[0]) =>
    (await collectOne(collector, simulator.url, account.id, "eu-west-1")).readings.map((one) =>
      one.status === "read" ? one.resource : undefined,
    );
  const feature = expect.objectContaining({ Name: "AI_PROTECTION", Status: "ENABLED" });
  expect(await here(guardduty)).toMatchObject([{ Detector: { Features: expect.arrayContaining([feature]) } }]);
  expect(await here(securityHub)).toMatchObject([
    {
      Hubs: [{ AutoEnableControls: true }],
      EnabledStandards: [{ StandardsStatus: "READY" }, { StandardsArn: expect.stringContaining("/ai-security-") }],
      HubV2: { HubV2Arn: expect.any(String) },
    },
  ]);
  expect(await here(macie)).toMatchObject([
    { Sessions: [{ status: "ENABLED" }], AutomatedDiscovery: { status: "ENABLED" } },
  ]);
  expect(await here(configRecorder)).toMatchObject([{ Status: [{ recording: true }] }]);
});

test("of the rules of AWS Config those about SageMaker are read", async () => {
  const { readings } = await collectOne(configRule, simulator.url, account.id, "us-east-1");
  expect(readings.map(({ identity }) => identity.name)).toEqual(["sagemaker-notebook-no-direct-internet-access"]);
});

test("one code that says several things says none only in the words that mean it", () => {
  const failure = (message: string) => ({
    class: "denied" as const,
    action: "x:Y",
    code: "AccessDeniedException",
    message,
  });
  const words = ["AccessDeniedException: is not enabled", "OtherException"];
  expect(saysNone(failure("Macie is not enabled."), words)).toBe(true);
  expect(
    saysNone(failure("User: arn:aws:iam::1:user/a is not authorized to perform: macie2:GetMacieSession"), words),
  ).toBe(false);
  expect(saysNone({ ...failure("Macie is not enabled."), code: "Another" }, words)).toBe(false);
  expect(saysNone({ ...failure("whatever"), code: "OtherException" }, words)).toBe(true);
});
