import { isLimitedBy, principalKeys, resourceKeys } from "#lib/analysis/iam/conditions.ts";
import { unnamedResource } from "#lib/analysis/iam/decision.ts";
import { coversAction, coversAnyone, coversResource, parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";
import type { Service } from "./services.ts";

/** The IAM prefix of a service's actions, by the first part of its endpoint's name. */
const actionPrefixes: Record<string, string> = { aws: "sagemaker", "ecr.api": "ecr", "ecr.dkr": "ecr" };

const limits = [...principalKeys, ...resourceKeys];

/**
 * The statements by which an endpoint's policy lets anyone do anything with its service, on anyone's resources: the
 * open default, however it is written (Version is of no matter), or all of the service's actions. None when the policy
 * names who, what or whose. Undefined when it cannot be judged. Source: PrivateLink guide, "Endpoint policies".
 */
export function openStatements(policy: unknown, service: Service): Statement[] | undefined {
  const statements = parsePolicy(policy);
  if (!statements?.every(({ principals, resources }) => principals && resources)) return undefined;
  const concerned = statements.filter((statement) => coversAll(statement, service));
  const denied = concerned.some(
    (statement) => statement.effect === "Deny" && (statement.conditions.length === 0 || isLimitedBy(statement, limits)),
  );
  return denied ? [] : concerned.filter((statement) => statement.effect === "Allow" && !isLimitedBy(statement, limits));
}

/** Asks for an action, on a resource, that no policy names: what covers these covers all it does not exclude. */
function coversAll(statement: Statement, service: Service): boolean {
  const prefix = actionPrefixes[service] ?? actionPrefixes[service.split(".")[0] ?? ""] ?? service.split(".")[0];
  return (
    coversAnyone(statement) &&
    coversAction(statement.actions, `${prefix}:AnythingNobodyNames`) &&
    !!statement.resources &&
    coversResource(statement.resources, unnamedResource("aws", "000000000000"))
  );
}
