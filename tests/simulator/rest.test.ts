import { AwsRestJsonProtocol } from "@aws-sdk/core/protocols";
import type { StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import { describe, expect, test } from "vitest";
import { AwsError } from "#lib/simulator/aws-error.ts";
import { serde, textOf, type WireAnswer, type WireRequest } from "#lib/simulator/protocols/protocol.ts";
import { restProtocol } from "#lib/simulator/protocols/rest.ts";

/*
 * No REST-JSON client is installed, so the SDK's own client protocol plays one, for two operations made up here.
 */
const input: StaticStructureSchema = [
  3,
  "test",
  "GetDeviceRequest",
  0,
  ["name", "fleet", "limit", "verbose", "tags", "traceId", "since"],
  [
    [0, 1],
    [0, 1],
    [1, { httpQuery: "limit" }],
    [2, { httpQuery: "verbose" }],
    [64, { httpQuery: "tag" }],
    [0, { httpHeader: "x-trace-id" }],
    4,
  ],
];
const output: StaticStructureSchema = [
  3,
  "test",
  "GetDeviceResponse",
  0,
  ["name", "seen", "revision", "parts"],
  [0, 4, [0, { httpHeader: "x-revision" }], 64],
];
const getDevice: StaticOperationSchema = [
  9,
  "test",
  "GetDevice",
  { http: ["POST", "/fleets/{fleet}/devices/{name+}", 202] },
  () => input,
  () => output,
];
const listDevices: StaticOperationSchema = [
  9,
  "test",
  "ListDevices",
  { http: ["POST", "/fleets/{fleet}", 200] },
  () => input,
  () => output,
];

const protocol = restProtocol({ GetDevice$: getDevice, ListDevices$: listDevices, Other$: 7 }, { format: "json" });
const client = new AwsRestJsonProtocol({ defaultNamespace: "test" });
client.setSerdeContext(serde);
const context = { ...serde, endpoint: async () => ({ url: new URL("http://localhost/") }) } as never;
const operation = { namespace: "test", name: "GetDevice", traits: getDevice[3], input, output };

async function sent(values: object): Promise<WireRequest> {
  const request = await client.serializeRequest(
    { ...operation, input: () => input, output: () => output },
    values,
    context,
  );
  const url = new URL(`http://localhost${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
  }
  return { method: request.method, url, headers: request.headers, body: Buffer.from(textOf(request.body ?? "")) };
}

async function received({ status, headers, body }: WireAnswer): Promise<Record<string, unknown>> {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return client.deserializeResponse({ ...operation, input: () => input, output: () => output }, context, {
    statusCode: status,
    headers,
    body: bytes,
  }) as unknown as Promise<Record<string, unknown>>;
}

describe("REST-JSON", () => {
  test("reads labels, query, headers and body", async () => {
    const values = {
      name: "line 1/robot",
      fleet: "eu",
      limit: 5,
      verbose: true,
      tags: ["a", "b"],
      traceId: "t-1",
      since: new Date("2026-01-02T03:04:05Z"),
    };
    const request = await sent(values);
    const { name, operation: found } = protocol.route(request);
    expect(name).toBe("GetDevice");
    if (!found) throw new Error("The operation was not found.");
    expect(await protocol.read(request, found)).toEqual(values);
  });

  test("tells operations apart by their path", async () => {
    const request = await sent({ name: "x", fleet: "eu" });
    expect(protocol.route({ ...request, url: new URL("http://localhost/fleets/eu") }).name).toBe("ListDevices");
    expect(protocol.route({ ...request, url: new URL("http://localhost/ships/eu") }).operation).toBeUndefined();
    expect(protocol.route({ ...request, method: "GET" }).operation).toBeUndefined();
  });

  test("writes an answer the client reads", async () => {
    const values = { name: "robot", seen: new Date("2026-01-02T03:04:05Z"), revision: "7", parts: ["arm"] };
    const answer = await protocol.answer(getDevice, values, "id-1", false);
    expect(answer.status).toBe(202);
    expect(answer.headers).toMatchObject({ "x-amzn-requestid": "id-1", "x-revision": "7" });
    expect(await received(answer)).toMatchObject(values);
    const spoiled = await received(await protocol.answer(getDevice, values, "id-1", true));
    expect(spoiled.parts).toBe("unexpected");
  });

  test("refuses in words the client understands", async () => {
    const answer = protocol.refuse(new AwsError("ResourceNotFoundException", "no such device", 404), "id-1");
    const failure = await received(answer).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "ResourceNotFoundException", message: "no such device" });
  });
});
