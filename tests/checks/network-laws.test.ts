import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import domainEgress from "#lib/checks/domain/no-internet-egress.ts";
import notebookEgress from "#lib/checks/notebook-instance/no-internet-egress.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import groupNotOpen from "#lib/checks/security-group/not-open.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import hasEndpoints from "#lib/checks/vpc/has-sagemaker-endpoints.ts";
import endpointNotOpen from "#lib/checks/vpc-endpoint/not-open-to-the-world.ts";
import endpointPolicy from "#lib/checks/vpc-endpoint/policy-is-restricted.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import {
  anywhere,
  anywhere6,
  cloud,
  ec2,
  endpoint,
  endpointGroup,
  group,
  inVpc,
  local,
  mainTable,
  publicSubnet,
  subnet,
  throughNat,
  toInternet,
  toInternet6,
  vpc,
} from "#tests/analysis/network/cloud.ts";
import { inventoryOf, now, reading, region, unread } from "#tests/support/test-check.ts";

/* Laws of every check that looks at the network, over networks made at random. Past 300 lines, since all are held to the same. */

const checks: Check[] = [
  groupNotOpen,
  endpointNotOpen,
  endpointPolicy,
  hasEndpoints,
  notebookEgress,
  domainEgress,
] as never[];

const list = { IpProtocol: "-1", PrefixListIds: [{ PrefixListId: "pl-0a" }] };
const fromGroup = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: group }] };
const rule = fc.constantFrom(anywhere, anywhere6, inVpc, list, fromGroup);
const rules = fc.array(rule, { maxLength: 3 });
const route = fc.constantFrom(
  throughNat,
  toInternet({ GatewayId: "igw-0a" }),
  toInternet6({ EgressOnlyInternetGatewayId: "eigw-0a" }),
  toInternet({ TransitGatewayId: "tgw-0a" }),
  toInternet({ VpcPeeringConnectionId: "pcx-0a", State: "blackhole" }),
  { DestinationCidrBlock: "10.8.0.0/16", GatewayId: "vgw-0a" },
  { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-07" },
);
/** A gateway endpoint's leads to its service what would go to the internet otherwise. */
const leadsOut = (one: object) => !("DestinationPrefixListId" in one);
const routes = fc.array(route, { maxLength: 2 });
const VpcConfig = { Subnets: [subnet], SecurityGroupIds: [group] };

const user = fc.constantFrom<Reading[][]>(
  [reading("model", "idle", { ModelName: "idle", VpcConfig })],
  [
    reading("model", "batch", { ModelName: "batch", VpcConfig }),
    reading("transform-job", "batch", { TransformJobStatus: "InProgress", ModelName: "batch" }),
  ],
  [reading("notebook-instance", "nb", { DirectInternetAccess: "Disabled", SubnetId: subnet, SecurityGroups: [group] })],
  [reading("notebook-instance", "vague", { DirectInternetAccess: "Disabled", SubnetId: subnet })],
  [reading("training-job", "done", { TrainingJobStatus: "Completed", VpcConfig })],
  [reading("training-job", "warm", { TrainingJobStatus: "Completed", WarmPoolStatus: { Status: "InUse" }, VpcConfig })],
  [reading("processing-job", "runs", { ProcessingJobStatus: "InProgress", NetworkConfig: { VpcConfig } })],
  [reading("cluster", "pod", { InstanceGroups: [{}, { OverrideVpcConfig: VpcConfig }] })],
  [reading("cluster", "vague", { VpcConfig })],
  [
    reading("model", "churn", { ModelName: "churn", VpcConfig }),
    reading("endpoint-config", "churn", { ProductionVariants: [{ ModelName: "churn" }] }),
    reading("endpoint", "churn", { EndpointConfigName: "churn" }),
  ],
  [
    reading("domain", "team", {
      DomainId: "d-1",
      AppNetworkAccessType: "VpcOnly",
      VpcId: vpc,
      SubnetIds: [publicSubnet],
      DefaultUserSettings: { SecurityGroups: [endpointGroup] },
    }),
    reading("user-profile", "ana", { DomainId: "d-1", UserSettings: { SecurityGroups: [group] } }),
  ],
);

const name = (service: string) => `com.amazonaws.${region}.${service}`;
const oneEndpoint = fc
  .record({
    service: fc.constantFrom("sagemaker.api", "sagemaker.runtime", "s3", "sts"),
    id: fc.constantFrom("vpce-01", "vpce-02", "vpce-03", "vpce-04"),
    more: fc.constantFrom<Parameters<typeof endpoint>[2]>(
      {},
      { PrivateDnsEnabled: false },
      { State: "Pending" },
      { PolicyDocument: "{}" },
      { Groups: [{ GroupId: group }] },
    ),
  })
  .map(({ service, id, more }) =>
    endpoint(id, name(service), service === "s3" ? { VpcEndpointType: "Gateway", ...more } : more),
  );

/** All that a notebook needs. */
const goodEndpoints = ["sagemaker.api", "sagemaker.runtime", "s3"].map((service, index) =>
  endpoint(`vpce-0${index + 5}`, name(service), service === "s3" ? { VpcEndpointType: "Gateway" } : {}),
);

interface Network {
  routes: (typeof throughNat)[];
  publicRoutes: (typeof throughNat)[];
  /** Of VPC Block Public Access. */
  mode: "off" | "block-bidirectional";
  egress: (typeof anywhere)[];
  inbound: (typeof anywhere)[];
  users: Reading[][];
  endpoints: Reading[];
}

const network: fc.Arbitrary<Network> = fc.record({
  routes,
  publicRoutes: fc.oneof(fc.constantFrom<(typeof throughNat)[][]>([toInternet({ GatewayId: "igw-0a" })]), routes),
  mode: fc.constantFrom("off", "block-bidirectional"),
  egress: rules,
  inbound: rules,
  users: fc.uniqueArray(user, { maxLength: 3 }),
  endpoints: fc.oneof(
    fc.constant(goodEndpoints),
    fc.uniqueArray(oneEndpoint, { maxLength: 4, selector: (one) => one.identity.name }),
  ),
});

function readingsOf({ users, endpoints, inbound, ...parts }: Network): Reading[] {
  const [own, publics] = [parts.routes, parts.publicRoutes].map((more) => [local, ...more]);
  const base = cloud({
    egress: parts.egress,
    ...(own && { routes: own }),
    ...(publics && { publicRoutes: publics }),
    vpc: { BlockPublicAccessStates: { InternetGatewayBlockMode: parts.mode } },
  });
  const withRules = base.map((one) =>
    one.identity.name === group
      ? ec2("security-group", group, {
          GroupId: group,
          VpcId: vpc,
          IpPermissions: inbound,
          IpPermissionsEgress: parts.egress,
        })
      : one,
  );
  const main = ec2("route-table", mainTable, {
    RouteTableId: mainTable,
    VpcId: vpc,
    Associations: [{ Main: true }],
    Routes: [local],
  });
  return [...withRules, main, ...users.flat(), ...endpoints];
}

/** The inventory with every kind that a check asks about noted. */
function noting(inventory: Inventory, asked: Set<string>): Inventory {
  return new Proxy(inventory, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (property !== "usersOf") asked.add(String(args[0]));
        return value.apply(target, args) as unknown;
      };
    },
  });
}

