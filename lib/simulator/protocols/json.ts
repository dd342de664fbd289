import { JsonCodec2 } from "@smithy/core/protocols";
import type { StaticOperationSchema } from "@smithy/types";
import type { AwsError } from "../aws-error.ts";
import { type ClientModule, inputOf, operationIn, outputOf } from "../shapes.ts";
import { type Protocol, serde, textOf, type WireAnswer, type WireRequest } from "./protocol.ts";
import { spoiledJson } from "./spoil.ts";

/** 7: seconds since the epoch. Source: @smithy/types, schema sentinels. */
const epochSeconds = 7;

/** AWS JSON 1.1: the operation stands in the `X-Amz-Target` header. Source: Smithy, "AWS JSON 1.1 protocol". */
export function jsonProtocol(client: ClientModule): Protocol {
  const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: epochSeconds }, jsonName: false });
  codec.setSerdeContext(serde);
  return {
    route({ headers }) {
      const name =
        String(headers["x-amz-target"] ?? "")
          .split(".")
          .at(-1) ?? "";
      return { name, operation: operationIn(client, name) };
    },
    async read({ body }: WireRequest, operation: StaticOperationSchema): Promise<unknown> {
      const input = inputOf(operation);
      return input.isUnitSchema() ? {} : codec.createDeserializer().read(input, body.toString("utf8"));
    },
    async answer(operation, output, requestId, spoil) {
      const schema = outputOf(operation);
      if (schema.isUnitSchema()) return wire(200, requestId, "{}");
      const serializer = codec.createSerializer();
      serializer.write(schema, output);
      const bytes = serializer.flush();
      return wire(200, requestId, spoil ? spoiledJson(textOf(bytes), schema, output) : bytes);
    },
    refuse: (error, requestId) => wire(error.status, requestId, JSON.stringify(jsonError(error))),
  };
}

/** AccessDenied alone spells its message with a capital. */
export function jsonError({ code, message }: AwsError): object {
  if (message === "") return { __type: code };
  return code.startsWith("AccessDenied") ? { __type: code, Message: message } : { __type: code, message };
}

function wire(status: number, requestId: string, body: string | Uint8Array): WireAnswer {
  return { status, headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId }, body };
}
