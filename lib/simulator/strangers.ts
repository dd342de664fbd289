import { jsonProtocol } from "./protocols/json.ts";
import type { WireAnswer, WireRequest } from "./protocols/protocol.ts";
import { queryProtocol } from "./protocols/query.ts";
import { restProtocol } from "./protocols/rest.ts";
import { type Refusal, refusal } from "./refusals.ts";

const json = jsonProtocol({});
const query = queryProtocol({}, { flavour: "query", xmlns: "http://webservices.amazon.com/AWSFault/2005-15-09" });
const restJson = restProtocol({}, { format: "json" });
const restXml = restProtocol({}, { format: "xml" });

/** Refuses a request that no service here takes, unsigned or for another service, in the format it came in. */
export function strangerAnswer(request: WireRequest, kind: Refusal, requestId: string): WireAnswer {
  if (request.headers["x-amz-target"]) return json.refuse(refusal("json", kind), requestId);
  const start = request.body.subarray(0, 4096).toString("latin1");
  if (/(^|&)Action=/.test(start) || request.url.searchParams.has("Action")) {
    return query.refuse(refusal("query", kind), requestId);
  }
  // Of the REST services S3 alone takes unsigned requests often; most others speak JSON.
  if (kind === "unsigned") return restXml.refuse(refusal("s3", kind), requestId);
  return restJson.refuse(refusal("json", kind), requestId);
}
