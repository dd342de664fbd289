import { afterAll, beforeAll, expect, test } from "vitest";
import eventRule from "#lib/collectors/events/event-rule.ts";
import { eventRule as rule } from "#lib/simulator/accounts/build/event-rule.ts";
import { openSite } from "#lib/simulator/accounts/build/site.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const region = "us-east-1";
const demo = demoAccount({ now: new Date() });
const site = openSite({ account: demo.id, partition: "aws", now: new Date() }, region);
const topic = { Id: "t", Arn: `arn:aws:sns:${region}:${demo.id}:alerts` };
const pipeline = { Id: "p", Arn: `arn:aws:sagemaker:${region}:${demo.id}:pipeline/churn` };
rule(site, { name: "sees", sees: { source: ["aws.sagemaker"] }, targets: [topic] });
rule(site, { name: "sees-everything", sees: { account: [demo.id] }, targets: [topic] });
rule(site, { name: "sees-all-of-aws", sees: { source: [{ prefix: "aws." }] }, targets: [topic] });
rule(site, { name: "starts-at-an-hour", schedule: "rate(1 day)", targets: [topic, pipeline] });
rule(site, { name: "starts-on-an-upload", sees: { source: ["aws.s3"] }, targets: [pipeline] });
rule(site, { name: "another-matter", sees: { source: ["aws.ec2"] }, targets: [topic] });
rule(site, { name: "another-call", sees: { detail: { eventSource: ["ec2.amazonaws.com"] } }, targets: [topic] });
rule(site, { name: "of-aws", schedule: "rate(1 hour)", managedBy: "autoscaling.amazonaws.com", targets: [topic] });
rule(site, { name: "sees-all-but-one", sees: { source: [{ "anything-but": "aws.ec2" }] }, targets: [topic] });
rule(site, { name: "sees-some-of-aws", sees: { source: ["aws.ec2", { prefix: "aws.sage" }] }, targets: [topic] });
rule(site, { name: "sees-either", sees: { $or: [{ source: ["aws.ec2"] }, { account: [demo.id] }] }, targets: [topic] });
rule(site, { name: "sees-a-field-source", sees: { detail: { source: ["aws.ec2"] } }, targets: [topic] });
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account: { ...demo, regions: [site.content] }, enforceLimits: false });
});
afterAll(() => simulator.close());

const namesIn = (readings: { identity: { name: string } }[]) => readings.map(({ identity }) => identity.name);

test("rules are read that see SageMaker's events, and those that start something of SageMaker's", async () => {
  const { readings } = await collectOne(eventRule, simulator.url, demo.id, region);
  expect(namesIn(readings)).toEqual([
    "sees",
    "sees-everything",
    "sees-all-of-aws",
    "starts-at-an-hour",
    "starts-on-an-upload",
    "sees-all-but-one",
    "sees-some-of-aws",
    "sees-either",
    "sees-a-field-source",
  ]);
  // What AWS made for itself is not asked for its targets.
  expect(simulator.calls().get("events:ListTargetsByRule")).toBe(11);
});

test("a rule whose targets may not be read may be one of them", async () => {
  simulator.setFaults([{ action: "events:ListTargetsByRule", kind: "denied" }]);
  const { readings } = await collectOne(eventRule, simulator.url, demo.id, region);
  simulator.setFaults([]);
  expect(namesIn(readings)).toContain("another-matter");
  for (const reading of readings) expect(reading).toMatchObject({ parts: { Targets: { status: "unread" } } });
});
