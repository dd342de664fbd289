import { expect, test } from "vitest";
import { relationsOf } from "#lib/inventory/relations.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { inventoryOf, reading, unread } from "#tests/support/test-check.ts";

const roleArn = "arn:aws:iam::111122223333:role/growth";
const role = reading("iam-role", "growth", { Arn: roleArn, RoleName: "growth" }, { arn: roleArn, region: "global" });
const bucket = reading("s3-bucket", "models", { Name: "models" }, { arn: "arn:aws:s3:::models" });
const model = reading("model", "churn", {
  ModelName: "churn",
  ExecutionRoleArn: roleArn,
  PrimaryContainer: { ModelDataUrl: "s3://models/churn.tar.gz" },
  VpcConfig: { Subnets: ["subnet-0a"], SecurityGroupIds: [] },
});
const subnet = reading("subnet", "private-a", { SubnetId: "subnet-0a" }, { also: ["subnet-0a"] });
const config = reading("endpoint-config", "churn", {
  EndpointConfigName: "churn",
  ProductionVariants: [{ ModelName: "churn" }, { ModelName: "churn" }],
});
const endpoint = reading("endpoint", "churn", { EndpointName: "churn", EndpointConfigName: "churn" });
const domain = reading("domain", "team", { DomainId: "d-1", DomainName: "team" }, { also: ["d-1"] });
const profile = reading("user-profile", "mia", { DomainId: "d-1", UserProfileName: "mia" });
const all: Reading[] = [role, bucket, model, subnet, config, endpoint, domain, profile];
const inventory = inventoryOf(all);

const resourceOf = (one: Reading) => (one.status === "read" ? one.resource : undefined);
const of = (one: Reading) => relationsOf(inventory, one.identity, resourceOf(one));
const named = (related: readonly { kind: string; name: string }[]) =>
  related.map(({ kind, name }) => `${kind} ${name}`);

test("a resource uses what it names by ARN, id, name, URI or as its parent, and is used by what names it", () => {
  expect(named(of(model).uses)).toEqual(["iam-role growth", "s3-bucket models", "subnet private-a"]);
  expect(named(of(model).usedBy)).toEqual(["endpoint-config churn"]);
  expect(named(of(config).usedBy)).toEqual(["endpoint churn"]);
  expect(named(of(profile).uses)).toEqual(["domain team"]);
  expect(named(of(bucket).usedBy)).toEqual(["model churn"]);
});

test("names alone make no relation: a model, its config and its endpoint share one", () => {
  expect(named(of(endpoint).uses)).toEqual(["endpoint-config churn"]);
  expect(of(endpoint).usedBy).toEqual([]);
});

test("each relation is told at both of its ends", () => {
  const key = (from: string, to: string | null) => `${from} → ${to}`;
  const uses = all.flatMap((one) => of(one).uses.map(({ arn }) => key(one.identity.arn, arn)));
  const usedBy = all.flatMap((one) => of(one).usedBy.map(({ arn }) => key(arn ?? "", one.identity.arn)));
  expect(uses.length).toBeGreaterThan(5);
  expect(usedBy.sort()).toEqual(uses.sort());
});

test("what is named and not there is told without a place to go to", () => {
  const job = reading("training-job", "old", { OutputDataConfig: { S3OutputPath: "s3://gone/x" }, RoleArn: roleArn });
  expect(relationsOf(inventory, job.identity, resourceOf(job)).uses).toMatchObject([
    { kind: "iam-role", name: "growth", arn: roleArn },
    { kind: "s3-bucket", name: "gone", arn: null },
  ]);
});

test("what was lost from sight uses what it used when it was last seen", () => {
  const lost = { ...unread("model", "churn"), last: { resource: resourceOf(model), readAt: "2026-01-01T00:00:00Z" } };
  const seen = inventoryOf([role, lost as Reading]);
  expect(named(relationsOf(seen, role.identity, resourceOf(role)).usedBy)).toEqual(["model churn"]);
});

test("a field that is called Name names nobody", () => {
  const path = reading("attack-path", "churn", { notebook: "x" } as never, { arn: `${model.identity.arn}#path` });
  const bystander = reading("s3-bucket", "other", { Name: "churn" }, { arn: "arn:aws:s3:::other" });
  expect(relationsOf(inventoryOf([path, bystander]), bystander.identity, undefined).uses).toEqual([]);
});

test("both ends tell of what a part named that is out of sight", () => {
  const failure = { class: "denied", action: "a:B", code: "AccessDenied", message: "no" } as const;
  const last = {
    value: [{ policyArn: "arn:aws:iot:us-east-1:482915630174:policy/doors" }],
    at: "2026-01-01T00:00:00Z",
  };
  const policy = reading("iot-policy", "doors", {}, { arn: last.value[0]?.policyArn ?? "" });
  const certificate = {
    ...reading("iot-certificate", "abc", { certificateId: "abc" }),
    parts: { AttachedPolicies: { status: "unread", action: "a:B", failure, last } },
  } as Reading;
  const seen = inventoryOf([policy, certificate]);
  expect(named(relationsOf(seen, policy.identity, undefined).usedBy)).toEqual(["iot-certificate abc"]);
  expect(named(relationsOf(seen, certificate.identity, { certificateId: "abc" }).uses)).toEqual(["iot-policy doors"]);
});

test("what could not be read is used all the same, once, and has a place to go to", () => {
  const lost = { ...unread("iam-role", "growth"), identity: role.identity } as Reading;
  const unreadConfig = unread("endpoint-config", "churn") as Reading;
  const unreadDomain = { ...unread("domain", "team"), identity: domain.identity } as Reading;
  const seen = inventoryOf([lost, unreadConfig, unreadDomain, bucket, subnet]);
  const usesOf = (one: Reading) => relationsOf(seen, one.identity, resourceOf(one)).uses;
  expect(usesOf(model).filter(({ kind }) => kind === "iam-role")).toMatchObject([{ name: "growth", arn: roleArn }]);
  expect(usesOf(endpoint)).toMatchObject([{ kind: "endpoint-config", arn: unreadConfig.identity.arn }]);
  expect(usesOf(profile)).toMatchObject([{ kind: "domain", name: "team", arn: domain.identity.arn }]);
});
