import type { Failure, FailureClass } from "#lib/readings/reading.ts";

/** An answer that is not what the API promises: an HTML page, an empty body, a field of another type. */
export class MalformedAnswer extends Error {
  override name = "MalformedAnswer";
}

const denied =
  /^(AccessDenied|UnauthorizedOperation|AuthorizationError|Unauthorized$|NotAuthorized|Forbidden|OptInRequired|SubscriptionRequired)/;
const throttled = /Throttl|^TooManyRequests|^RequestLimitExceeded|^SlowDown|^LimitExceeded|^RequestThrottled/;
const missing = /NotFound|^NoSuch|^ResourceNotFound|\.NotFound$/;
const unsupported =
  /^(UnknownOperation|InvalidAction|NotImplemented|NotYetImplemented|UnsupportedOperation|UnsupportedCommand)/;
/** An API that AWS closed, or is about to: it refuses whoever calls. Seen for SageMaker Edge Manager and Amazon Machine Learning; as AWS writes of CloudTrail Lake. */
const closed = /^We are retiring |\bno longer (?:be )?(?:available|open) to new customers\b/;
const credentials =
  /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidToken|AuthFailure|SignatureDoesNotMatch|CredentialsProviderError|TokenProviderError|InvalidAccessKeyId|InvalidSignature)/;

interface Details {
  name: string;
  code: string;
  message: string;
  httpStatus: number | undefined;
}

function detailsOf(error: unknown): Details {
  if (!(error instanceof Error)) return { name: "", code: "Unknown", message: String(error), httpStatus: undefined };
  const extra = error as Error & { Code?: unknown; code?: unknown; $metadata?: { httpStatusCode?: number } };
  const code = [extra.name, extra.Code, extra.code].find(
    (text) => typeof text === "string" && text !== "" && text !== "Error",
  );
  return {
    name: error.name,
    code: typeof code === "string" ? code : "Error",
    message: error.message,
    httpStatus: extra.$metadata?.httpStatusCode,
  };
}

/**
 * Sorts whatever a call to AWS, or to something that speaks like it, can fail with.
 * Sources: SDK retry constants; "Common errors" of the EC2, IAM and SageMaker API references; error bodies of emulators.
 */
export function failureOf(error: unknown, action: string): Failure {
  if (isForeign(error)) return foreignFailure(error, action);
  const details = detailsOf(error);
  return {
    class: classOf(details),
    action,
    code: isNoFormat(error, details) ? "MalformedAnswer" : details.code.slice(0, 100),
    message: sentenceOf(error, details).slice(0, 500),
  };
}

/** A ForeignAnswer, by its name: its file knows this one, and not the other way round. */
interface Foreign extends MalformedAnswer {
  httpStatus: number;
  isUnsupported: boolean;
}

function isForeign(error: unknown): error is Foreign {
  return error instanceof MalformedAnswer && error.name === "ForeignAnswer";
}

/** Whoever answered is not AWS: what it refuses is no permission that AWS could give. */
function foreignFailure({ httpStatus, isUnsupported, message }: Foreign, action: string): Failure {
  const sort = httpStatus === 429 ? "throttled" : isUnsupported ? "unsupported" : "other";
  return { class: sort, action, code: `HTTP ${httpStatus}`, message };
}

function classOf(details: Details): FailureClass {
  const { code, message, httpStatus } = details;
  if (isExpiry(details)) return "expired";
  if (throttled.test(code) || httpStatus === 429) return "throttled";
  if (closed.test(message)) return "unsupported";
  if (denied.test(code)) return "denied";
  if (unsupported.test(code) || httpStatus === 501 || /not (yet )?(been )?implemented|pro feature/i.test(message)) {
    return "unsupported";
  }
  if (
    missing.test(code) ||
    /^(RecordNotFound|Could not find|Requested resource not found)|does not exist\.?$/i.test(message)
  )
    return "missing";
  if (httpStatus === 404 || httpStatus === 405) return "unsupported";
  // What AWS does not know the credentials by, no permission mends: as in a region that is not enabled.
  return httpStatus === 403 && !credentials.test(code) ? "denied" : "other";
}

function isNoFormat(error: unknown, { name, message }: Details): boolean {
  return (
    error instanceof SyntaxError ||
    name === "SyntaxError" ||
    /Deserialization|Unexpected token|Unexpected end of JSON/.test(message)
  );
}

function sentenceOf(error: unknown, details: Details): string {
  const { name, message, httpStatus } = details;
  if (isNoFormat(error, details)) {
    return `The answer${httpStatus ? ` (HTTP ${httpStatus})` : ""} was not in the format of the AWS API.`;
  }
  if (/^(aborted|socket hang up)$/.test(message)) return "The connection broke off before the answer was whole.";
  return message || name;
}

/** True when the credentials themselves are the problem, so that no other call can work either. */
export function isCredentialFailure(error: unknown): boolean {
  const details = detailsOf(error);
  return isExpiry(details) || credentials.test(details.code) || /^Could not load credentials/.test(details.message);
}

/** True when credentials that worked have run out: no later call can work, and it would look like denial. */
export function hasExpired(error: unknown): boolean {
  return isExpiry(detailsOf(error));
}

function isExpiry({ code, message }: Details): boolean {
  return (
    /^(ExpiredToken|RequestExpired|TokenRefreshRequired|CredentialsProviderError|TokenProviderError)/.test(code) ||
    /^(Token is expired|The SSO session)/.test(message)
  );
}

/** True when nobody waited for the answer any more: whether there would have been one is not known. */
export function isAborted(error: unknown): boolean {
  return detailsOf(error).name === "AbortError";
}

/** True when nothing answered at all: refused, unresolved, or timed out. */
export function isUnreachable(error: unknown): boolean {
  const { code, name } = detailsOf(error);
  return (
    /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EPIPE|CERT_|DEPTH_ZERO)/.test(
      code,
    ) || name === "TimeoutError"
  );
}
