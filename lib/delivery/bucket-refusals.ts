import { isAborted, isCredentialFailure, isUnreachable } from "#lib/aws/failure.ts";
import { type CallFailed, credentialsEnded } from "#lib/aws/guard.ts";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { BucketPlace } from "./destination.ts";

/** What S3 calls a request that went to another region than the bucket's. Source: S3 API reference, "Error responses". */
const elsewhere = /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint)/;
/** Of a moment: the connection, another writer, or bytes that were lost on the way. Source: the same. */
const ofAMoment = /^(RequestTimeout|ConditionalRequestConflict|OperationAborted|BadDigest|XAmzContent|IncompleteBody)/;

/** Why a bucket did not get a report, as a sentence that says what to do. */
export function whyNotInBucket(
  { name, bucket, region, owner, profile, roleArn }: BucketPlace & { name: string },
  { failure, cause }: CallFailed,
): DeliveryFailed {
  const { code, class: kind, message, permission, action } = failure;
  const failed = (sentence: string, advice: string, options: ConstructorParameters<typeof DeliveryFailed>[2] = {}) =>
    new DeliveryFailed(sentence, advice, { ...options, cause });
  const status = (cause as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
  if (kind === "denied" && permission === "sts:AssumeRole")
    return failed(
      `The role ${roleArn} could not be assumed: ${message}`,
      "Check that its trust policy allows this identity, and the external id.",
      { code: "assume-role" },
    );
  if (code === "CredentialsProviderError")
    return failed(
      `${profile === undefined ? "The server has no credentials" : `The profile ${profile} gives the server no credentials`} to write to the bucket ${bucket} with (${message.replace(/\.$/, "")}).`,
      `${profile === undefined ? "Set them in its environment, or name" : "Set them in its AWS configuration, sign in anew, or correct"} "profile" in sagewarden.config.json.`,
      { code: "credentials" },
    );
  if (isCredentialFailure(cause)) {
    const { message: sentence, advice } = credentialsEnded(cause);
    return failed(sentence, advice, { code: "credentials" });
  }
  // S3 says whose permission is missing, unless the bucket is not of whom it is said to be.
  if (kind === "denied" && /is not authorized to perform/.test(message))
    return failed(
      `${permission ?? action} is not allowed for the bucket ${bucket}: ${message}`,
      `sagewarden policy --deliver ${name} prints what it takes.`,
      { code: "forbidden" },
    );
  if (kind === "denied")
    return failed(
      `S3 refused: the bucket ${bucket} is not of the account ${owner}, or lets nobody of this account in.`,
      `Check "owner" in sagewarden.config.json, and the bucket's policy; sagewarden policy --deliver ${name} prints what it takes.`,
      { code: "forbidden" },
    );
  if (code === "NoSuchBucket")
    return failed(`There is no bucket ${bucket}.`, "Make it, or name another in sagewarden.config.json.", {
      code: "not-found",
    });
  if (elsewhere.test(code) || status === 301 || status === 307)
    return failed(`The bucket ${bucket} is not in ${region}.`, 'Correct "region" in sagewarden.config.json.', {
      code: "region",
    });
  if (kind === "throttled")
    return failed(`S3 has too much to do for the bucket ${bucket} (${code}).`, "Try again later.", { again: true });
  if (isUnreachable(cause) || isAborted(cause))
    return failed(
      `S3 did not answer for the bucket ${bucket} (${code}).`,
      "Check the network, the proxy and AWS_ENDPOINT_URL, and try again.",
      { again: true },
    );
  return failed(`S3 did not take the report for the bucket ${bucket} (${code}): ${message}`, "Look at what it says.", {
    again: status >= 500 || ofAMoment.test(code),
  });
}
