import { describe, expect, test } from "vitest";
import { failureOf, hasExpired, isCredentialFailure, isUnreachable } from "#lib/aws/failure.ts";

function sdkError(name: string, message = "", httpStatusCode?: number): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

describe("failureOf", () => {
  test.each([
    ["AccessDeniedException", "denied"],
    ["AccessDenied", "denied"],
    ["UnauthorizedOperation", "denied"],
    ["ThrottlingException", "throttled"],
    ["RequestLimitExceeded", "throttled"],
    ["TooManyRequestsException", "throttled"],
    ["SlowDown", "throttled"],
    ["UnknownOperationException", "unsupported"],
    ["InvalidAction", "unsupported"],
    ["ResourceNotFound", "missing"],
    ["NoSuchEntityException", "missing"],
    ["InvalidVpcID.NotFound", "missing"],
    ["InternalFailure", "other"],
    ["ValidationException", "other"],
  ])("%s is %s", (name, kind) => {
    expect(failureOf(sdkError(name, "…", 400), "ec2:DescribeVpcs")).toMatchObject({ class: kind, code: name });
  });

  test.each([
    ["ValidationException", "RecordNotFound", 400, "missing"],
    ["ValidationException", 'Could not find model "x"', 400, "missing"],
    ["ValidationException", "Requested resource not found.", 400, "missing"],
    ["ValidationException", "The request is missing a parameter.", 400, "other"],
    ["InternalFailure", "API for service 'sagemaker' not yet implemented or pro feature", 501, "unsupported"],
    ["Unknown", "UnknownError", 404, "unsupported"],
    ["ValidationException", "We are retiring Amazon Sagemaker Edge on April 26th, 2024.", 400, "unsupported"],
    ["AccessDeniedException", "AmazonML is no longer available to new customers.", 403, "unsupported"],
    ["AccessDeniedException", "CloudTrail Lake is no longer open to new customers.", 400, "unsupported"],
    ["Forbidden", "Forbidden", 403, "denied"],
    ["SyntaxError", "Unexpected token '<', \"<html>\" is not valid JSON", 200, "other"],
  ])("%s %j (%i) is %s", (name, message, status, kind) => {
    expect(failureOf(sdkError(name, message, status), "a:B").class).toBe(kind);
  });

  test("says in words that an answer was not AWS's, without quoting the page", () => {
    const failure = failureOf(sdkError("SyntaxError", "Unexpected token '<', \"<html>sec", 502), "a:B");
    expect(failure.message).toBe("The answer (HTTP 502) was not in the format of the AWS API.");
  });

  test("keeps messages readable and takes anything that is thrown", () => {
    expect(failureOf(sdkError("X", "y".repeat(10_000)), "a:B").message).toHaveLength(500);
    expect(failureOf("odd", "a:B")).toMatchObject({ class: "other", message: "odd" });
    expect(failureOf(null, "a:B").class).toBe("other");
  });
});

test("credentials that ended are told from those that never worked, and from a dead endpoint", () => {
  expect(hasExpired(sdkError("ExpiredTokenException"))).toBe(true);
  expect(hasExpired(sdkError("RequestExpired"))).toBe(true);
  expect(hasExpired(sdkError("UnrecognizedClientException"))).toBe(false);
  expect(isCredentialFailure(sdkError("UnrecognizedClientException"))).toBe(true);
  expect(isCredentialFailure(sdkError("RequestExpired"))).toBe(true);
  expect(isCredentialFailure(sdkError("AccessDeniedException"))).toBe(false);
  expect(failureOf(sdkError("ExpiredToken", "Expired", 403), "a:B").class).toBe("expired");
  // As S3 answers for a region that is not enabled: no permission would help.
  expect(failureOf(sdkError("InvalidAccessKeyId", "Unknown", 403), "a:B").class).toBe("other");
  expect(isUnreachable(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))).toBe(true);
  expect(isUnreachable(sdkError("TimeoutError"))).toBe(true);
  expect(isUnreachable(sdkError("AccessDenied"))).toBe(false);
});