/** The verdict of every check on every resource of its kind among `subjects`. */
function verdicts(subjects: Reading[], inventory: Inventory): Map<string, VerdictStatus> {
  const found = new Map<string, VerdictStatus>();
  for (const check of checks) {
    for (const one of subjects) {
      if (one.identity.kind !== check.kind || one.status !== "read") continue;
      const context = {
        identity: one.identity,
        inventory,
        now,
        secrets: [],
        options: optionsOf(check, defaultOptions),
      };
      found.set(`${check.id} ${one.identity.name}`, check.evaluate(one.resource as never, context).status);
    }
  }
  return found;
}

const lookedUp = [...new Set(checks.flatMap((check) => [...check.needs, check.kind]))];

function expectKnowing(blinded: Map<string, VerdictStatus>, full: Map<string, VerdictStatus>): void {
  for (const [about, status] of blinded) {
    if (status !== "unknown") expect([about, full.get(about)]).toEqual([about, status]);
  }
}

describe("what is not read", () => {
  /** Which readings of a kind are still read: none, or those up to some page. */
  const kept = fc.oneof(fc.constant<boolean[]>([false]), fc.array(fc.boolean(), { minLength: 8 }));
  const isLost = (one: Reading, index: number, kind: Kind, keep: boolean[]) =>
    one.identity.kind === kind && !keep[index % keep.length];

  test("a kind that could not be listed, wholly or in part, never changes a verdict but to unknown", () => {
    fc.assert(
      fc.property(network, kept, (made, keep) => {
        const readings = readingsOf(made);
        const full = verdicts(readings, inventoryOf(readings));
        for (const kind of lookedUp) {
          const left = readings.filter((one, index) => !isLost(one, index, kind, keep));
          expectKnowing(verdicts(readings, inventoryOf(left, [kind])), full);
        }
      }),
    );
  });

  test("nor do single resources that could not be described", () => {
    fc.assert(
      fc.property(network, kept, (made, keep) => {
        const readings = readingsOf(made);
        const full = verdicts(readings, inventoryOf(readings));
        for (const kind of lookedUp) {
          const left = readings.map((one, index) =>
            isLost(one, index, kind, keep) ? unread(kind, one.identity.name, one.identity) : one,
          );
          expectKnowing(verdicts(readings, inventoryOf(left)), full);
        }
      }),
    );
  });

  test("a check asks about the kinds it needs, and no other", () => {
    const asked = new Map(checks.map((check) => [check.id, new Set<string>()]));
    fc.assert(
      fc.property(network, (made) => {
        const readings = readingsOf(made);
        const inventory = inventoryOf(readings);
        for (const check of checks) {
          const seen = noting(inventory, asked.get(check.id) ?? new Set());
          for (const one of readings) {
            if (one.identity.kind !== check.kind || one.status !== "read") continue;
            check.evaluate(one.resource as never, {
              identity: one.identity,
              inventory: seen,
              now,
              secrets: [],
              options: optionsOf(check, defaultOptions),
            });
          }
        }
      }),
      // Always the same: which kinds were asked about must not be left to luck.
      { seed: 1, numRuns: 300 },
    );
    for (const check of checks) {
      expect([check.id, [...(asked.get(check.id) ?? [])].filter((kind) => kind !== check.kind).sort()]).toEqual([
        check.id,
        check.needs.filter((kind) => kind !== check.kind).sort(),
      ]);
    }
  });
});

