import { type Caller, is, metBy } from "#lib/analysis/iam/conditions.ts";
import { inForce } from "#lib/analysis/iam/in-force.ts";
import { coversAction, coversAnyone, coversResource, parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";

/** Somebody who calls over plain HTTP, whatever else he brings. Such a request has no TLS version. */
const overHttp: Caller = (key) => {
  if (key === "aws:securetransport") return [is("false")];
  return key === "s3:tlsversion" ? ["absent"] : undefined;
};

const anyAction = "s3:AnythingNobodyNames";

/**
 * What of a bucket its policy does not shut to plain HTTP: the bucket itself, its objects, both or nothing. A statement counts
 * when it denies everyone every action, on no more conditions than the transport. Undefined when the policy cannot be judged.
 * Source: S3 user guide, "Enforce encryption of data in transit"; AWS Config, s3-bucket-ssl-requests-only.
 */
export function openOverHttp(policy: unknown, bucketArn: string, now: string): string[] | undefined {
  const parsed = parsePolicy(policy);
  if (!parsed) return undefined;
  const denying = inForce(parsed, now).filter(
    (one) =>
      one.effect === "Deny" &&
      isForEveryone(one) &&
      coversAction(one.actions, anyAction) &&
      metBy(one.conditions, overHttp) === "always",
  );
  return [bucketArn, `${bucketArn}/*`].filter(
    (arn) => !denying.some(({ resources }) => resources && coversResource(resources, arn)),
  );
}

/** A statement for all but some leaves those out. */
function isForEveryone(statement: Statement): boolean {
  return coversAnyone(statement) && statement.principals?.inverted === false;
}
