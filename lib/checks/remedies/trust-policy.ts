import type { Admission } from "#lib/analysis/iam/trust.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { Identity } from "#lib/readings/reading.ts";

type Json = Record<string, unknown>;

/**
 * The role's trust policy without some admissions, the rest untouched; and with SageMaker admitted on behalf of the
 * role's own account, when asked for or when nobody would be left.
 */
export function trustWithout(
  document: string | undefined,
  out: readonly Admission[],
  identity: Identity,
  withSageMaker: boolean,
): Json {
  const policy = policyWithout(document, out);
  const own = withSageMaker || policy.Statement.length === 0 ? [forSageMaker(identity)] : [];
  return { ...policy, Statement: [...policy.Statement, ...own] };
}

/** A policy without some of its admissions, the rest untouched; nothing may be left of it. */
export function policyWithout(document: string | undefined, out: readonly Admission[]): Json & { Statement: Json[] } {
  const policy = objectOf(document);
  const statements = [policy.Statement].flat().filter(isObject);
  const kept = statements.flatMap((statement, index) => {
    const gone = out.filter(({ path }) => path.endsWith(`.Statement[${index}]`));
    return gone.length === 0 ? [statement] : without(statement, gone);
  });
  return { Version: "2012-10-17", ...policy, Statement: kept };
}

/** Nothing is left of a statement whose principals all go, or that names them by exclusion. */
function without(statement: Json, gone: readonly Admission[]): Json[] {
  if (!isObject(statement.Principal)) return [];
  const isOut = (type: string, value: unknown) =>
    gone.some(({ principal }) => principal.value === value && (principal.type === type || principal.type === "*"));
  const principals = Object.entries(statement.Principal).flatMap(([type, values]) => {
    const kept = [values].flat().filter((value) => !isOut(type, value));
    return kept.length === 0 ? [] : [[type, kept.length === 1 ? kept[0] : kept]];
  });
  return principals.length > 0 ? [{ ...statement, Principal: Object.fromEntries(principals) }] : [];
}

function forSageMaker({ arn, account }: Identity): Json {
  return {
    Effect: "Allow",
    Principal: { Service: "sagemaker.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:${parseArn(arn)?.partition ?? "aws"}:sagemaker:*:${account}:*` },
    },
  };
}

function objectOf(document: string | undefined): Json {
  try {
    const value: unknown = JSON.parse(document ?? "{}");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