describe("one thing more", () => {
  const worse: readonly VerdictStatus[] = ["pass", "unknown", "fail"];
  const onlyWorse = (before: Map<string, VerdictStatus>, after: Map<string, VerdictStatus>, id: string) => {
    for (const [about, status] of before) {
      if (!about.startsWith(id) || status === "not-applicable") continue;
      expect([about, worse.indexOf(after.get(about) ?? "pass") >= worse.indexOf(status)]).toEqual([about, true]);
    }
  };
  const judged = (made: Network) => verdicts(readingsOf(made), inventoryOf(readingsOf(made)));

  test("an inbound rule never closes a group", () => {
    fc.assert(
      fc.property(network, rule, (made, more) =>
        onlyWorse(judged(made), judged({ ...made, inbound: [...made.inbound, more] }), groupNotOpen.id),
      ),
    );
  });

  test("a route or an outbound rule never cuts a way to the internet", () => {
    fc.assert(
      fc.property(network, route.filter(leadsOut), rule, (made, way, out) => {
        for (const check of [notebookEgress, domainEgress]) {
          onlyWorse(judged(made), judged({ ...made, routes: [...made.routes, way] }), check.id);
          onlyWorse(judged(made), judged({ ...made, egress: [...made.egress, out] }), check.id);
        }
      }),
    );
  });

  const another = oneEndpoint.map((one) => ({
    ...one,
    identity: { ...one.identity, name: "vpce-09", also: [], arn: "a" },
  }));

  test("an endpoint never makes a VPC lack more, where no other network has some", () => {
    fc.assert(
      fc.property(network, another, (made, more) => {
        const closed = { ...made, routes: [], publicRoutes: [] };
        onlyWorse(judged({ ...closed, endpoints: [...closed.endpoints, more] }), judged(closed), hasEndpoints.id);
      }),
    );
  });
});
