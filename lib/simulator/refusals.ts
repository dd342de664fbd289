import { AwsError } from "./aws-error.ts";
import type { Violation } from "./constraints.ts";

/** Families of services that word the same refusal alike. */
export type Dialect = "json" | "ec2" | "query" | "s3";

export type Refusal =
  | "throttled"
  | "internal"
  | "unknown-operation"
  | "expired-token"
  | "unknown-key"
  | "unsigned"
  | "malformed";

type Words = readonly [code: string, status: number, message: string];

const invalidToken = "The security token included in the request is invalid.";
const expiredToken = "The security token included in the request is expired";

/** Sources: "Common errors" of the SageMaker, EC2, IAM and STS API references; "Error responses" of the S3 reference. */
const words: Record<Dialect, Record<Refusal, Words>> = {
  json: {
    throttled: ["ThrottlingException", 400, "Rate exceeded"],
    internal: ["InternalFailure", 500, "The request processing has failed because of an unknown error."],
    "unknown-operation": ["UnknownOperationException", 400, ""],
    "expired-token": ["ExpiredTokenException", 400, expiredToken],
    "unknown-key": ["UnrecognizedClientException", 400, invalidToken],
    unsigned: ["MissingAuthenticationTokenException", 400, "Missing Authentication Token"],
    malformed: ["SerializationException", 400, ""],
  },
  ec2: {
    throttled: ["RequestLimitExceeded", 503, "Request limit exceeded."],
    internal: ["InternalError", 500, "An internal error has occurred"],
    "unknown-operation": ["InvalidAction", 400, "The action is not valid for this web service."],
    "expired-token": ["RequestExpired", 400, "Request has expired."],
    "unknown-key": ["AuthFailure", 401, "AWS was not able to validate the provided access credentials"],
    unsigned: ["AuthFailure", 401, "AWS was not able to validate the provided access credentials"],
    malformed: [
      "InvalidParameterValue",
      400,
      "A value specified in a parameter is not valid, is unsupported, or cannot be used.",
    ],
  },
  query: {
    throttled: ["Throttling", 400, "Rate exceeded"],
    internal: ["InternalFailure", 500, "The request processing has failed because of an unknown error."],
    "unknown-operation": ["InvalidAction", 400, "Could not find the requested operation."],
    "expired-token": ["ExpiredToken", 403, expiredToken],
    "unknown-key": ["InvalidClientTokenId", 403, invalidToken],
    unsigned: ["MissingAuthenticationToken", 403, "Request is missing Authentication Token"],
    malformed: ["MalformedInput", 400, "Unable to parse the request."],
  },
  s3: {
    throttled: ["SlowDown", 503, "Please reduce your request rate."],
    internal: ["InternalError", 500, "We encountered an internal error. Please try again."],
    "unknown-operation": ["NotImplemented", 501, "A header you provided implies functionality that is not implemented"],
    "expired-token": ["ExpiredToken", 400, "The provided token has expired."],
    "unknown-key": ["InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."],
    unsigned: ["AccessDenied", 403, "Access Denied"],
    malformed: [
      "MalformedXML",
      400,
      "The XML you provided was not well-formed or did not validate against our published schema",
    ],
  },
};

export function refusal(dialect: Dialect, kind: Refusal): AwsError {
  const [code, status, message] = words[dialect][kind];
  return new AwsError(code, message, status);
}

/** Source: IAM user guide, "Access denied error message examples". */
export function denial(
  dialect: Dialect,
  callerArn: string,
  action: string,
  resource: string | undefined,
  because = `because no identity-based policy allows the ${action} action`,
): AwsError {
  const what = `perform: ${action}${resource === undefined ? "" : ` on resource: ${resource}`}`;
  const sentence = `User: ${callerArn} is not authorized to ${what} ${because}`;
  if (dialect === "json") return new AwsError("AccessDeniedException", sentence);
  if (dialect === "ec2") {
    return new AwsError("UnauthorizedOperation", `You are not authorized to perform this operation. ${sentence}`, 403);
  }
  return new AwsError("AccessDenied", sentence, 403);
}

/** A request that the API model does not allow. Services built on Coral list everything wrong, EC2 and S3 the first of it. */
export function invalidRequest(dialect: Dialect, violations: readonly Violation[]): AwsError {
  const [first] = violations;
  if (first && dialect === "ec2") return ec2Invalid(first);
  if (first && dialect === "s3") {
    return new AwsError("InvalidArgument", `Argument ${first.path.join(".")} is invalid: ${ruleOf(first.constraint)}`);
  }
  const code = dialect === "json" ? "ValidationException" : "ValidationError";
  return new AwsError(code, validationMessage(violations));
}

/** `1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have …`. */
export function validationMessage(violations: readonly Violation[]): string {
  const { length } = violations;
  const sentences = violations.map(
    ({ path, value, constraint }) =>
      `Value ${value === null ? "null" : `'${shown(value)}'`} at '${memberName(path)}' failed to satisfy constraint: ${ruleOf(constraint)}`,
  );
  return `${length} validation error${length === 1 ? "" : "s"} detected: ${sentences.join("; ")}`;
}

/** `vpcConfig.subnets`, `tags.1.member.key`. */
function memberName(path: readonly string[]): string {
  return path.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(".");
}

/** As Java writes a value: `[a, b]`, `{key=value}`. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (value === null || typeof value !== "object" || value instanceof Date) return String(value);
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  const fields = Object.entries(value).map(([name, child]) => `${name}=${shown(child)}`);
  return `{${fields.join(", ")}}`;
}

function ruleOf(constraint: Violation["constraint"]): string {
  switch (constraint.kind) {
    case "required":
      return "Member must not be null";
    case "at-most":
      return `Member must have ${constraint.of} less than or equal to ${constraint.bound}`;
    case "at-least":
      return `Member must have ${constraint.of} greater than or equal to ${constraint.bound}`;
    case "pattern":
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    case "enum":
      return `Member must satisfy enum value set: [${constraint.values.join(", ")}]`;
    case "each":
      return `${constraint.part} must satisfy constraint: [${constraint.constraints.map(ruleOf).join(", ")}]`;
  }
}

/** Source: EC2 API reference, "Error codes", and answers seen in public issues. */
function ec2Invalid({ path, value, constraint }: Violation): AwsError {
  if (constraint.kind === "required") {
    return new AwsError("MissingParameter", `The request must contain the parameter ${path.join(".")}`);
  }
  const bound = constraint.kind === "at-most" ? "less" : constraint.kind === "at-least" ? "greater" : undefined;
  if (!bound || !("bound" in constraint)) {
    return new AwsError(
      "InvalidParameterValue",
      `Value (${shown(value)}) for parameter ${memberName(path)} is invalid.`,
    );
  }
  const rule = `Expecting a value ${bound} than or equal to ${constraint.bound}.`;
  return new AwsError(
    "InvalidParameterValue",
    `Value ( ${shown(value)} ) for parameter ${memberName(path)} is invalid. ${rule}`,
  );
}
