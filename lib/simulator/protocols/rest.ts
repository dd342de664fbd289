import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { AwsRestJsonProtocol, AwsRestXmlProtocol } from "@aws-sdk/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { translateTraits } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import { type ClientModule, inputOf, memberNames, operationsIn, outputOf } from "../shapes.ts";
import { jsonError } from "./json.ts";
import { type Protocol, serde, textOf, type WireAnswer, type WireRequest } from "./protocol.ts";
import { spoiledJson, spoiledXml } from "./spoil.ts";
import { scalarFrom } from "./text.ts";
import { uploadOf } from "./upload.ts";
import { escapeXml, xmlHead } from "./xml.ts";

interface Settings {
  format: "xml" | "json";
  xmlns?: string;
  /** S3: the first path segment is the bucket, which the HTTP bindings of the model leave to the endpoint rules. */
  bucketInPath?: boolean;
}

interface Binding {
  operation: StaticOperationSchema;
  method: string;
  path: RegExp;
  labels: string[];
  /** Query parameters that tell this operation from its neighbours: `?policy`, `?list-type=2`. */
  query: [string, string][];
  /** Names the operation in what the SDKs send; other clients leave it out. */
  id: string | undefined;
  wantsBucket: boolean;
  /** Of what has the path of an upload, the copies: they name what they are of in a header. */
  copies: boolean;
}

/** REST-XML and REST-JSON: operations are told apart by method, path and query. Source: Smithy, "HTTP bindings". */
export function restProtocol(client: ClientModule, settings: Settings): Protocol {
  const bindings = operationsIn(client).flatMap(bindingOf);
  bindings.sort((a, b) => b.query.length - a.query.length || a.labels.length - b.labels.length);
  const codec =
    settings.format === "xml"
      ? new AwsRestXmlProtocol({ defaultNamespace: "", xmlNamespace: settings.xmlns ?? "" })
      : new AwsRestJsonProtocol({ defaultNamespace: "" });
  codec.setSerdeContext(serde);
  const spoiled = settings.format === "xml" ? spoiledXml : spoiledJson;

  /** The writer leaves out what has no members; AWS sends its element all the same. */
  function emptyElement(operation: StaticOperationSchema): string {
    const name = outputOf(operation).getMergedTraits().xmlName;
    return settings.format === "xml" && name !== undefined ? `${xmlHead}<${name} xmlns="${settings.xmlns}"/>` : "";
  }

  function placeOf({ url }: WireRequest): { path: string; bucket: string | undefined } {
    if (!settings.bucketInPath) return { path: url.pathname, bucket: undefined };
    const [, bucket = "", rest = ""] = /^\/([^/]*)(.*)$/.exec(url.pathname) ?? [];
    return { path: rest || "/", bucket: bucket === "" ? undefined : decodeURIComponent(bucket) };
  }

  function find(request: WireRequest): Binding | undefined {
    const { path, bucket } = placeOf(request);
    const given = request.url.searchParams;
    return bindings.find(
      ({ method, path: pattern, query, id, wantsBucket, copies }) =>
        method === request.method &&
        (!copies || request.headers["x-amz-copy-source"] !== undefined) &&
        pattern.test(path) &&
        query.every(([key, value]) => given.has(key) && (value === "" || given.get(key) === value)) &&
        (id === undefined || (given.get("x-id") ?? id) === id) &&
        (!settings.bucketInPath || wantsBucket === (bucket !== undefined)),
    );
  }

  return {
    route(request) {
      const operation = find(request)?.operation;
      return { name: operation?.[2] ?? "", operation };
    },
    async read(request, operation) {
      const schema = inputOf(operation);
      const binding = find(request);
      if (schema.isUnitSchema() || !binding) return {};
      const { text, bytes } = payloadsOf(schema);
      const sent = bytes === undefined ? { headers: request.headers, bytes: request.body } : uploadOf(request);
      const isOther = text === undefined && bytes === undefined;
      // Of bytes the reader wants a stream, which is none of its business here.
      const none = bytes === undefined ? undefined : Readable.from([]);
      const body = request.body.length > 0 && isOther ? request.body : none;
      // The SDK reads answers, not requests; both bind headers and body alike, so its reader serves here too.
      const { $metadata: _, ...input } = await codec.deserializeResponse(
        { namespace: "", name: operation[2], traits: 0, input: operation[4], output: operation[4] },
        serde as never,
        { statusCode: 200, headers: textHeaders(sent), body },
      );
      return {
        ...input,
        ...(bytes !== undefined && { [bytes]: sent.bytes }),
        ...(text !== undefined && request.body.length > 0 && { [text]: request.body.toString("utf8") }),
        ...labelsAndQuery(schema, binding, request, placeOf(request)),
      };
    },
    async answer(operation, output, requestId, spoil) {
      const { http = [] } = translateTraits(operation[3]) as { http?: unknown[] };
      // Likewise the SDK's request writer writes answers.
      const { headers, body } = await codec.serializeRequest(
        {
          namespace: "",
          name: operation[2],
          traits: { http: ["POST", "/", 200] },
          input: operation[5],
          output: "unit",
        },
        output,
        { ...serde, endpoint: async () => ({ url: new URL("http://localhost/") }) } as never,
      );
      delete headers["content-length"];
      const status = typeof http[2] === "number" ? http[2] : 200;
      const ids = requestIdHeaders(requestId, settings);
      // The bytes of an object are its own.
      if (isObject(operation) && body instanceof Uint8Array && !spoil)
        return { status, headers: { ...headers, ...ids }, body };
      const written = typeof body === "string" || body instanceof Uint8Array ? textOf(body) : "";
      const text = written === "" ? emptyElement(operation) : unwrapped(written, operation);
      return {
        status,
        headers: { ...headers, ...ids },
        body: spoil ? spoiled(text, outputOf(operation), output) : text,
      };
    },
    refuse(error, requestId): WireAnswer {
      const ids = requestIdHeaders(requestId, settings);
      if (settings.format === "json") {
        const headers = { "content-type": "application/json", "x-amzn-errortype": error.code, ...ids };
        return { status: error.status, headers, body: JSON.stringify(jsonError(error)) };
      }
      const what = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
      return {
        status: error.status,
        headers: { "content-type": "application/xml", ...error.headers, ...ids },
        body: `${xmlHead}<Error>${what}<RequestId>${requestId}</RequestId></Error>`,
      };
    },
  };
}

