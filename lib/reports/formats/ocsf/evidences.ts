import type { BlamedEvent } from "#lib/store/views.ts";
import type { ReportFinding } from "../../report.ts";
import { verified } from "../verified.ts";

/** What was seen, field by field, and the event of CloudTrail that made it so. */
export async function evidencesOf(finding: ReportFinding): Promise<object[]> {
  const blame = await finding.blame();
  const seen = (await verified(finding)).map(({ observed, ...one }) => ({
    name: one.path,
    data: { ...one, observed: observed ?? null },
  }));
  return blame ? [...seen, eventEvidence(blame)] : seen;
}

const names: Readonly<Record<BlamedEvent["certainty"], string>> = {
  set: "Event that set it",
  created: "Event that created the resource",
  placed: "Event that created the resource, which rests on others",
  "unknown-since": "Event that may have set it: its request is not in its record",
};

function eventEvidence(event: BlamedEvent): object {
  return callEvidence(event, names[event.certainty], {
    certainty: event.certainty,
    // What of CloudTrail was not read: a later event may be among it.
    ...(event.gaps.length > 0 && { unread: event.gaps }),
  });
}

/** A call as evidence: who, what, from where. */
export function callEvidence(
  event: Omit<BlamedEvent, "certainty" | "gaps">,
  name: string,
  data: Readonly<Record<string, unknown>> = {},
): object {
  const { address, userAgent, mfa, tls, behind, sourceIdentity, sessionIssuer } = event;
  return {
    name,
    uid: event.id,
    actor: {
      user: {
        name: event.actor,
        type: event.actorType,
        ...(event.actorArn !== null && { uid: event.actorArn }),
        ...(mfa !== null && { has_mfa: mfa }),
      },
      ...(sessionIssuer !== null && { session: { issuer: sessionIssuer } }),
    },
    api: { operation: event.name, service: { name: event.source } },
    ...(address !== "" && { src_endpoint: isAddress(address) ? { ip: address } : { svc_name: address } }),
    ...(userAgent !== "" && { http_request: { user_agent: userAgent } }),
    ...(tls !== null && { tls: { version: tls } }),
    data: {
      at: event.at,
      ...data,
      region: event.region,
      ...(behind !== null && { behind }),
      ...(sourceIdentity !== null && { source_identity: sourceIdentity }),
    },
  };
}

/** An address, and not the name of a service that called for somebody. */
function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^[\da-f:]*:[\da-f:.]*$/i.test(text);
}
