import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnyCollector } from "#lib/collectors/define.ts";
import managedPrefixList from "#lib/collectors/ec2/managed-prefix-list.ts";
import networkInterface from "#lib/collectors/ec2/network-interface.ts";
import vpcBlockPublicAccess from "#lib/collectors/ec2/vpc-block-public-access.ts";
import vpcEndpointService from "#lib/collectors/ec2/vpc-endpoint-service.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { prefixLists } from "#lib/simulator/shelves/ec2.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const here = account.regions.find(({ name }) => name === region);
if (!here) throw new Error("The demo is not in the region.");
const long = "pl-0123456789abcdef0";
prefixLists.put(here, {
  PrefixListId: long,
  OwnerId: account.id,
  PrefixListName: "long",
  entries: Array.from({ length: 230 }, (_, at) => ({ Cidr: `10.0.${at}.0/24` })),
});

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

async function resources(collector: AnyCollector, inRegion: string, names: readonly string[] = []) {
  const { readings } = await collectOne(collector, simulator.url, account.id, inRegion, { names });
  return readings.map((reading) => {
    if (reading.status !== "read") throw new Error(reading.failure.message);
    const { name, arn, also = [] } = reading.identity;
    return { ...(reading.resource as Record<string, unknown>), name, arn, also };
  });
}

test("a prefix list has every entry, and is read where something names it: AWS's own as well", async () => {
  const s3 = "pl-63a5400a";
  const lists = await resources(managedPrefixList, region, [s3, long, "pl-00000000"]);
  expect(lists.map(({ also }) => also)).toEqual([[long], [s3]]);
  expect(lists[0]).toMatchObject({ Entries: { length: 230 } });
  expect(lists[1]).toMatchObject({
    name: "com.amazonaws.us-east-1.s3",
    OwnerId: "AWS",
    arn: expect.stringContaining(":aws:prefix-list/"),
  });
  expect(await resources(managedPrefixList, region)).toEqual([]);
});

test("of interfaces SageMaker's own are read, and those that are named, each once; one that is gone spoils no other", async () => {
  const own = await resources(networkInterface, region);
  expect(own.length).toBeGreaterThan(1);
  for (const one of own) expect(one).toMatchObject({ Description: expect.stringContaining("SageMaker") });
  const endpoint = here.ec2.vpcEndpoints.find(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds.length > 0);
  const id = endpoint?.NetworkInterfaceIds?.[0] ?? "";
  const gone = Array.from({ length: 250 }, (_, at) => `eni-${String(at).padStart(17, "0")}`);
  const more = await resources(networkInterface, region, [...gone, id, own[0]?.also[0] ?? ""]);
  expect(more.map(({ arn }) => arn).filter((arn) => !own.some((one) => one.arn === arn))).toEqual([
    expect.stringContaining(id),
  ]);
  expect(more).toHaveLength(own.length + 1);
});

test.each([
  ["eni-0a1b2c3d4e5f60718", "NetworkInterfaceId", true],
  ["eni-0a1b2c3d4e5f60718", "NetworkInterfaceIds", false],
  ["subnet-0a1b2c3d", "NetworkInterfaceId", false],
])("%s in %s", (text, field, isNamed) => {
  expect(networkInterface.named?.(text, field)).toBe(isNamed ? text : undefined);
});

test("where nobody has blocked public access, the region says so", async () => {
  expect(await resources(vpcBlockPublicAccess, region)).toMatchObject([
    { name: region, InternetGatewayBlockMode: "off", State: "default-state", Exclusions: [] },
  ]);
  expect(await resources(vpcBlockPublicAccess, "eu-west-1")).toMatchObject([
    { InternetGatewayBlockMode: "block-bidirectional", Exclusions: [{ State: "create-complete" }] },
  ]);
});

test("S3 has two services of one name, and each is a resource", async () => {
  const services = await resources(vpcEndpointService, region);
  const s3 = services.filter(({ name }) => name === `com.amazonaws.${region}.s3`);
  expect(s3.map((one: Record<string, unknown>) => one.ServiceType)).toEqual([
    [{ ServiceType: "Gateway" }],
    [{ ServiceType: "Interface" }],
  ]);
  expect(new Set(services.map(({ arn }) => arn)).size).toBe(services.length);
});
