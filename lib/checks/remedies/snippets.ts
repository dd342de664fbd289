import { replaceMarks } from "#lib/analysis/secrets/mark.ts";
import { factsOf, type Kind } from "#lib/inventory/kinds.ts";
import { jsonText } from "./commands.ts";
import type { Fields } from "./fields.ts";

type Scalar = string | number | boolean;
export type Attributes = {
  [name: string]: Scalar | readonly string[] | Attributes | readonly Attributes[] | undefined;
};

/**
 * A Terraform resource with the attributes that matter; objects become nested blocks, `undefined` is left out.
 * The resource's other arguments stay as they are.
 */
export function terraform(type: string, name: string, attributes: Attributes): string {
  const label = replaceMarks(name, (print) => print)
    .replace(/\W/g, "_")
    .replace(/^(?=\d|$)/, "_");
  return [`resource "${type}" "${label}" {`, ...linesOf(attributes, "  "), "  # other arguments unchanged", "}"].join(
    "\n",
  );
}

function linesOf(attributes: Attributes, indent: string): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value !== "object") return [`${indent}${name} = ${literal(value)}`];
    const items: readonly (string | Attributes)[] = isList(value) ? value : [value];
    const blocks = items.filter((item) => typeof item === "object");
    if (blocks.length === 0) return [`${indent}${name} = [${items.map((item) => literal(String(item))).join(", ")}]`];
    return blocks.flatMap((block) => [`${indent}${name} {`, ...linesOf(block, `${indent}  `), `${indent}}`]);
  });
}

function isList(value: object): value is readonly (string | Attributes)[] {
  return Array.isArray(value);
}

/**
 * Names from AWS must not become templates: HCL writes a literal `${` as `$${`, and more than one `$` before it by
 * their code. Of JSON's escapes HCL lacks two.
 */
function literal(value: Scalar): string {
  return jsonText(value)
    .replace(/\\(.)/g, (sequence, letter) => (letter === "b" ? "\\u0008" : letter === "f" ? "\\u000c" : sequence))
    .replace(/[$%]+(?=\{)/g, (run) =>
      run.length === 1 ? run + run : run.replaceAll("$", "\\u0024").replaceAll("%", "\\u0025"),
    );
}

/** The same for a resource of a kind, which Terraform may not have. */
export function terraformOf(kind: Kind, name: string, attributes: Attributes): string | undefined {
  const type = factsOf(kind)?.terraform;
  return type && terraform(type, name, attributes);
}

/** Fields of an API request as Terraform arguments: `KmsKeyId` is `kms_key_id`, where `names` says no other. */
export function attributesOf(fields: Fields, names: Readonly<Record<string, string>> = {}): Attributes {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [names[field] ?? snake(field), argumentOf(value, names)]),
  );
}

function argumentOf(value: unknown, names: Readonly<Record<string, string>>): Attributes[string] {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.map((item) => (typeof item === "object" ? attributesOf(item as Fields, names) : String(item))) as
      | string[]
      | Attributes[];
  }
  return typeof value === "object" && value !== null ? attributesOf(value as Fields, names) : (value as Scalar);
}

function snake(field: string): string {
  return field.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
}

/**
 * The CloudFormation properties that matter, as JSON, which is YAML too. Undefined when a name from AWS would be taken
 * for a dynamic reference: CloudFormation knows no way to write one literally.
 */
export function cloudFormation(type: string, properties: object): string | undefined {
  const text = jsonText({ Type: type, Properties: properties }, 2);
  return /\{\{\s*resolve:/i.test(text) ? undefined : text;
}

/** The same for a resource of a kind, which CloudFormation may not have. */
export function cloudFormationOf(kind: Kind, properties: object): string | undefined {
  const type = factsOf(kind)?.cloudFormation;
  return type && cloudFormation(type, properties);
}
