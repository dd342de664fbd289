/** Who asks to assume a role, and with which external id. */
interface Assumption {
  callerArn: string;
  accountId: string;
  externalId: string | undefined;
}

type Statement = Readonly<Record<string, unknown>>;

/**
 * Whether a trust policy lets an AWS principal assume its role. It knows principals and `sts:ExternalId`; any other
 * condition is taken against the caller, so that a role is never assumed that AWS might have refused.
 * Source: IAM user guide, "How to use an external ID", "AWS JSON policy elements: Principal".
 */
export function trusts(document: string | undefined, assumption: Assumption): boolean {
  const applying = statementsOf(document).filter(
    (statement) => coversAssumeRole(statement) && names(statement, assumption),
  );
  const having = (effect: string) => applying.filter(({ Effect }) => Effect === effect);
  return (
    having("Allow").some((statement) => conditionOf(statement, assumption) === "met") &&
    having("Deny").every((statement) => conditionOf(statement, assumption) === "unmet")
  );
}

function statementsOf(document: string | undefined): Statement[] {
  try {
    const { Statement = [] } = JSON.parse(document ?? "{}");
    return listOf(Statement).filter((one): one is Statement => one !== null && typeof one === "object");
  } catch {
    return [];
  }
}

function coversAssumeRole({ Action }: Statement): boolean {
  return listOf(Action).some((action) => /^(\*|sts:\*|sts:AssumeRole\*?)$/i.test(String(action)));
}

function names({ Principal }: Statement, { callerArn, accountId }: Assumption): boolean {
  if (Principal === "*") return true;
  if (Principal === null || typeof Principal !== "object") return false;
  const own = new Set(["*", accountId, callerArn, roleOf(callerArn)]);
  return listOf((Principal as Statement).AWS).some(
    (principal) =>
      own.has(String(principal)) || new RegExp(`^arn:[\\w-]+:iam::${accountId}:root$`).test(String(principal)),
  );
}

/** The role behind a session: `…:sts::1:assumed-role/R/session` is `…:iam::1:role/R`. */
function roleOf(arn: string): string {
  return arn.replace(/^(arn:[\w-]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, "$1:iam::$2:role/$3");
}

function conditionOf({ Condition = {} }: Statement, { externalId }: Assumption): "met" | "unmet" | "unknown" {
  if (Condition === null || typeof Condition !== "object") return "unknown";
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => {
      const negated = operator === "StringNotEquals";
      if (key.toLowerCase() !== "sts:externalid" || !(negated || /^String(Equals|Like)$/.test(operator)))
        return "unknown";
      return listOf(values).includes(externalId) !== negated ? "met" : "unmet";
    }),
  );
  if (tests.includes("unmet")) return "unmet";
  return tests.includes("unknown") ? "unknown" : "met";
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