/** An answer whose one member has its own name is that member: GetBucketLocation. Source: Smithy, "s3UnwrappedXmlOutput". */
function unwrapped(text: string, operation: StaticOperationSchema): string {
  const output = outputOf(operation);
  const name = output.getMergedTraits().xmlName;
  if (name === undefined || memberNames(output).join() !== name) return text;
  return text.replace(new RegExp(`<${name}>([^<]*)</${name}>`), "$1");
}

/** The member that is the whole body, as text (the policy of a bucket) or as bytes (an object). */
function payloadsOf(schema: NormalizedSchema): { text?: string; bytes?: string } {
  if (!schema.isStructSchema()) return {};
  for (const [name, member] of schema.structIterator()) {
    if (!member.getMergedTraits().httpPayload) continue;
    if (member.isStringSchema()) return { text: name };
    if (member.isBlobSchema()) return { bytes: name };
  }
  return {};
}

/** Whether the body of the answer is bytes of whoever put them there. */
function isObject(operation: StaticOperationSchema): boolean {
  const output = outputOf(operation);
  if (!output.isStructSchema()) return false;
  return [...output.structIterator()].some(([, one]) => one.getMergedTraits().httpPayload && one.isBlobSchema());
}

function bindingOf(operation: StaticOperationSchema): Binding[] {
  const { http } = translateTraits(operation[3]) as { http?: [method: string, uri: string, code: number] };
  if (!http) return [];
  const [path = "/", search = ""] = http[1].split("?");
  const labels: string[] = [];
  const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_, label: string, greedy: string) => {
    labels.push(label);
    return greedy ? "(.+)" : "([^/]+)";
  });
  const query = [...new URLSearchParams(search)];
  return [
    {
      operation,
      method: http[0],
      path: new RegExp(`^${pattern}/?$`),
      labels,
      query: query.filter(([key]) => key !== "x-id"),
      id: query.find(([key]) => key === "x-id")?.[1],
      wantsBucket: memberNames(inputOf(operation)).includes("Bucket"),
      copies: memberNames(inputOf(operation)).includes("CopySource"),
    },
  ];
}

function labelsAndQuery(
  schema: NormalizedSchema,
  binding: Binding,
  { url }: WireRequest,
  { path, bucket }: { path: string; bucket: string | undefined },
): Record<string, unknown> {
  const values = binding.path.exec(path)?.slice(1) ?? [];
  const found: Record<string, unknown> = bucket === undefined ? {} : { Bucket: bucket };
  for (const [name, member] of schema.structIterator()) {
    const label = values[binding.labels.indexOf(name)];
    const { httpQuery } = member.getMergedTraits();
    if (label !== undefined) found[name] = scalarFrom(member, decodeURIComponent(label));
    if (httpQuery === undefined || !url.searchParams.has(httpQuery)) continue;
    const texts = url.searchParams.getAll(httpQuery);
    found[name] = member.isListSchema()
      ? texts.map((text) => scalarFrom(member.getValueSchema(), text))
      : scalarFrom(member, texts[0] ?? "");
  }
  return found;
}

function textHeaders({ headers }: Pick<WireRequest, "headers">): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function requestIdHeaders(requestId: string, { format }: Settings): Record<string, string> {
  if (format === "json") return { "x-amzn-requestid": requestId };
  return {
    "x-amz-request-id": requestId.replaceAll("-", "").slice(0, 16).toUpperCase(),
    "x-amz-id-2": createHash("sha256").update(requestId).digest("base64"),
  };
}
