import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as client from "@aws-sdk/client-sagemaker";
import { afterEach, expect, test } from "vitest";
import { CallFailed, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { newerOperations } from "#lib/aws/newer-operations.ts";
import { AwsSession } from "#lib/aws/session.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** An endpoint that answers all calls so, and what it was asked. */
async function answering(status: number, body: string) {
  const asked: { target: string; body: unknown }[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({
        target: String(request.headers["x-amz-target"]),
        body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      });
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": "0" });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const { pool } = new AwsSession(source, { homeRegion: "us-east-1", endpoint });
  const actions = Object.keys(newerOperations.sagemaker).map((name) => `sagemaker:${name}`);
  const ledger = new Ledger("us-east-1", "any", actions);
  const { sagemaker } = guardedClients(pool, "us-east-1", actions, ledger, new AbortController().signal);
  return { asked, sagemaker };
}

test.each(Object.keys(newerOperations.sagemaker))("the SDK does not know %s yet: when it does, ours goes", (name) => {
  expect(Object.keys(client)).not.toContain(`${name}Command`);
});

test("a call is sent as the API wants it, times are dates, and what nobody knows yet is kept at every depth", async () => {
  const { asked, sagemaker } = await answering(
    200,
    JSON.stringify({
      InferenceRouterName: "one",
      CreationTime: 1763942400,
      NewSetting: { Deep: [1] },
      RoutingTargets: [{ Name: "a", Destinations: [{ ResourceArn: "arn:x", Weight: 3 }] }],
    }),
  );
  const answer = await sagemaker.describeInferenceRouter({ InferenceRouterName: "one" });
  expect(asked).toEqual([{ target: "SageMaker.DescribeInferenceRouter", body: { InferenceRouterName: "one" } }]);
  expect(answer).toMatchObject({
    InferenceRouterName: "one",
    CreationTime: new Date("2025-11-24T00:00:00Z"),
    NewSetting: { Deep: [1] },
    RoutingTargets: [{ Name: "a", Destinations: [{ ResourceArn: "arn:x", Weight: 3 }] }],
  });
});

test.each([
  ['{"RoutingTargets": "none"}', "RoutingTargets"],
  ['{"CreationTime": "yesterday"}', "CreationTime"],
  ['{"RoutingTargets": [{"Destinations": [{"ResourceArn": 7}]}]}', "ResourceArn"],
])("an answer of %s is malformed in %s", async (body, field) => {
  const { sagemaker } = await answering(200, body);
  const failure = await sagemaker.describeInferenceRouter({ InferenceRouterName: "one" }).catch((error) => error);
  expect(failure).toBeInstanceOf(CallFailed);
  expect(failure.failure).toMatchObject({ class: "other", code: "MalformedAnswer" });
  expect(failure.failure.message).toContain(field);
});

test("an endpoint that does not know the operation does not support it", async () => {
  const { sagemaker } = await answering(400, '{"__type":"UnknownOperationException"}');
  const failure = await sagemaker.getEndpointPolicy({ EndpointName: "one" }).catch((error) => error);
  expect(failure.failure).toMatchObject({ class: "unsupported", action: "sagemaker:GetEndpointPolicy" });
});
