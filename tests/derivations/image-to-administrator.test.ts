import { expect, test } from "vitest";
import { stepsWith } from "#lib/checks/path-cuts.ts";
import derivation from "#lib/derivations/image-to-administrator.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { allowing, heldIn, pathsOf, roleArnOf, roleReading } from "#tests/support/paths.ts";
import { account, reading, region, unread } from "#tests/support/test-check.ts";

const host = `${account}.dkr.ecr.${region}.amazonaws.com`;
const arn = `arn:aws:ecr:${region}:${account}:repository/team/ltv`;
const repository = (Policy: string | null, tags = "MUTABLE") =>
  reading(
    "ecr-repository",
    "team/ltv",
    { repositoryName: "team/ltv", repositoryArn: arn, imageTagMutability: tags as "MUTABLE", Policy },
    { arn, also: [`${account}.${region}/team/ltv`] },
  );
const letting = (principal: unknown, Action: string | string[] = "ecr:PutImage") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: principal, Action }] });
const partner = letting({ AWS: "arn:aws:iam::111122223333:root" });
const model = (image = `${host}/team/ltv:latest`) =>
  reading("model", "ltv", {
    ModelName: "ltv",
    ExecutionRoleArn: roleArnOf("ml"),
    PrimaryContainer: { Image: image },
  });
const hosting = [
  reading("endpoint-config", "c", { EndpointConfigName: "c", ProductionVariants: [{ ModelName: "ltv" }] }),
  reading("endpoint", "e", { EndpointName: "e", EndpointConfigName: "c" }),
];
const admin = roleReading("ml", allowing("*"));

test("a partner who may push, a tag that moves, a role that is administrator", () => {
  const path = pathsOf(derivation, [model(), repository(partner), admin, ...hosting]).get("ltv");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Check: "ecr-repository/policy-names-no-outsiders", Outsiders: ["111122223333"] },
    { Holds: true, Check: "ecr-repository/tags-are-immutable", Kind: "ecr-repository" },
    { Holds: true, Check: "iam-role/not-administrator" },
  ]);
  const open = pathsOf(derivation, [model(), repository(letting("*")), admin, ...hosting]).get("ltv");
  expect(open?.Steps[0]).toMatchObject({ Check: "ecr-repository/policy-is-not-public" });
});

test("each step breaks it by itself", () => {
  const pinned = `${host}/team/ltv@sha256:${"0".repeat(64)}`;
  expect(heldIn(derivation, [model(pinned), repository(partner), admin, ...hosting])).toEqual([true, false, true]);
  expect(heldIn(derivation, [model(), repository(partner, "IMMUTABLE"), admin, ...hosting])).toEqual([
    true,
    false,
    true,
  ]);
  const reader = roleReading("ml", allowing("s3:GetObject"));
  expect(heldIn(derivation, [model(), repository(partner), reader, ...hosting])).toEqual([true, true, false]);
});

test("a tag that cannot be overwritten is pushed anew by who may delete its image", () => {
  const both = letting({ AWS: "arn:aws:iam::111122223333:root" }, ["ecr:PutImage", "ecr:BatchDeleteImage"]);
  const steps = pathsOf(derivation, [model(), repository(both, "IMMUTABLE"), admin, ...hosting]).get("ltv")?.Steps;
  expect(steps?.map(({ Holds }) => Holds)).toEqual([true, true, true]);
  // Neither immutable tags nor the check of pinned images is a way out.
  expect(steps?.[1]?.Check).toBeUndefined();
  const others = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "ecr:PutImage" },
      { Effect: "Allow", Principal: { AWS: "999988887777" }, Action: "ecr:BatchDeleteImage" },
    ],
  });
  expect(heldIn(derivation, [model(), repository(others, "IMMUTABLE"), admin, ...hosting])?.[1]).toBe(false);
});

test.each([
  ["IMMUTABLE_WITH_EXCLUSION", "late*", true],
  ["IMMUTABLE_WITH_EXCLUSION", "v*", false],
  ["MUTABLE_WITH_EXCLUSION", "late*", false],
  ["MUTABLE_WITH_EXCLUSION", "v*", true],
])("of %s but %s the tag can be moved: %s", (tags, filter, isMoved) => {
  const one = repository(partner, tags) as { resource: object };
  const imageTagMutabilityExclusionFilters = [{ filter, filterType: "WILDCARD" as const }];
  const with_ = { ...repository(partner, tags), resource: { ...one.resource, imageTagMutabilityExclusionFilters } };
  expect(heldIn(derivation, [model(), with_ as Reading, admin, ...hosting])?.[1]).toBe(isMoved);
});

test("of several images that are open, trust in one's outsiders leaves the others", () => {
  const named = (name: string, Policy: string | null, tags = "MUTABLE") => {
    const repositoryArn = `arn:aws:ecr:${region}:${account}:repository/${name}`;
    const resource = { repositoryName: name, repositoryArn, imageTagMutability: tags as "MUTABLE", Policy };
    return reading("ecr-repository", name, resource, { arn: repositoryArn, also: [`${account}.${region}/${name}`] });
  };
  const two = reading("model", "ltv", {
    ModelName: "ltv",
    ExecutionRoleArn: roleArnOf("ml"),
    Containers: [{ Image: `${host}/aaa:1` }, { Image: `${host}/bbb:1` }],
  });
  const first = (other: string, trustedAccounts: string[], tags?: string) => {
    const readings = [two, named("aaa", partner), named("bbb", other, tags), admin, ...hosting];
    const path = pathsOf(derivation, readings).get("ltv");
    return path && stepsWith(path, { trustedAccounts })[0]?.Holds;
  };
  const another = letting({ AWS: "999988887777" });
  expect(first(another, ["111122223333"])).toBe(true);
  expect(first(another, ["111122223333", "999988887777"])).toBe(false);
  expect(first("{", ["111122223333"])).toBeNull();
  // What is broken by its tag is no way in.
  expect(first(another, ["111122223333"], "IMMUTABLE")).toBe(false);
});

test("no row for who may only pull, a repository of nobody else, or a model that nothing serves", () => {
  const pulling = letting({ AWS: "111122223333" }, ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]);
  expect(heldIn(derivation, [model(), repository(pulling), admin, ...hosting])).toBeUndefined();
  expect(heldIn(derivation, [model(), repository(null), admin, ...hosting])).toBeUndefined();
  expect(heldIn(derivation, [model(), repository(partner), admin])).toBeUndefined();
  const foreign = model("999988887777.dkr.ecr.us-east-1.amazonaws.com/x:1");
  expect(heldIn(derivation, [foreign, admin, ...hosting])).toBeUndefined();
});

test("what was not read leaves it open", () => {
  const denied = unread("ecr-repository", "team/ltv", { arn, also: [`${account}.${region}/team/ltv`] });
  expect(heldIn(derivation, [model(), denied, admin, ...hosting])).toEqual([null, null, true]);
  expect(heldIn(derivation, [model(), repository("{"), admin, ...hosting])).toEqual([null, true, true]);
  expect(heldIn(derivation, [model(), repository(partner), ...hosting], { blind: ["iam-role"] })).toEqual([
    true,
    true,
    null,
  ]);
});
