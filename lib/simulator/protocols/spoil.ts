import type { NormalizedSchema } from "@smithy/core/schema";

/** The member a wrong-type fault spoils: the first list of the answer, or else its first member of all. */
function memberToSpoil(schema: NormalizedSchema, output: object): [string, NormalizedSchema] | undefined {
  if (!schema.isStructSchema()) return undefined;
  const present = [...schema.structIterator()].filter(([name]) => (output as Record<string, unknown>)[name] != null);
  return present.find(([, member]) => member.isListSchema()) ?? present[0];
}

function isComposite(schema: NormalizedSchema): boolean {
  return schema.isListSchema() || schema.isMapSchema() || schema.isStructSchema();
}

/** Text where a structure belongs, and a structure where text belongs. */
export function spoiledXml(xml: string, schema: NormalizedSchema, output: object): string {
  const [name, member] = memberToSpoil(schema, output) ?? [];
  if (name === undefined || !member) return xml;
  const tag = member.getMergedTraits().xmlName ?? name;
  const content = isComposite(member) ? "unexpected" : "<unexpected/>";
  return xml.replace(new RegExp(`<${tag}(?: [^>]*?)?(/>|>[\\s\\S]*</${tag}>)`), () => `<${tag}>${content}</${tag}>`);
}

export function spoiledJson(json: string, schema: NormalizedSchema, output: object): string {
  const [name, member] = memberToSpoil(schema, output) ?? [];
  if (name === undefined || !member) return json;
  const key = member.getMergedTraits().jsonName ?? name;
  return JSON.stringify({ ...JSON.parse(json), [key]: member.isStringSchema() ? { unexpected: true } : "unexpected" });
}
