import { expect, test } from "vitest";
import derivation from "#lib/derivations/image-to-administrator.ts";
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
