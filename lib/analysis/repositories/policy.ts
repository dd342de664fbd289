/**
 * The policy of a repository of ECR as that of any other resource: its statements name none, and mean the repository. What is no policy
 * stays as it is. Source: Amazon ECR user guide, "Private repository policies".
 */
export function withItsResource<P extends string | null | undefined>(policy: P): P | string {
  const document = parsed(policy);
  if (!isObject(document)) return policy;
  const { Statement } = document;
  const complete = (one: unknown) =>
    isObject(one) && !("Resource" in one) && !("NotResource" in one) ? { ...one, Resource: "*" } : one;
  return JSON.stringify({
    ...document,
    Statement: Array.isArray(Statement) ? Statement.map(complete) : complete(Statement),
  });
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
