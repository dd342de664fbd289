import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { checkText, templateOf } from "./check-text.ts";

const bomb = [
  "Resources:",
  "  It: { Type: AWS::SageMaker::NotebookInstance, Properties: { Tags: *a11 } }",
  ...Array.from(
    { length: 12 },
    (_, at) =>
      `a${at}: &a${at} [${Array(9)
        .fill(at === 0 ? "x" : `*a${at - 1}`)
        .join(", ")}]`,
  ).reverse(),
];

describe("what is no template", () => {
  it.each([
    ["an empty file", "", /is empty/],
    ["nothing but space", " \n", /is empty/],
    ["binary", "a\0b", /is no text/],
    ["a list", "[1, 2]", /neither a CloudFormation template/],
    ["other YAML", "services: { web: { image: nginx } }", /neither a CloudFormation template/],
    ["broken JSON", '{\n "Resources": {\n  "A": 1,\n }\n}', /line 4: it is no JSON/],
    ["broken YAML", "Resources:\n  A: [", /line \d+: it is no YAML/],
    ["a key twice in JSON", '{"Resources": {"A": {"Type": "x",\n"Type": "y"}}}', /line 2: "Type" stands twice/],
    ["a key twice in YAML", "Resources:\n  A: { Type: x }\n  A: { Type: y }", /line 3: "A" stands twice/],
    ["an alias of itself", "Resources: &a\n  A: *a", /an alias/],
    ["deep JSON", `{"Resources": ${"[".repeat(100_000)}`, /nested too deep/],
    ["deep YAML", `Resources: ${"[".repeat(100_000)}`, /no YAML|nested too deep/],
    ["a plan of another version", '{"format_version": "2.0", "resource_changes": []}', /format version "2\.0"/],
    ["a state", '{"format_version": "1.0", "values": {}}', /state, not a plan/],
    [
      "a plan that is broken",
      '{"format_version": "1.2", "resource_changes": [{"address": 1}]}',
      /not as a plan has them/,
    ],
    [
      "conditions in a circle",
      "Conditions:\n  A: !Condition B\n  B: !Condition A\nResources:\n  N: { Type: AWS::SageMaker::Model, Condition: A }",
      /A, B, A hang on one another/,
    ],
    ["two megabytes", `Resources: {}\n${"# much\n".repeat(300_000)}`, /larger than any template/],
  ])("is refused: %s", async (_, text, says) => {
    const error: unknown = await checkText(text).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toMatch(says);
  });

  it("is refused when its aliases explode", async () => {
    const [head = "", resource = "", ...anchors] = bomb;
    const text = [...anchors.reverse(), head, resource].join("\n");
    await expect(checkText(text)).rejects.toThrow(/aliases/);
  });
});

describe("whatever stands in a template", () => {
  it("gives a report or one sentence", async () => {
    const odd = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie("list"),
        tie("map"),
        tie("fn"),
      ),
      list: fc.array(tie("value"), { maxLength: 3 }),
      map: fc.dictionary(
        fc.constantFrom("RoleArn", "KmsKeyId", "Tags", "VpcConfig", "__proto__", "SubnetId", "Environment"),
        tie("value"),
        { maxKeys: 3 },
      ),
      fn: fc
        .tuple(
          fc.constantFrom(
            "Ref",
            "Fn::Sub",
            "Fn::GetAtt",
            "Fn::If",
            "Fn::Join",
            "Fn::Select",
            "Fn::Split",
            "Fn::FindInMap",
            "Fn::Transform",
            "Fn::Base64",
            "Fn::Equals",
            "Condition",
          ),
          tie("value"),
        )
        .map(([name, value]) => ({ [name]: value })),
    }));
    const types = ["NotebookInstance", "Model", "EndpointConfig", "Domain"].map((noun) => `AWS::SageMaker::${noun}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...types, "AWS::IAM::Role", "AWS::KMS::Key", "AWS::EC2::SecurityGroup"),
        odd.map,
        async (type, map) => {
          const report = await checkText(templateOf(type, map)).catch((error: unknown) => error);
          if (report instanceof Error) expect(report).toBeInstanceOf(AppError);
        },
      ),
      { numRuns: 300 },
    );
  });
});
