import type { Condition, Statement } from "./policy.ts";

/**
 * Whether a condition of the statement really limits it by one of these keys (lower case). An Allow is limited by a
 * positive test whose key must be there; a Deny limits what is left by a negative one ("deny all but"). A value that
 * is only a wildcard limits nothing. Source: IAM user guide, "Condition operators".
 */
export function isLimitedBy({ effect, conditions }: Statement, keys: readonly string[]): boolean {
  return conditions.some(
    (condition) =>
      keys.includes(condition.key) &&
      (effect === "Allow" ? isPositive(condition) : isNegative(condition)) &&
      condition.values.length > 0 &&
      condition.values.every((value) => /[^*?]/.test(value)),
  );
}

/** `…IfExists` and `ForAllValues:` hold when the key is missing, so an Allow with them is open to requests without it. */
function isPositive({ operator }: Condition): boolean {
  return /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|IpAddress)$/i.test(operator);
}

function isNegative({ operator }: Condition): boolean {
  return /^(ForA(ny|ll)Values?:)?(StringNot(Equals|Like|EqualsIgnoreCase)|ArnNot(Equals|Like)|NotIpAddress)(IfExists)?$/i.test(
    operator,
  );
}

/** Keys that tie a request to known principals: an account, an organization, an ARN. */
export const principalKeys = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
] as const;

/** Keys that tie what is acted on to a known owner. */
export const resourceKeys = [
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "s3:resourceaccount",
] as const;
