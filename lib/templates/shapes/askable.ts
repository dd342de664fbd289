import type { Check } from "#lib/checks/define.ts";

/**
 * Kinds that say what happens in an account, or how all of it is set: no template of a resource tells, and a pipeline that builds one
 * thing need not. Checks that ask about them are for scans.
 */
const ofAccounts: ReadonlySet<string> = new Set([
  "access-analyzer",
  "cloudtrail-event-data-store",
  "cloudtrail-trail",
  "cloudwatch-alarm",
  "credential-report",
  "ecr-image",
  "ecr-registry",
  "event-rule",
  "flow-log",
  "guardduty",
  "iam-account",
  "iam-role-use",
  "log-metric-filter",
  "organization",
  "organization-policy",
]);

/** Whether a template can answer what a check asks. */
export function isToldByTemplates({ needs }: Pick<Check, "needs">): boolean {
  return !needs.some((kind) => ofAccounts.has(kind));
}

/** Of this kind it is known which there are: before anything is deployed, nothing is served by it. */
export const isNoneYet = (kind: string): boolean => kind === "endpoint";

/** What stands in one matters by who is in it, and those name it. */
export const isKnownByItsUsers = (kind: string): boolean => kind === "security-group";
