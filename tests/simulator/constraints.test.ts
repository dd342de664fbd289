import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expressionOf, type Violation, violationsIn } from "#lib/simulator/constraints.ts";
import data from "#lib/simulator/input-constraints.json" with { type: "json" };
import { invalidRequest, validationMessage } from "#lib/simulator/refusals.ts";
import { serviceNamed } from "#lib/simulator/services/index.ts";
import { inputOf, memberNames, operationIn } from "#lib/simulator/shapes.ts";
import { clientModules } from "./every-client.ts";
import { validInput } from "./valid-input.ts";

const services = Object.entries(clientModules);
const input = (service: keyof typeof clientModules, operation: string) => {
  const schema = operationIn(clientModules[service], operation);
  if (!schema) throw new Error(`${service} has no ${operation}`);
  return inputOf(schema);
};
const messages = (service: keyof typeof clientModules, operation: string, value: object) =>
  validationMessage(violationsIn(service, input(service, operation), value));

describe("the data", () => {
  test("every pattern is one of JavaScript, too, and needs the whole text", () => {
    const patterns = data.rules.flatMap(({ pattern }: { pattern?: string }) => pattern ?? []);
    expect(patterns.length).toBeGreaterThan(300);
    for (const pattern of patterns) expect(() => expressionOf(pattern), pattern).not.toThrow();
    expect(expressionOf("[a-z]+").test("ab\n")).toBe(false);
    expect(expressionOf("^(?:a|b)$").test("b")).toBe(true);
  });

  test("no pattern takes for ever on a text that almost matches", () => {
    const starts = ["", "arn:aws:sagemaker:us-east-1:123456789012:model/", "https://", "s3://", "d-"];
    const slow: string[] = [];
    for (const { pattern } of data.rules as { pattern?: string }[]) {
      if (pattern === undefined) continue;
      const began = process.threadCpuUsage();
      for (const start of starts) {
        for (const body of ["a", "1", "-", "a-", "a.", "/", "a/", "_", "A", " ", ":", "a:", "."]) {
          expressionOf(pattern).test(`${start}${body.repeat(23)}\u0007`);
        }
      }
      if (process.threadCpuUsage(began).user > 250_000) slow.push(pattern);
    }
    expect(slow).toEqual([]);
  });

  test("what is spelled otherwise matches the same", () => {
    const name = "[a-z0-9]([-a-z0-9]*[a-z0-9]){0,39}?";
    const url = "https://([.\\-_a-zA-Z0-9]+/?){3,1016}";
    const alphabet = fc.array(fc.constantFrom("a", "0", "-", "/", "A"), { maxLength: 9 });
    fc.assert(
      fc.property(alphabet, (letters) => {
        const text = letters.join("");
        expect(expressionOf(name).test(text)).toBe(new RegExp(`^(?:${name})$`).test(text));
        expect(expressionOf(url).test(`https://${text}`)).toBe(new RegExp(`^(?:${url})$`).test(`https://${text}`));
      }),
      { numRuns: 500 },
    );
  });

  test.each(services)("%s: the SDK's structures have the members that rules are for", (name, client) => {
    const structures: Record<string, Record<string, number>> = Object.entries(data.services).find(
      ([service]) => service === name,
    )?.[1] ?? {};
    let known = 0;
    for (const [structure, members] of Object.entries(structures)) {
      const schema = (client as Record<string, unknown>)[`${structure}$`];
      // What is newer than the pinned client is not there.
      if (!Array.isArray(schema) || schema[0] !== 3) continue;
      known += 1;
      const unknown = Object.keys(members).filter((member) => !schema[4].includes(member));
      expect(unknown.length, `${structure} ${unknown}`).toBeLessThan(3);
    }
    expect(known).toBeGreaterThan(Object.keys(structures).length * 0.85);
  });
});

