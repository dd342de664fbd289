import type { IncomingHttpHeaders } from "node:http";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "@smithy/core/serde";
import type { StaticOperationSchema } from "@smithy/types";
import type { AwsError } from "../aws-error.ts";

export interface WireRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** The operation a request asks for: as it names it, and its schema when the service's model has one. */
interface Route {
  name: string;
  operation: StaticOperationSchema | undefined;
}

/** One wire format of AWS, driven by the schemas of an SDK client package. */
export interface Protocol {
  route(request: WireRequest): Route;
  /** @throws when the request cannot be parsed */
  read(request: WireRequest, operation: StaticOperationSchema): Promise<unknown>;
  /** @param spoil one field of the answer gets a value of another type */
  answer(operation: StaticOperationSchema, output: object, requestId: string, spoil: boolean): Promise<WireAnswer>;
  refuse(error: AwsError, requestId: string): WireAnswer;
}

/** What the SDK's serializers ask of a client; the same serve a server. */
export const serde = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  disableHostPrefix: true,
  streamCollector: async (body: unknown) => (body instanceof Uint8Array ? body : new Uint8Array()),
};

/** The SDK's JSON bytes warn when anything asks for their primitive value, as Buffer.from does. */
export function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
