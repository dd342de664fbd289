import { type Condition, coversAction, coversResource, parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { allOf, anyOf, type Certain } from "./certainty.ts";
import { actionPrefix, type Service } from "./services.ts";

/** A workload that calls a service over an endpoint. */
export interface Call {
  service: Service;
  account: string;
  /** The endpoint's, which leads to no other. */
  region: string;
  /** The roles it may call with; none when they are not known. */
  roles: readonly string[];
  vpc: string;
  endpoint: string | undefined;
  isGateway: boolean;
}

/**
 * Whether an endpoint's policy lets a workload through to anything at all. Only a policy that certainly shuts it out
 * answers no: no statement allows it, or one denies everything. Conditions count where their value is known here, the
 * caller's account and role, the VPC and the endpoint. Source: PrivateLink guide, "Control access using endpoint
 * policies"; IAM user guide, "Policy evaluation logic".
 */
export function policyLetsThrough(policy: unknown, call: Call): Certain {
  const statements = parsePolicy(policy);
  if (!statements?.every(({ principals, resources }) => principals && resources)) return "unknown";
  const callers = call.roles.length > 0 ? call.roles : [undefined];
  return anyOf(callers.map((role) => isThrough(statements, call, role)));
}

function isThrough(statements: readonly Statement[], call: Call, role: string | undefined): Certain {
  const conditionsOf = (one: Statement) => one.conditions.map((condition) => holds(condition, call, role));
  const denied = statements
    .filter((one) => one.effect === "Deny" && coversAll(one, call))
    .some((one) => allOf([forPrincipal(one, call, role), ...conditionsOf(one)]) === true);
  if (denied) return false;
  // A condition of which it is not known whether it holds was written to let some through.
  return anyOf(
    statements
      .filter((one) => one.effect === "Allow" && coversSome(one, call.service) && !conditionsOf(one).includes(false))
      .map((one) => forPrincipal(one, call, role)),
  );
}

/** "With a gateway endpoint, the Principal element must be set to *": another lets the root user through at most. */
function forPrincipal({ principals, effect }: Statement, call: Call, role: string | undefined): Certain {
  if (!principals) return "unknown";
  const named = anyOf(
    principals.listed.map(({ type, value }): Certain => {
      if (type !== "AWS" && type !== "*") return false;
      if (value === "*") return true;
      const answer = isCaller(value, call.account, role);
      return call.isGateway && effect === "Allow" && answer ? "unknown" : answer;
    }),
  );
  if (!principals.inverted) return named;
  return named === "unknown" ? "unknown" : !named;
}

/** An account stands for all its roles; a role, and a session of one, for itself. */
function isCaller(principal: string, account: string, role: string | undefined): Certain {
  if (/^\d{12}$/.test(principal)) return principal === account;
  const arn = parseArn(principal);
  if (!arn || principal.includes("${")) return "unknown";
  if (arn.account !== account) return false;
  if (arn.resource === "root") return true;
  if (role === undefined) return "unknown";
  const session = /^assumed-role\/([^/]+)\//.exec(arn.resource)?.[1];
  return session ? role.endsWith(`/${session}`) : principal === role;
}

const operators = /^(?:ForA(?:ny|ll)Values?:)?(?:String|Arn)(Not)?(Equals|Like)(?:IfExists)?$/i;

/** Whether a condition holds for the caller. Keys that only the request decides are unknown. */
function holds({ operator, key, values }: Condition, call: Call, role: string | undefined): Certain {
  const known: Record<string, string | undefined> = {
    "aws:principalaccount": call.account,
    "aws:principalarn": role,
    "aws:sourcevpc": call.vpc,
    "aws:sourcevpce": call.endpoint,
  };
  const value = known[key];
  const [, not, test] = operators.exec(operator) ?? [];
  if (!test || values.length === 0 || values.some((one) => one.includes("${"))) return "unknown";
  if (value === undefined) return key === "aws:principalarn" ? ofAccount(values, call.account, !!not) : "unknown";
  const isAmong = values.some((one) => matches(one, value));
  return not ? !isAmong : isAmong;
}

/** What can be said of a role's ARN when only its account is known. */
function ofAccount(arns: readonly string[], account: string, not: boolean): Certain {
  const elsewhere = arns.every((arn) => !matches(parseArn(arn)?.account ?? "*", account));
  return elsewhere ? not : "unknown";
}

const invocations = ["", "Async", "WithResponseStream", "WithBidirectionalStream"].map(
  (suffix) => `sagemaker:InvokeEndpoint${suffix}`,
);

/** Whether a statement is about every call that goes through the service's endpoint. */
function coversAll({ actions, resources }: Statement, { service, region }: Call): boolean {
  const partition = partitionOf(region);
  const prefix = actionPrefix(service);
  const calls = isRuntime(service) ? invocations : [`${prefix}:AnythingNobodyNames`];
  const objects =
    prefix === "s3"
      ? [`arn:${partition}:s3:::nobody-names`, `arn:${partition}:s3:::nobody-names/key`]
      : [
          `arn:${partition}:${prefix}:${region}:000000000000:${isRuntime(service) ? "endpoint" : "anything"}/nobody-names`,
        ];
  return (
    calls.every((call) => coversAction(actions, call)) &&
    !!resources &&
    objects.every((object) => coversResource(resources, object))
  );
}

/** Whether a statement is about some call that goes through the service's endpoint. */
function coversSome({ actions, resources }: Statement, service: Service): boolean {
  if (resources?.inverted && resources.listed.includes("*")) return false;
  if (isRuntime(service)) return invocations.some((call) => coversAction(actions, call));
  const prefix = actionPrefix(service);
  if (actions.inverted) return coversAction(actions, `${prefix}:AnythingNobodyNames`);
  return actions.listed.some((pattern) => {
    const [first = "", name = "*"] = pattern.toLowerCase().split(":");
    return matches(first, prefix) && !(prefix === "sagemaker" && name.startsWith("invokeendpoint"));
  });
}

function isRuntime(service: Service): boolean {
  return /^sagemaker\.runtime(-fips)?$/.test(service);
}
