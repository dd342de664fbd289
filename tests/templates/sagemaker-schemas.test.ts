import * as client from "@aws-sdk/client-sagemaker";
import { NormalizedSchema } from "@smithy/core/schema";
import { expect, it } from "vitest";
import type { Described, Schema, Schemas, Structure } from "#lib/templates/shapes/schema.ts";

type Ids = Parameters<typeof NormalizedSchema.of>[0];

/** 4 is what an operation takes, 5 what it gives. Source: @smithy/types, static-schemas. */
function schemaOf(operation: string, place: 4 | 5): NormalizedSchema | undefined {
  const schema: unknown = (client as Readonly<Record<string, unknown>>)[`${operation}$`];
  return Array.isArray(schema) && schema[0] === 9 ? NormalizedSchema.of(schema[place] as Ids) : undefined;
}

function fromSdk(): Schemas {
  const structures: Record<string, Record<string, Schema>> = {};
  const structure = (schema: NormalizedSchema): Structure => {
    const name = schema.getName() ?? "";
    if (!structures[name]) {
      const members: Record<string, Schema> = {};
      structures[name] = members;
      for (const [member, value] of schema.structIterator()) members[member] = plain(value);
    }
    return { structure: name };
  };
  const plain = (schema: NormalizedSchema): Schema => {
    if (schema.isStructSchema()) return structure(schema);
    if (schema.isMapSchema()) return { map: plain(schema.getValueSchema()) };
    if (schema.isListSchema()) return { list: plain(schema.getValueSchema()) };
    if (schema.isStringSchema()) return "text";
    if (schema.isBooleanSchema()) return "boolean";
    return schema.isNumericSchema() ? "number" : "other";
  };
  const nouns = Object.keys(client).flatMap((name): [string, Described][] => {
    const noun = /^Create(\w+)\$$/.exec(name)?.[1];
    const [takes, gives] = [schemaOf(`Create${noun}`, 4), schemaOf(`Describe${noun}`, 5)];
    if (noun === undefined || !takes || !gives) return [];
    return [[noun, { takes: [...takes.structIterator()].map(([member]) => member), gives: structure(gives) }]];
  });
  return { nouns: Object.fromEntries(nouns.sort(([one], [other]) => (one < other ? -1 : 1))), structures };
}

const line = ([name, value]: [string, unknown]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
const block = (entries: object) => `{\n${Object.entries(entries).map(line).join(",\n")}\n  }`;

it("what templates ask of the SDK's schemas is what the SDK has: --update writes it", async () => {
  const { nouns, structures } = fromSdk();
  expect(Object.keys(nouns).length).toBeGreaterThan(30);
  const text = `{\n  "nouns": ${block(nouns)},\n  "structures": ${block(structures)}\n}\n`;
  await expect(text).toMatchFileSnapshot("../../lib/templates/shapes/sagemaker-schemas.json");
});
