import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Check } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import { addInstances, encryptCapture } from "#lib/checks/remedies/endpoint-config.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { jq } from "#tests/fixes/jq.ts";
import { parseScript } from "#tests/fixes/shell-text.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const mark = "«redacted slack-token 3f9a1c»";
const other = "«redacted github-token 0b2d4e»";

function mended(kind: "endpoint" | "endpoint-config", name: string, resource: object, more: Fixture = {}): Fix {
  const check: Check = noSecretsCheck(`${kind}/no-secrets`);
  const secrets = (more.paths ?? ["any"]).map((path) => sighted(path));
  const context = {
    identity: identity(kind, name),
    inventory: inventoryOf(more.readings ?? []),
    now,
    secrets,
    options: {},
  };
  return check.fix(resource as never, context);
}

interface Fixture {
  paths?: string[];
  readings?: Reading[];
}

const whole = {
  EndpointConfigName: "churn-config",
  ProductionVariants: [
    { VariantName: "a", ModelName: "churn", InitialInstanceCount: 2, CoreDumpConfig: { DestinationS3Uri: "s3://d" } },
    { VariantName: "b", InstancePools: [{ InstanceType: "ml.m5.large", ModelNameOverride: "churn", Priority: 1 }] },
  ],
  ShadowProductionVariants: [{ VariantName: "s", ModelName: "churn" }],
  DataCaptureConfig: {
    EnableCapture: true,
    DestinationS3Uri: "s3://capture",
    KmsKeyId: "alias/a",
    CaptureContentTypeHeader: { CsvContentTypes: ["text/csv", "text/tsv"] },
  },
  AsyncInferenceConfig: {
    OutputConfig: {
      S3OutputPath: "s3://out",
      S3FailurePath: "s3://failed",
      NotificationConfig: { SuccessTopic: "arn:aws:sns:us-east-1:482915630174:ok" },
    },
  },
  ExplainerConfig: {
    ClarifyExplainerConfig: { InferenceConfig: { ContentTemplate: "{}", FeatureHeaders: ["age", "income"] } },
  },
  KmsKeyId: "alias/b",
  ExecutionRoleArn: "arn:aws:iam::482915630174:role/r",
};

