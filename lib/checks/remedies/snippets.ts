type Scalar = string | number | boolean;
export type Attributes = {
  [name: string]: Scalar | readonly string[] | Attributes | readonly Attributes[] | undefined;
};

/**
 * A Terraform resource with the attributes that matter; objects become nested blocks, `undefined` is left out.
 * The resource's other arguments stay as they are.
 */
export function terraform(type: string, name: string, attributes: Attributes): string {
  const label = name.replace(/\W/g, "_").replace(/^(?=\d|$)/, "_");
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

/** `$${` and `%%{` are how HCL writes a literal `${` and `%{`: names from AWS must not become templates. */
function literal(value: Scalar): string {
  return JSON.stringify(value).replace(/[$%](?=\{)/g, "$&$&");
}

/** The CloudFormation properties that matter, as JSON, which is YAML too. */
export function cloudFormation(type: string, properties: object): string {
  return JSON.stringify({ Type: type, Properties: properties }, null, 2);
}
