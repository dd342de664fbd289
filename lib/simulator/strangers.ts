import { jsonProtocol } from "./protocols/json.ts";
import type { WireAnswer, WireRequest } from "./protocols/protocol.ts";
import { queryProtocol } from "./protocols/query.ts";
import { restProtocol } from "./protocols/rest.ts";
import { type Dialect, type Refusal, refusal } from "./refusals.ts";

const protocols = {
  json: jsonProtocol({}),
  query: queryProtocol({}, { flavour: "query", xmlns: "http://webservices.amazon.com/AWSFault/2005-15-09" }),
  s3: restProtocol({}, { format: "xml" }),
};

/** Refuses a request that no service here takes, unsigned or for another service, in the format it came in. */
export function strangerAnswer(request: WireRequest, kind: Refusal, requestId: string): WireAnswer {
  const dialect: Exclude<Dialect, "ec2"> = request.headers["x-amz-target"]
    ? "json"
    : /(^|&)Action=/.test(request.body.subarray(0, 4096).toString("latin1")) || request.url.searchParams.has("Action")
      ? "query"
      : "s3";
  return protocols[dialect].refuse(refusal(dialect, kind), requestId);
}
