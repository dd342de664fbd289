/**
 * A copy without the fields at these paths, `Field` or `List[].Field`: what tells one version of a configuration from the next.
 */
export function withoutVolatile(configuration: unknown, paths: readonly string[]): unknown {
  return paths.reduce((left, path) => without(left, path.split(".")), configuration);
}

function without(value: unknown, [step = "", ...rest]: readonly string[]): unknown {
  const name = step.replace(/\[\]$/, "");
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return value;
  const { [name]: field, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return others;
  const isList = name !== step && Array.isArray(field);
  return { ...value, [name]: isList ? field.map((item) => without(item, rest)) : without(field, rest) };
}
