/** More are not told one by one. */
const mostTold = 5;

/**
 * Whom the statements that allow name outside of an account: account ids, ARNs, or `*`, unless a condition says who of all that is. Services
 * and identity providers are none: they let nobody in by an account. Nor are canonical ids of S3, which do not say whose they are. Source: IAM
 * user guide, "AWS JSON policy elements: Principal".
 * @param policy as the request has it: a document, or its text
 * @param account whose the resource is; null where nobody said, and nothing is told then
 */
export function outsidersIn(policy: unknown, account: string | null): string[] {
  if (account === null) return [];
  const found = new Set<string>();
  for (const { Effect, Principal, Condition } of statementsOf(policy)) {
    if (Effect !== "Allow") continue;
    for (const name of namesOf(Principal)) {
      if (name === "*" ? !isNarrowed(Condition) : isOfAnother(name, account)) found.add(name);
    }
  }
  return [...found].slice(0, mostTold);
}

interface Statement {
  Effect?: unknown;
  Principal?: unknown;
  Condition?: unknown;
}

function statementsOf(policy: unknown): Statement[] {
  const { Statement } = Object(typeof policy === "string" ? parsed(policy) : policy) as { Statement?: unknown };
  return [Statement ?? []].flat().map((one) => Object(one) as Statement);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function namesOf(principal: unknown): string[] {
  if (typeof principal === "string") return [principal];
  const { AWS } = Object(principal) as { AWS?: unknown };
  return [AWS ?? []].flat().filter((name) => typeof name === "string");
}

/** A condition of whatever sort: what it asks may be met by nobody from outside. */
function isNarrowed(condition: unknown): boolean {
  return Object.keys(Object(condition) as object).length > 0;
}

/** What has no account is a unique id, left of a user or role that was deleted, or CloudFront's own identity. */
function isOfAnother(name: string, account: string): boolean {
  const [own] = /^\d{12}$/.exec(name) ?? /(?<=^arn:[\w-]+:(iam|sts)::)\d{12}(?=:)/.exec(name) ?? [];
  return own !== undefined && own !== account;
}
