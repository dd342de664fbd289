import { expect, test } from "vitest";
import derivation from "#lib/derivations/endpoint-to-foreign-bucket.ts";
import { allowing, heldIn, pathsOf, roleReading } from "#tests/support/paths.ts";
import { reading, unread } from "#tests/support/test-check.ts";

const endpoint = reading("endpoint", "scores", { EndpointName: "scores", EndpointConfigName: "scores-1" });
const config = (capture: object | undefined) =>
  reading("endpoint-config", "scores-1", {
    EndpointConfigName: "scores-1",
    ...(capture && { DataCaptureConfig: { EnableCapture: true, DestinationS3Uri: "s3://theirs/x", ...capture } }),
  });
const releasing = allowing(["sagemaker:UpdateEndpoint", "sagemaker:CreateEndpointConfig"]);
const roles = (count: number) => Array.from({ length: count }, (_, at) => roleReading(`r${at}`, releasing));

test("capture to a bucket that is not in the account's list, of an endpoint that many may change", () => {
  const path = pathsOf(derivation, [endpoint, config({}), ...roles(3)]).get("scores");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Observed: ["role r0", "role r1", "role r2"] },
    { Holds: true, Check: "endpoint-config/data-capture-stays-in-own-bucket", Outsiders: ["theirs"] },
  ]);
});

test("few who may release break it: two roles are no crowd, and one who may only update is none of them", () => {
  expect(heldIn(derivation, [endpoint, config({}), ...roles(2)])).toEqual([false, true]);
  const halfway = roleReading("half", allowing("sagemaker:UpdateEndpoint"));
  expect(heldIn(derivation, [endpoint, config({}), ...roles(2), halfway])).toEqual([false, true]);
  const elsewhere = roleReading("other", releasing.replace('"*"', '"arn:aws:sagemaker:*:*:endpoint/other"'));
  expect(heldIn(derivation, [endpoint, config({}), ...roles(2), elsewhere])).toEqual([false, true]);
});

test("a harmless endpoint is no row: nothing captured, capture off, or a bucket of the account", () => {
  const own = reading("s3-bucket", "theirs", { Name: "theirs" }, { arn: "arn:aws:s3:::theirs", region: "us-east-1" });
  expect(heldIn(derivation, [endpoint, config(undefined), ...roles(3)])).toBeUndefined();
  expect(heldIn(derivation, [endpoint, config({ EnableCapture: false }), ...roles(3)])).toBeUndefined();
  expect(heldIn(derivation, [endpoint, config({}), own, ...roles(3)])).toBeUndefined();
});

test("what was not read leaves it open", () => {
  expect(heldIn(derivation, [endpoint, config({}), ...roles(3)], { blind: ["s3-bucket"] })).toEqual([true, null]);
  expect(heldIn(derivation, [endpoint, config({}), ...roles(1)], { blind: ["iam-user"] })).toEqual([null, true]);
  expect(heldIn(derivation, [endpoint, unread("endpoint-config", "scores-1"), ...roles(3)])).toEqual([true, null]);
});
