import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consoleLink } from "#lib/checks/remedies/console-link.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { account } from "#tests/support/test-check.ts";

/** Kinds that the AWS console shows nowhere, or at no address that is known, and where they are found instead. */
const withoutPage: Readonly<Record<string, string>> = {
  "access-analyzer": "among all analyzers",
  "ai-benchmark-job": "in Studio",
  "ai-recommendation-job": "in Studio",
  "ai-workload-config": "in Studio",
  algorithm: "among all of them: #/algorithms/my-resources",
  app: "with its profile or space",
  "app-image-config": "with the images of its domain",
  "auto-ml-job": "in Studio",
  "cluster-extension": "with its cluster",
  "cluster-node": "with its cluster",
  "cluster-scheduler-config": "with its cluster",
  "code-repository": "among all of its kind",
  "compute-quota": "with its cluster",
  "data-quality-job-definition": "in Studio",
  device: "nowhere since Edge Manager ended",
  "device-fleet": "nowhere since Edge Manager ended",
  "ecr-image": "with its repository",
  "ecr-registry": "under private registry",
  "edge-deployment-plan": "nowhere since Edge Manager ended",
  "edge-packaging-job": "nowhere since Edge Manager ended",
  "feature-group": "in Studio",
  "global-inference-gateway": "in Studio",
  "greengrass-component": "in the IoT console, under Greengrass",
  "greengrass-core-device": "in the IoT console, under Greengrass",
  "greengrass-deployment": "in the IoT console, under Greengrass",
  hub: "in Studio",
  "hub-content": "in Studio",
  "iam-account": "on the dashboard of IAM",
  "iam-oidc-provider": "among all identity providers",
  "iam-role-use": "with its role, under Last Accessed",
  "iam-saml-provider": "among all identity providers",
  "identity-center-instance": "on the dashboard of Identity Center",
  image: "among all of its kind",
  "image-version": "with its image",
  "inference-component": "with its endpoint",
  "inference-experiment": "under shadow tests",
  "inference-recommendations-job": "in Studio",
  "inference-router": "in Studio",
  "iot-role-alias": "among all of its kind, in the IoT console",
  job: "in Studio",
  "lineage-group": "nowhere",
  "log-group": "among all of them: names are written in a code of the console's own",
  "log-metric-filter": "with its log group",
  "mlflow-app": "in Studio",
  "mlflow-tracking-server": "in Studio",
  "model-bias-job-definition": "in Studio",
  "model-explainability-job-definition": "in Studio",
  "model-package": "versions are in Studio",
  "model-package-group": "in Studio",
  "model-quality-job-definition": "in Studio",
  "monitoring-schedule": "in Studio",
  "network-firewall": "among all of its kind, in the VPC console",
  "optimization-job": "in Studio",
  organization: "in the management account's console",
  "organization-policy": "in the management account's console",
  "partner-app": "among all of its kind",
  "permission-set": "in the console of the account that owns its instance",
  pipeline: "in Studio",
  "pipeline-execution": "in Studio",
  project: "in Studio",
  "sns-topic": "among all of them: its page is called after its ARN",
  "servicecatalog-portfolio": "with the settings of a domain",
  "s3-account": "under Block Public Access settings for this account",
  "ram-share": "among the shares of RAM",
  space: "with its domain",
  "studio-lifecycle-config": "among all of its kind",
  "subscribed-workteam": "under labeling workforces",
  "training-plan": "under training plans",
  "training-session": "in Studio",
  "vpc-block-public-access": "with the settings of VPC",
  "vpc-endpoint-service": "where an endpoint is made",
  workforce: "with its work teams",
};

const arnOf = (path: string, region = "us-east-1") => `arn:aws:any:${region}:${account}:type/${path}`;
const linkOf = (kind: string, name: string, more: { arn?: string; region?: string } = {}) =>
  consoleLink({ account, region: "us-east-1", kind, name, arn: arnOf(name), ...more }).consoleUrl;

test("every kind has a page in the console, or a reason", () => {
  const silent = everyCollector().filter((one) => one.console === undefined);
  expect(silent.map(({ kind }) => kind).sort()).toEqual(Object.keys(withoutPage).sort());
});

describe.each(everyCollector().flatMap((one) => (one.console ? [[one.kind, one.console] as const] : [])))(
  "%s",
  (kind, page) => {
    test("its page names it, whatever it is called", () => {
      expect(page).toMatch(/\{(name|id)\}/);
      fc.assert(
        fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
          const url = linkOf(kind, name, { arn: arnOf(`d-1/${name.replaceAll(/[:/]/g, "-")}`) });
          expect(new URL(url ?? "").host).toBe("us-east-1.console.aws.amazon.com");
          expect(url).not.toMatch(/[{}[\]<>"\s]/);
        }),
      );
    });

    test("a name that held a secret is in no link", () => {
      const url = linkOf(kind, "x-«redacted github-token 3f9a1c»", {
        arn: arnOf("d-1/x-«redacted github-token 3f9a1c»"),
      });
      expect(decodeURIComponent(url ?? "")).not.toContain("redacted");
    });
  },
);

test.each([
  [
    "notebook-instance",
    "nb 1",
    {},
    "us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/notebook-instances/nb%201",
  ],
  [
    "domain",
    "people",
    { arn: arnOf("d-1") },
    "us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/studio/d-1",
  ],
  [
    "user-profile",
    "d-1/jo",
    { arn: arnOf("d-1/jo") },
    "us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/studio/d-1/user/jo",
  ],
  [
    "iam-role",
    "ml",
    { arn: `arn:aws-cn:iam::${account}:role/path/ml`, region: "global" },
    "cn-north-1.console.amazonaws.cn/iam/home?region=cn-north-1#/roles/details/ml",
  ],
  [
    "security-group",
    "named otherwise",
    { arn: arnOf("sg-1"), region: "us-gov-west-1" },
    "us-gov-west-1.console.amazonaws-us-gov.com/vpcconsole/home?region=us-gov-west-1#SecurityGroup:groupId=sg-1",
  ],
  ["s3-bucket", "models", {}, "us-east-1.console.aws.amazon.com/s3/buckets/models?region=us-east-1&tab=permissions"],
] as const)("%s %s", (kind, name, more, url) => {
  expect(linkOf(kind, name, more)).toBe(`https://${url}`);
});

test("a partition whose console is not known, a derived kind and one that is gone have no link", () => {
  expect(linkOf("model", "m", { region: "us-iso-east-1" })).toBeUndefined();
  expect(linkOf("attack-path", "nb")).toBeUndefined();
  expect(linkOf("gone", "x")).toBeUndefined();
});

test("what Terraform and CloudFormation call a kind stands in its collector, and in no fix", () => {
  const types = everyCollector().flatMap(({ terraform, cloudFormation }) =>
    [terraform ?? [], cloudFormation ?? []].flat(),
  );
  expect(types.length).toBeGreaterThan(20);
  const texts = globSync("lib/checks/**/*.ts").map((file) => [file, readFileSync(file, "utf8")] as const);
  expect(
    texts.flatMap(([file, text]) => types.flatMap((type) => (text.includes(`"${type}"`) ? [[file, type]] : []))),
  ).toEqual([]);
});
