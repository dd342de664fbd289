import { parseXML } from "@aws-sdk/xml-builder";
import { NormalizedSchema } from "@smithy/core/schema";
import { MalformedAnswer } from "./failure.ts";

type Schema = Parameters<typeof NormalizedSchema.of>[0];

/**
 * The SDK reads `<vpcSet>text</vpcSet>` as an empty list, and an empty list here is knowledge. So XML answers (EC2, IAM,
 * STS) are held to their schema before the SDK sees them: text must not stand where a list or a structure belongs.
 * @throws MalformedAnswer naming the element.
 */
export function validateXml(schema: unknown, operation: string, body: string): void {
  const output = NormalizedSchema.of(schema as Schema);
  if (output.isUnitSchema()) return;
  const root = parse(body)[`${operation}Response`];
  const result = isElement(root) ? (root[`${operation}Result`] ?? root) : root;
  if (result === undefined) throw new MalformedAnswer(`The answer is not a ${operation}Response.`);
  check(output, result, operation);
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = parseXML(body);
    return isElement(parsed) ? parsed : {};
  } catch {
    throw new MalformedAnswer("The answer is not XML.");
  }
}

function check(schema: NormalizedSchema, node: unknown, path: string): void {
  if (!schema.isStructSchema() && !schema.isListSchema()) return;
  if (!isElement(node)) {
    if (String(node).trim() !== "")
      throw new MalformedAnswer(`The answer has text in ${path}, where a list or structure belongs.`);
    return;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const items = node[String(member.getMergedTraits().xmlName ?? "member")];
    for (const item of asArray(items)) check(member, item, path);
    return;
  }
  for (const [name, member] of schema.structIterator()) {
    const { xmlName, xmlFlattened } = member.getMergedTraits();
    const child = node[String(xmlName ?? name)];
    if (child === undefined) continue;
    if (xmlFlattened && member.isListSchema())
      for (const item of asArray(child)) check(member.getValueSchema(), item, `${path}.${name}`);
    else check(member, child, `${path}.${name}`);
  }
}

function asArray(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isElement(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
