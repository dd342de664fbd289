import { CloudTrail, type Event, type LookupAttribute } from "@aws-sdk/client-cloudtrail";
import { expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { now } from "./fixture/names.ts";
import { at, simulated } from "./simulated.ts";

const account = demoAccount({ now: new Date(now) });
const simulator = await simulated({ account });
const cloudtrail = new CloudTrail(at(simulator));
const east = account.regions.find(({ name }) => name === "us-east-1")?.events ?? [];

async function by(AttributeKey: LookupAttribute["AttributeKey"], AttributeValue: string): Promise<Event[]> {
  const found: Event[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudtrail.lookupEvents({ LookupAttributes: [{ AttributeKey, AttributeValue }], NextToken });
    found.push(...(page.Events ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

test("every source of the demo's trail is a stream of its own", async () => {
  const sources = Map.groupBy(east, ({ eventSource }) => eventSource);
  sources.delete("sagemaker.amazonaws.com");
  expect(sources.size).toBeGreaterThan(6);
  for (const [source, events] of sources) {
    const ids = (await by("EventSource", source)).map(({ EventId }) => EventId);
    expect(ids.toSorted(), source).toEqual(events.map(({ eventID }) => eventID).toSorted());
  }
});

test("the issuing of credentials counts as a read, a sign-in as a write; both are found by user", async () => {
  const [saml] = await by("EventName", "AssumeRoleWithSAML");
  expect(saml).toMatchObject({ ReadOnly: "true", Username: expect.stringContaining(".") });
  expect(saml?.AccessKeyId).toBeUndefined();
  const signIns = await by("EventName", "ConsoleLogin");
  expect(new Set(signIns.map(({ ReadOnly }) => ReadOnly))).toEqual(new Set(["false"]));
  const intern = (await by("Username", "oskar-intern")).map(({ EventName }) => EventName);
  expect(intern).toEqual(expect.arrayContaining(["ConsoleLogin", "ChangePassword", "CreateNotebookInstance"]));
});

test("what a call was about is found by its name, or by its ARN where the record has it", async () => {
  const names = async (name: string) => (await by("ResourceName", name)).map(({ EventName }) => EventName);
  expect(await names("growth-notebook-admin")).toEqual(expect.arrayContaining(["CreateRole", "AttachRolePolicy"]));
  expect(await names(`arn:aws:iam::${account.id}:role/growth-notebook-admin`)).toContain("AssumeRole");
  expect(await names("oskar-intern")).toEqual(expect.arrayContaining(["CreateUser", "CreateAccessKey"]));
  expect(await names("nwa-search-us-east-1")).toEqual(["PutBucketPolicy"]);
  const group = account.regions[0]?.ec2.securityGroups.find(({ GroupName }) => GroupName === "growth-notebooks");
  expect(await names(group?.GroupId ?? "")).toEqual(["AuthorizeSecurityGroupIngress"]);
});

test("the calls of a key that was issued are found by the key", async () => {
  const stranger = east.find(({ sourceIPAddress }) => sourceIPAddress === "192.0.2.201");
  const key = String(stranger?.userIdentity.accessKeyId);
  const calls = await by("AccessKeyId", key);
  expect(calls.length).toBeGreaterThan(10);
  const issuing = (await by("EventName", "AssumeRole")).filter(({ CloudTrailEvent }) => CloudTrailEvent?.includes(key));
  expect(issuing.map(({ Username }) => Username)).toEqual([undefined]);
});
