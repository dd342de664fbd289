/** A request of CloudTrail, whatever its service. */
type Request = Readonly<Record<string, unknown>>;

/** Deeper no request says what it sets: `ModifyVpcEndpointRequest.AddSubnetId.content`. */
const deepest = 6;

/** True when one of the members stands somewhere in a request; letters of either case, as some services lower the first one. */
export function holdsMember(request: Request, members: readonly string[]): boolean {
  return valuesOf(request, members).length > 0;
}

/** True when a member of a request has that value, alone or in a list. */
export function memberIs(request: Request, member: string, value: string): boolean {
  return textsOf(request, [member]).includes(value);
}

/** The texts and numbers that such members have: `{ items: [{ cidrIp }] }` has as many as its list. */
export function textsOf(request: Request, members: readonly string[]): string[] {
  return valuesOf(request, members).flatMap(leaves);
}

function valuesOf(value: unknown, members: readonly string[], depth = 0): unknown[] {
  if (value === null || typeof value !== "object" || depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(one, members, depth + 1));
  const wanted = members.map((one) => one.toLowerCase());
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = wanted.includes(name.toLowerCase()) && inner !== null && inner !== undefined ? [inner as unknown] : [];
    return [...own, ...valuesOf(inner, members, depth + 1)];
  });
}

function leaves(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === "tag" ? [] : leaves(inner)));
}
