import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkText, planOf, templateOf, verdictsOf } from "./check-text.ts";

/*
 * Nothing that is not known is ever a pass or a fail by accident: a verdict with something unknown in it is what every value gives, or it is
 * unknown. Each setting below has values that checks tell apart.
 */
const key = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const settings: Readonly<Record<string, readonly unknown[]>> = {
  DirectInternetAccess: ["Enabled", "Disabled"],
  RootAccess: ["Enabled", "Disabled"],
  KmsKeyId: [key, "alias/aws/sagemaker"],
  SubnetId: ["subnet-0a1b2c3d", "subnet-0e1f2a3b"],
  PlatformIdentifier: ["notebook-al2-v1", "notebook-al2023-v1"],
  RoleArn: ["arn:aws:iam::111122223333:role/one", "arn:aws:iam::444455556666:role/other"],
};
const names = Object.keys(settings);
const inPlan: Readonly<Record<string, string>> = {
  DirectInternetAccess: "direct_internet_access",
  RootAccess: "root_access",
  KmsKeyId: "kms_key_id",
  SubnetId: "subnet_id",
  PlatformIdentifier: "platform_identifier",
  RoleArn: "role_arn",
};

const notebook = fc.record(
  Object.fromEntries(Object.entries(settings).map(([name, values]) => [name, fc.constantFrom(...values)])),
) as fc.Arbitrary<Record<string, unknown>>;

/** A name whose value will be unknown, and functions that give what nobody knows before it is deployed. */
const hidden = fc.constantFrom(...names);
const unresolvable = fc.constantFrom<object>(
  { "Fn::ImportValue": "elsewhere" },
  { Ref: "Given" },
  { "Fn::GetAtt": ["Stack", "Outputs.Value"] },
  { "Fn::Select": ["0", { "Fn::Split": [",", { "Fn::ImportValue": "list" }] }] },
  { "Fn::If": ["Unknown", { Ref: "Given" }, { "Fn::ImportValue": "elsewhere" }] },
);
const more = {
  Parameters: { Given: { Type: "String", MinLength: 1 } },
  Conditions: { Unknown: { "Fn::Equals": [{ Ref: "Given" }, "x"] } },
};

async function cloud(properties: object): Promise<Record<string, string>> {
  return verdictsOf(await checkText(templateOf("AWS::SageMaker::NotebookInstance", properties, more)), "It");
}

async function plan(properties: Readonly<Record<string, unknown>>, unknown: readonly string[]) {
  const after = Object.fromEntries(Object.entries(properties).map(([name, value]) => [inPlan[name] ?? name, value]));
  const type = "aws_sagemaker_notebook_instance";
  return verdictsOf(
    await checkText(
      planOf(
        type,
        after,
        unknown.map((name) => inPlan[name] ?? name),
      ),
      { file: "plan.json" },
    ),
    `${type}.it`,
  );
}

/** Every verdict with something unknown is unknown, or what each of its values gives. */
function expectAgreed(unknown: Record<string, string>, known: readonly Record<string, string>[]): void {
  for (const [check, status] of Object.entries(unknown)) {
    if (status !== "unknown") expect([check, ...new Set(known.map((one) => one[check]))]).toEqual([check, status]);
  }
}

describe("what is not known", () => {
  it("is no verdict that its values do not agree on: CloudFormation", async () => {
    await fc.assert(
      fc.asyncProperty(notebook, hidden, unresolvable, async (properties, name, expression) => {
        const known = await Promise.all((settings[name] ?? []).map((value) => cloud({ ...properties, [name]: value })));
        expectAgreed(await cloud({ ...properties, [name]: expression }), known);
      }),
      { numRuns: 40 },
    );
  });

  it("is no verdict that its values do not agree on: Terraform", async () => {
    await fc.assert(
      fc.asyncProperty(notebook, hidden, async (properties, name) => {
        const known = await Promise.all(
          (settings[name] ?? []).map((value) => plan({ ...properties, [name]: value }, [])),
        );
        expectAgreed(await plan(properties, [name]), known);
      }),
      { numRuns: 30 },
    );
  });

  it("may be empty, where a parameter lets it", async () => {
    const properties = { KmsKeyId: { Ref: "Any" } };
    const text = templateOf("AWS::SageMaker::NotebookInstance", properties, {
      Parameters: { Any: { Type: "String" } },
    });
    expect(verdictsOf(await checkText(text), "It")["notebook-instance/has-kms-key"]).toBe("unknown");
  });

  it("is known once it is given", async () => {
    const properties = { RootAccess: { Ref: "Any" } };
    const text = templateOf("AWS::SageMaker::NotebookInstance", properties, {
      Parameters: { Any: { Type: "String" } },
    });
    const check = "notebook-instance/no-root-access";
    expect(verdictsOf(await checkText(text), "It")[check]).toBe("unknown");
    expect(verdictsOf(await checkText(text, { given: { Any: "Disabled" } }), "It")[check]).toBe("pass");
    expect(verdictsOf(await checkText(text, { given: { Any: "Enabled" } }), "It")[check]).toBe("fail");
  });

  it("is the same in all places: a condition cannot hold here and not there", async () => {
    const either = (yes: unknown, no: unknown) => ({ "Fn::If": ["Prod", yes, no] });
    const text = templateOf(
      "AWS::SageMaker::EndpointConfig",
      {
        KmsKeyId: either(key, { Ref: "AWS::NoValue" }),
        ProductionVariants: [
          {
            VariantName: "a",
            ModelName: "m",
            InstanceType: either("ml.m5.large", { Ref: "AWS::NoValue" }),
            InitialInstanceCount: either(2, { Ref: "AWS::NoValue" }),
            ServerlessConfig: either({ Ref: "AWS::NoValue" }, { MaxConcurrency: 1, MemorySizeInMB: 1024 }),
          },
        ],
      },
      {
        Parameters: { Stage: { Type: "String", AllowedValues: ["dev", "prod"] } },
        Conditions: { Prod: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] } },
      },
    );
    const reason = (await checkText(text)).findings.find(
      ({ check }) => check === "endpoint-config/has-kms-key",
    )?.reason;
    // With a key it passes, and serverless it does not apply: in no world does it fail.
    expect(reason).toMatch(
      /^It would (?:not-applicable or pass|pass or not-applicable), which hangs on the parameter Stage\.$/,
    );
  });
});
