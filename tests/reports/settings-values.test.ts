import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOut, mark, withheld } from "#lib/analysis/secrets/mark.ts";
import { withoutValues, withoutValuesAt } from "#lib/reports/settings-values.ts";

/** What no other part of a test says. */
const value = fc.string({ minLength: 1 }).map((text) => `planted ${text} here`);
const names = fc.constantFrom(
  ...["Environment", "environment", "HyperParameters", "hyperParameters", "StaticHyperParameters"],
  ...["ContainerEnvironmentVariables", "OverrideEnvironment", "TunedHyperParameters", "TextGenerationHyperParameters"],
);
const entries = fc.dictionary(fc.string(), value, { minKeys: 1 });
/** Around settings: whatever AWS, or a text that is JSON, has there. */
const wrapped = (inner: unknown) =>
  fc.constantFrom(
    inner,
    { Containers: [inner] },
    { requestParameters: inner },
    { PipelineDefinition: JSON.stringify(inner) },
  );

test("no value is left, all names are, and telling it again changes nothing", () => {
  const one = fc.tuple(names, entries).chain(([name, map]) => fc.tuple(fc.constant(map), wrapped({ [name]: map })));
  fc.assert(
    fc.property(one, ([map, resource]) => {
      const told = JSON.stringify(withoutValues(resource));
      expect(told).not.toContain("planted ");
      for (const name of Object.keys(map))
        expect(told.replaceAll("\\", "")).toContain(JSON.stringify(name).slice(1, -1).replaceAll("\\", ""));
      expect(JSON.stringify(withoutValues(JSON.parse(told)))).toBe(told);
    }),
  );
});

test("of the same names every value gives the same, whatever it is", () => {
  const any = fc.oneof(
    fc.string().filter((text) => !text.includes("«")),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom("{}", "[ ]", "[null]", '{"a": null}'),
  );
  fc.assert(
    fc.property(any, (own) => {
      expect(withoutValues({ Environment: { A: own } })).toEqual({ Environment: { A: leftOut } });
    }),
  );
});

test("what holds no settings is given back as it is", () => {
  const plain = fc.jsonValue().filter((one) => !/environment|hyperparameters/i.test(JSON.stringify(one)));
  fc.assert(fc.property(plain, (one) => void expect(withoutValues(one)).toEqual(one)));
});

test.each([
  ["a tag", { Tags: { Environment: "prod" }, Labels: { environment: "dev" } }],
  ["a tag beside its key", { Tags: [{ Key: "Environment", Value: "prod" }] }],
  ["a condition", { Condition: { StringEquals: { "aws:ResourceTag/Environment": ["prod", "dev"] } } }],
  ["a pattern", { detail: { environment: ["prod"] } }],
  ["a text about it", { Description: "Environment: prod" }],
  ["JSON without settings", { Policy: '{ "Statement": [ ] }' }],
  ["what is not there", { Environment: null }],
])("%s is no setting", (_, resource) => expect(withoutValues(resource)).toEqual(resource));

test("marks of secrets stay, and nothing around them", () => {
  const secret = mark("password", "ab12cd34ef56");
  const told = withoutValues({ Environment: { URL: `postgres://ada:${secret}@db`, KEY: secret, FILE: withheld } });
  expect(told).toEqual({ Environment: { URL: secret, KEY: secret, FILE: withheld } });
});

test("a list of names and values keeps its names", () => {
  const told = withoutValues({ environmentVariables: [{ name: "A", value: "x", type: "PLAINTEXT" }] });
  expect(told).toEqual({ environmentVariables: [{ name: "A", value: leftOut, type: leftOut }] });
});

test("a text that is JSON is told anew where it holds settings, and what is deeper than any answer is left out whole", () => {
  expect(withoutValues({ Definition: '{"Steps": [{"Environment": {"A": {"Get": "x"}}}]}' })).toEqual({
    Definition: `{"Steps":[{"Environment":{"A":{"Get":"${leftOut}"}}}]}`,
  });
  const deep = `${'{"a":'.repeat(5_000)}{"Environment":{"A":"x"}}${"}".repeat(5_000)}`;
  expect(JSON.stringify(withoutValues({ deep }))).not.toContain('"x"');
});

describe("at a path", () => {
  test.each([
    ["Environment.A", "x", leftOut],
    ["Containers[0].Environment.my.key", "x", leftOut],
    ["churn: HyperParameters.epochs", 3, leftOut],
    ["requestParameters.environment", { A: "x" }, { A: leftOut }],
    ["TrainingJobDefinitions[1].StaticHyperParameters", { a: "1" }, { a: leftOut }],
    ["Environment.A", null, null],
    ["Environment", ["A", "B"], ["A", "B"]],
    ["Environment", 2, 2],
    ["PrimaryContainer", { Environment: { A: "x" } }, { Environment: { A: leftOut } }],
    ["EnvironmentConfig.FSxLustreConfig", "x", "x"],
    ["RootAccess", "Enabled", "Enabled"],
  ])("%s", (path, observed, told) => expect(withoutValuesAt(path, observed)).toEqual(told));
});
