import { expect, test } from "vitest";
import derivation from "#lib/derivations/registry-to-endpoint.ts";
import { heldIn, pathsOf } from "#tests/support/paths.ts";
import { account, identity, reading, region, unread } from "#tests/support/test-check.ts";

const arn = identity("model-package-group", "churn").arn;
const group = (principal: unknown, Action = "sagemaker:CreateModelPackage") =>
  reading("model-package-group", "churn", {
    ModelPackageGroupArn: arn,
    ResourcePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: principal, Action, Resource: "*" }],
    }),
  });
const partner = group({ AWS: "arn:aws:iam::111122223333:root" });
const rule = (pattern: object, Arn = `arn:aws:lambda:${region}:${account}:function:release`) =>
  reading("event-rule", "release", {
    State: "ENABLED",
    EventPattern: JSON.stringify(pattern),
    Targets: [{ Arn, Id: "1" }],
  });
const approval = { source: ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"] };
const served = [
  reading("model", "m", {
    ModelName: "m",
    PrimaryContainer: { ModelPackageName: `arn:aws:sagemaker:${region}:${account}:model-package/churn/2` },
  }),
  reading("endpoint-config", "c", { EndpointConfigName: "c", ProductionVariants: [{ ModelName: "m" }] }),
  reading("endpoint", "e", { EndpointName: "e", EndpointConfigName: "c" }),
];

test("who may register from outside is deployed by a rule, behind an endpoint", () => {
  const path = pathsOf(derivation, [partner, rule(approval), ...served]).get("churn");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Check: "model-package-group/policy-names-no-outsiders", Outsiders: ["111122223333"] },
    { Holds: true, Kind: "event-rule", Name: "release" },
    { Holds: true, Kind: "endpoint", Name: "e" },
  ]);
  expect(pathsOf(derivation, [group("*"), rule(approval)]).get("churn")?.Steps[0]?.Check).toBe(
    "model-package-group/policy-is-not-public",
  );
});

test.each([
  ["a topic only tells people", rule(approval, `arn:aws:sns:${region}:${account}:news`)],
  ["another group", rule({ ...approval, detail: { ModelPackageGroupName: ["other"] } })],
  ["what was rejected", rule({ ...approval, detail: { ModelApprovalStatus: ["Rejected"] } })],
  ["training jobs", rule({ source: ["aws.sagemaker"], "detail-type": ["SageMaker Training Job State Change"] })],
])("a rule that does not release breaks it: %s", (_, other) => {
  expect(heldIn(derivation, [partner, other, ...served])).toEqual([true, false, true]);
});

test("what nothing serves breaks it, and what is only read from outside is no row", () => {
  expect(heldIn(derivation, [partner, rule(approval)])).toEqual([true, true, false]);
  const reading_ = group({ AWS: "111122223333" }, "sagemaker:DescribeModelPackage");
  expect(heldIn(derivation, [reading_, rule(approval), ...served])).toBeUndefined();
});

test("a model that an inference component runs is served as well", () => {
  const [model] = served;
  const component = reading("inference-component", "part", {
    InferenceComponentName: "part",
    EndpointName: "shared",
    Specification: { ModelName: "m" },
  });
  const endpoint = reading("endpoint", "shared", { EndpointName: "shared", EndpointConfigName: "other" });
  if (!model) throw new Error("There is a model.");
  const path = pathsOf(derivation, [partner, rule(approval), model, component, endpoint]).get("churn");
  expect(path?.Steps[2]).toMatchObject({ Holds: true, Kind: "endpoint", Name: "shared" });
  const blind = heldIn(derivation, [partner, rule(approval), model, endpoint], { blind: ["inference-component"] });
  expect(blind).toEqual([true, true, null]);
});

test("a comparison that is not judged, and what was not read, leave it open", () => {
  const prefixed = rule({ ...approval, detail: { ModelPackageGroupName: [{ cidr: "10.0.0.0/8" }] } });
  expect(heldIn(derivation, [partner, prefixed, ...served])).toEqual([true, null, true]);
  expect(heldIn(derivation, [partner, ...served], { blind: ["event-rule"] })).toEqual([true, null, true]);
  expect(heldIn(derivation, [partner, unread("event-rule", "release"), ...served])).toEqual([true, null, true]);
  expect(heldIn(derivation, [partner, rule(approval)], { blind: ["endpoint"] })).toEqual([true, true, null]);
});
