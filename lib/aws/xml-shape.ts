import { parseXML } from "@aws-sdk/xml-builder";
import { NormalizedSchema } from "@smithy/core/schema";
import { MalformedAnswer } from "./failure.ts";

type Schema = Parameters<typeof NormalizedSchema.of>[0];

/**
 * The SDK reads `<vpcSet>text</vpcSet>` as an empty list, and an empty list here is knowledge. So XML answers (EC2, IAM,
 * STS, S3) are held to their schema before the SDK sees them: text must not stand where a list, a map or a structure belongs.
 * @throws MalformedAnswer naming the element.
 */
export function validateXml(schema: unknown, operation: string, body: string): void {
  const output = NormalizedSchema.of(schema as Schema);
  if (output.isUnitSchema()) return;
  const parsed = parse(body);
  const { content, name } = rootOf(output) ?? { content: output, name: `${operation}Response` };
  // Some emulators call the answers of S3 after their operations; the SDK takes any name.
  const root = parsed[name] ?? parsed[`${operation}Response`];
  if (root === undefined) throw new MalformedAnswer(`The answer is not a ${name}.`);
  if (!isElement(root) && isItsOwnMember(content, name)) return;
  check(content, isElement(root) ? (root[`${operation}Result`] ?? root) : root, operation);
}

/** An answer whose one member has its name is the text of that member: the location of a bucket. */
function isItsOwnMember(content: NormalizedSchema, name: string): boolean {
  if (!content.isStructSchema()) return false;
  const members = [...content.structIterator()];
  return members.length === 1 && members[0]?.[0] === name && members[0][1].isStringSchema();
}

/** What S3 calls an answer: by the name of the answer, or of the one member that is all of it. */
function rootOf(output: NormalizedSchema): { content: NormalizedSchema; name: string } | undefined {
  const own = output.getMergedTraits().xmlName;
  if (own !== undefined) return { content: output, name: String(own) };
  const payload = payloadOf(output);
  if (!payload) return undefined;
  return { content: payload.schema, name: String(payload.schema.getMergedTraits().xmlName ?? payload.name) };
}

/** The member of an answer that is its whole body, where there is one. */
function payloadOf(output: NormalizedSchema): { name: string; schema: NormalizedSchema } | undefined {
  if (!output.isStructSchema()) return undefined;
  for (const [name, schema] of output.structIterator()) {
    if (schema.getMergedTraits().httpPayload) return { name, schema };
  }
  return undefined;
}

/** True when the body of an answer is a text of its own and no XML: the policy of a bucket. */
export function isPlainText(schema: unknown): boolean {
  return payloadOf(NormalizedSchema.of(schema as Schema))?.schema.isStringSchema() ?? false;
}

/** True when the body of an answer is bytes that only whoever put them there knows: an object of S3. */
export function isStream(schema: unknown): boolean {
  return payloadOf(NormalizedSchema.of(schema as Schema))?.schema.isBlobSchema() ?? false;
}

/** True when all of an answer stands in its headers, and no body is what is right: of what was put into a bucket. */
export function hasNoBody(schema: unknown): boolean {
  const output = NormalizedSchema.of(schema as Schema);
  if (!output.isStructSchema()) return false;
  const members = [...output.structIterator()].map(([, member]) => member.getMergedTraits());
  return members.length > 0 && members.every(({ httpHeader }) => httpHeader !== undefined);
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
  if (!schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema()) return;
  if (!isElement(node)) {
    if (String(node).trim() !== "")
      throw new MalformedAnswer(`The answer has text in ${path}, where a list or structure belongs.`);
    return;
  }
  if (schema.isMapSchema()) {
    for (const entry of asArray(node.entry)) {
      if (isElement(entry)) check(schema.getValueSchema(), entry.value, path);
    }
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