/** The value with some of its texts spoilt, as `dice` says of each. */
function spoilt(value: unknown, dice: (text: string) => string): unknown {
  if (typeof value === "string") return dice(value);
  if (Array.isArray(value)) return value.map((child) => spoilt(child, dice));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, spoilt(child, dice)]));
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe("a config with secrets in its texts", () => {
  test("is copied with a chosen word for each of them, and every other text as it was", async () => {
    const marks = fc.infiniteStream(fc.constantFrom("", "", mark, other));
    await fc.assert(
      fc.asyncProperty(marks, async (stream) => {
        const next = () => stream.next().value ?? "";
        const config = spoilt(whole, (text) =>
          text === whole.EndpointConfigName ? text : text + next(),
        ) as typeof whole;
        const fix = mended("endpoint-config", "churn-config", config);
        const all = [fix.cli, fix.terraform, fix.cloudformation, fix.consoleUrl].join("\n");
        expect(hasMark(all)).toBe(false);
        const [words = []] = parseScript(fix.cli ?? "").map(({ pipeline }) => pipeline.at(-1)?.words);
        const copy = JSON.parse(await jq(JSON.stringify(config), words.at(-1) ?? "", words.slice(1, -1))) as object;
        const [before, after] = [
          texts({ ...config, EndpointConfigName: "" }),
          texts({ ...copy, EndpointConfigName: "" }),
        ];
        expect(after.length).toBe(before.length);
        for (const [at, text] of before.entries()) {
          if (!hasMark(text)) expect(after[at]).toBe(text);
          else expect(fix.summary).toContain(after[at]);
        }
        const names = [...config.ProductionVariants, ...config.ShadowProductionVariants].map((one) => one.VariantName);
        const chosen = after.filter((text) => text.startsWith("NEW_VARIANT_NAME"));
        expect(new Set(chosen).size).toBe(new Set(names.filter(hasMark)).size);
      }),
      { numRuns: 20 },
    );
  });

  test("is deleted at the end, when its endpoints have left it", () => {
    const endpoint = reading("endpoint", "churn", { EndpointName: "churn", EndpointConfigName: "churn-config" });
    const { cli } = mended("endpoint-config", "churn-config", { KmsKeyId: mark }, { readings: [endpoint] });
    expect(cli).toMatch(
      /\n.*update-endpoint --endpoint-name=churn .*\n.*wait endpoint-in-service --endpoint-name=churn .*\n.*delete-endpoint-config --endpoint-config-name=churn-config --region=us-east-1$/,
    );
  });

  test("is left by an endpoint that is only being updated to it, too", () => {
    const endpoint = reading("endpoint", "churn", {
      EndpointName: "churn",
      EndpointConfigName: "before",
      EndpointStatus: "Updating",
      PendingDeploymentSummary: { EndpointConfigName: "churn-config" },
    });
    const { cli } = mended("endpoint-config", "churn-config", { KmsKeyId: mark }, { readings: [endpoint] });
    expect(cli).toMatch(/wait endpoint-in-service --endpoint-name=churn .*\n.*update-endpoint --endpoint-name=churn /);
  });

  test("is only deleted when its model is gone, and the secret is rotated all the same", () => {
    const config = { ProductionVariants: [{ VariantName: "main", ModelName: "gone" }], KmsKeyId: mark };
    const fix = mended("endpoint-config", "c", config, { readings: [reading("endpoint-config", "c", config)] });
    expect(fix.cli).toBe("aws sagemaker delete-endpoint-config --endpoint-config-name=c --region=us-east-1");
    expect(fix.summary).toMatch(/^Rotate the secret first/);
  });

  test("whose own name holds one is asked for by its name, and so are endpoints, each by another word", () => {
    const name = `fraud-${mark}`;
    const endpoints = [`${mark}-eu`, `${mark}-us`].map((EndpointName) =>
      reading("endpoint", EndpointName, { EndpointName, EndpointConfigName: name }),
    );
    const fix = mended("endpoint-config", name, { EndpointConfigName: name }, { readings: endpoints });
    expect(fix.cli).toContain("describe-endpoint-config --endpoint-config-name=CURRENT_CONFIG_NAME_fraud_3f9a1c ");
    for (const word of ["CURRENT_ENDPOINT_NAME_3f9a1c_eu", "CURRENT_ENDPOINT_NAME_3f9a1c_us"]) {
      expect(fix.cli).toContain(`update-endpoint --endpoint-name=${word} `);
      expect(fix.summary).toContain(word);
    }
    expect(fix.cli).toMatch(/--arg name fraud-\w{6}-hardened /);
    expect(fix.terraform).toMatch(/name = "fraud-\w{6}-hardened"/);
    expect(fix.consoleUrl).toMatch(/#\/endpointConfig$/);
  });

  test("has a plan with its other changes, in which a variant goes by its new name", () => {
    const config = {
      EndpointConfigName: "c",
      ProductionVariants: [{ VariantName: mark, ModelName: "churn", InitialInstanceCount: 1 }],
      DataCaptureConfig: { DestinationS3Uri: `s3://${other}`, EnableCapture: true },
    };
    const endpoint = reading("endpoint", "churn", {
      EndpointName: "churn",
      EndpointConfigName: "c",
      ProductionVariants: [{ VariantName: mark, CurrentInstanceCount: 1 }],
    });
    const context = {
      identity: identity("endpoint-config", "c"),
      inventory: inventoryOf([endpoint]),
      now,
      secrets: [],
    };
    const read = config as unknown as ResourceOf<"endpoint-config">;
    const plan = planOf([
      addInstances(read, context, 2),
      encryptCapture(context),
      mended("endpoint-config", "c", config, { readings: [endpoint] }),
    ]);
    expect(plan?.cli?.match(/ create-endpoint-config /g)).toHaveLength(1);
    expect(plan?.cli).toContain(`'[{"VariantName":"NEW_VARIANT_NAME","DesiredInstanceCount":2}]'`);
    expect(plan?.cli).not.toContain("«");
    expect(JSON.parse(plan?.cloudformation ?? "")).toMatchObject({
      Properties: {
        ProductionVariants: [{ VariantName: "NEW_VARIANT_NAME", InitialInstanceCount: 2 }],
        DataCaptureConfig: { DestinationS3Uri: "NEW_S3_URI", KmsKeyId: "KMS_KEY_ARN" },
      },
    });
  });
});

describe("an endpoint with a secret", () => {
  const shown = { EndpointName: "churn", EndpointConfigName: "churn-config", EndpointStatus: "InService" };

  test("in what it has from its config moves to a copy of that, as it is when the commands run", () => {
    const DataCaptureConfig = {
      DestinationS3Uri: `s3://${mark}`,
      CaptureContentTypeHeader: { CsvContentTypes: [other] },
    };
    const config = reading("endpoint-config", "churn-config", { DataCaptureConfig });
    const fix = mended(
      "endpoint",
      "churn",
      { ...shown, DataCaptureConfig: { DestinationS3Uri: `s3://${mark}` } },
      {
        paths: ["DataCaptureConfig.DestinationS3Uri"],
        readings: [config],
      },
    );
    expect(fix.mutability).toBe("in-place");
    expect(fix.cli).toMatch(/describe-endpoint --endpoint-name=churn .*\n.*cli-input-json=file:\/\/endpoint.json/);
    // What the endpoint does not show of its config goes with it.
    expect(fix.cli).toContain(
      `[["DataCaptureConfig","CaptureContentTypeHeader","CsvContentTypes",0],"NEW_CONTENT_TYPE"]`,
    );
    expect(fix.cli).not.toContain("--retain-all-variant-properties");
    expect(fix.summary).toMatch(
      /^Rotate the secret first.* Choose other texts for DataCaptureConfig.DestinationS3Uri, /,
    );
  });

  test("whose config could not be read is mended by what it shows itself", () => {
    const resource = { ...shown, AsyncInferenceConfig: { OutputConfig: { S3OutputPath: `s3://${mark}` } } };
    const fix = mended("endpoint", "churn", resource, { paths: ["AsyncInferenceConfig.OutputConfig.S3OutputPath"] });
    expect(fix.cli).toContain(`[["AsyncInferenceConfig","OutputConfig","S3OutputPath"],"NEW_S3_URI"]`);
    expect(fix.cli).toContain("--retain-all-variant-properties");
  });

  test.each([
    ["InService", "in-place", / update-endpoint /],
    ["Failed", "replace", / delete-endpoint .*\n.* wait endpoint-deleted .*\n.* create-endpoint /],
  ])("in AWS's message, and %s, is deployed anew", (EndpointStatus, mutability, commands) => {
    const resource = { ...shown, EndpointStatus, FailureReason: mark };
    const fix = mended("endpoint", "churn", resource, { paths: ["FailureReason"] });
    expect(fix.mutability).toBe(mutability);
    expect(fix.cli).toMatch(commands);
    expect(fix.cli).not.toContain("--argjson");
    expect(fix.summary).toContain("mend what it complains of");
  });

  test("in its own name is followed by another, and deleted only once the reader is ready", () => {
    const name = `dev-${mark}`;
    const fix = mended("endpoint", name, { ...shown, EndpointName: name }, { paths: ["EndpointName", "EndpointArn"] });
    expect(fix.mutability).toBe("replace");
    expect(fix.cli).not.toContain("create-endpoint-config");
    expect(fix.cli).toContain("--arg name NEW_ENDPOINT_NAME '{EndpointName: $name, EndpointConfigName}'");
    expect(fix.cli).toMatch(/\n# aws sagemaker delete-endpoint --endpoint-name=CURRENT_ENDPOINT_NAME_dev_3f9a1c /);
    expect(fix.summary).toMatch(/Whoever calls an endpoint does so by its name.* in place of NEW_ENDPOINT_NAME\. /);
    expect(fix.consoleUrl).toMatch(/#\/endpoints$/);
    expect(fix.terraform).toContain('name = "NEW_ENDPOINT_NAME"');
  });

  test("in the name of a model's image is left to the model", () => {
    const fix = mended("endpoint", "churn", shown, {
      paths: ["ProductionVariants[0].DeployedImages[0].SpecifiedImage"],
    });
    expect(fix.cli).toBeUndefined();
    expect(fix.summary).toContain("put a model with another image in its place");
  });
});