describe("a request broken in one member is refused naming that member", () => {
  test.each(services)("%s", async (name, client) => {
    const service = await serviceNamed(name);
    const served = Object.keys(service?.operations ?? {});
    expect(served.length).toBeGreaterThan(0);
    let broken = 0;
    for (const operation of served) {
      const model = operationIn(client, operation);
      if (!model) continue;
      const schema = inputOf(model);
      const whole = validInput(name, schema);
      expect(violationsIn(name, schema, whole), `${operation} ${JSON.stringify(whole)}`).toEqual([]);
      for (const member of memberNames(schema)) {
        const without = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== member));
        const missing = violationsIn(name, schema, without);
        expect(missing.map(({ path }) => path)).toEqual(member in whole ? [[member]] : []);
        for (const value of wrongValues(name, schema, member)) {
          const found = violationsIn(name, schema, { ...whole, [member]: value });
          expect([...new Set(found.map(({ path }) => path[0]))], `${operation}.${member}`).toEqual([member]);
          expect(refused(service?.dialect ?? "json", found)).toContain(tail(member));
          broken += 1;
        }
      }
    }
    expect(broken).toBeGreaterThan(0);
  });

  /** Without its first letter, whose case differs from service to service. */
  const tail = (member: string) => member.slice(1);
  const refused = (dialect: Parameters<typeof invalidRequest>[0], found: readonly Violation[]) =>
    invalidRequest(dialect, found).message;

  /** Past each bound of the member's own rule, and what no pattern and no enumeration has. */
  function wrongValues(service: string, schema: NormalizedSchema, member: string): unknown[] {
    const structures: Record<string, Record<string, Record<string, number>>> = data.services;
    const place = structures[service]?.[String((schema.getSchema() as unknown[])[2])]?.[member];
    const rule: { min?: number; max?: number; pattern?: string; enum?: string[] } =
      (place === undefined ? undefined : data.rules[place]) ?? {};
    const type = [...schema.structIterator()].find(([name]) => name === member)?.[1];
    // Tokens and documents may be as long as a megabyte.
    const bounds = [(rule.max ?? 5000) < 5000 ? (rule.max ?? 0) + 1 : undefined, rule.min ? rule.min - 1 : undefined];
    const sizes = bounds.filter((size) => size !== undefined);
    if (type?.isNumericSchema()) return sizes;
    if (!type?.isStringSchema()) return [];
    const takesAnything = !rule.enum && (!rule.pattern || expressionOf(rule.pattern).test(strange));
    return [...sizes.map((size) => "a".repeat(size)), ...(takesAnything ? [] : [strange])];
  }

  const strange = "\u0007\n";
});

describe("AWS's words", () => {
  test.each([
    [
      "a missing member",
      "DescribeNotebookInstance",
      {},
      "1 validation error detected: Value null at 'notebookInstanceName' failed to satisfy constraint: Member must not be null",
    ],
    [
      "a pattern",
      "DescribeModel",
      { ModelName: "no_underscores" },
      "1 validation error detected: Value 'no_underscores' at 'modelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?",
    ],
    [
      "an enumeration",
      "ListModels",
      { SortBy: "Colour" },
      "1 validation error detected: Value 'Colour' at 'sortBy' failed to satisfy constraint: Member must satisfy enum value set: [Name, CreationTime]",
    ],
    [
      "two members at once",
      "ListModels",
      { MaxResults: 0, SortOrder: "Up" },
      "2 validation errors detected: Value 'Up' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: [Ascending, Descending]; Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      "something in a list of texts",
      "CreateModel",
      {
        ModelName: "m",
        ExecutionRoleArn: "arn:aws:iam::123456789012:role/r",
        VpcConfig: { SecurityGroupIds: ["sg-1", "sg 2"], Subnets: ["subnet-1"] },
      },
      "1 validation error detected: Value '[sg-1, sg 2]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: [-0-9a-zA-Z]+]",
    ],
    [
      "a structure in a list",
      "AddTags",
      {
        ResourceArn: "arn:aws:sagemaker:us-east-1:123456789012:model/m",
        Tags: [{ Key: "a", Value: "b" }, { Key: "c" }],
      },
      "1 validation error detected: Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null",
    ],
  ] as const)("%s", (_, operation, value, message) => {
    expect(messages("sagemaker", operation, value)).toBe(message);
  });
});

test("a text is as long as its characters, whatever they take to store", () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 300 }), fc.constantFrom("a", "é", "検", "🜁"), (length, character) => {
      const value = {
        ResourceArn: "arn:aws:sagemaker:us-east-1:1:model/m",
        Tags: [{ Key: "k", Value: character.repeat(length) }],
      };
      const tooLong = violationsIn("sagemaker", input("sagemaker", "AddTags"), value).some(
        ({ constraint }) => constraint.kind === "at-most",
      );
      expect(tooLong).toBe(length > 256);
    }),
  );
});
