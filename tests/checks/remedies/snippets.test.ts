import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cloudFormation, terraform } from "#lib/checks/remedies/snippets.ts";

describe("terraform", () => {
  test("writes arguments, lists and nested blocks, and leaves out what is not set", () => {
    const text = terraform("aws_sagemaker_model", "churn-v2", {
      name: "churn-v2",
      enable_network_isolation: true,
      kms_key_id: undefined,
      vpc_config: { subnets: ["subnet-0a1", "subnet-0a2"], security_group_ids: [] },
      production_variants: [{ initial_instance_count: 2 }, { initial_instance_count: 3 }],
    });
    expect(text).toBe(`resource "aws_sagemaker_model" "churn_v2" {
  name = "churn-v2"
  enable_network_isolation = true
  vpc_config {
    subnets = ["subnet-0a1", "subnet-0a2"]
    security_group_ids = []
  }
  production_variants {
    initial_instance_count = 2
  }
  production_variants {
    initial_instance_count = 3
  }
  # other arguments unchanged
}`);
  });

  test("a value never becomes a template, a line of its own, or the end of its text", () => {
    const hostile = fc
      .array(fc.constantFrom("${", "%{", "$", "%", "{", '"', "\\", "\n", "\b", "\f", "\u007f", "}", "a"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(hostile, (value) => {
        const line = terraform("t", "n", { name: value }).split("\n")[1] ?? "";
        const literal = /^ {2}name = (".*")$/.exec(line)?.[1] ?? "not one literal";
        expect(literal.replace(/\$\$\{|%%\{/g, " ")).not.toMatch(/\$\{|%\{/);
        expect(JSON.parse(literal.replaceAll("$${", "${").replaceAll("%%{", "%{"))).toBe(value);
      }),
    );
  });

  test.each([
    ["9-lives", "_9_lives"],
    ["", "_"],
    ["it's", "it_s"],
  ])("a resource named %j has the label %s", (name, label) => {
    expect(terraform("t", name, {})).toContain(`resource "t" "${label}" {`);
  });
});

test("cloudFormation is JSON, whatever the names", () => {
  const properties = { ModelName: 'a"b\n{c}' };
  const text = cloudFormation("AWS::SageMaker::Model", properties);
  expect(JSON.parse(text ?? "")).toEqual({ Type: "AWS::SageMaker::Model", Properties: properties });
});

test("HCL has no \\b and \\f, and takes a run of $ before { for a template", () => {
  const text = terraform("t", "n", { name: "\b\f$${x}%{y}" });
  expect(text).toContain('name = "\\u0008\\u000c\\u0024\\u0024{x}%%{y}"');
});

test.each(["{{resolve:secretsmanager:prod}}", "x{{ resolve:ssm:y}}"])("no template resolves %s", (name) => {
  expect(cloudFormation("AWS::SageMaker::Model", { ModelName: name })).toBeUndefined();
});
