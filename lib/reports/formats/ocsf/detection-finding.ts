import type { Severity } from "#lib/checks/define.ts";
import type { SeenTogether } from "#lib/store/views.ts";
import type { ReportedEvent, SeenSignal } from "../../events/event-report.ts";
import { accountOf, metadataOf, severityOf } from "./common.ts";
import { callEvidence } from "./evidences.ts";

const classUid = 2004;

/** What a signal sees in one event. Source: https://schema.ocsf.io/1.8.0/classes/detection_finding */
export function signalFinding(event: ReportedEvent, signal: SeenSignal, generator: { name: string; version: string }) {
  const uid = `${signal.id}/${event.id}`;
  return {
    ...detection({ signal: signal.id, ...signal, uid, generator }),
    time: Date.parse(event.at),
    cloud: { provider: "AWS", account: accountOf(event.account), region: event.region },
    ...(event.errorCode !== null && { status_code: event.errorCode }),
    finding_info: infoOf({ signal: signal.id, ...signal, uid }, { first: event.at, last: event.at }),
    ...(event.resources.length > 0 && { resources: event.resources.map(({ arn }) => ({ uid: arn })) }),
    evidences: [callEvidence(event, "Event in which it was seen")],
  };
}

/** What a pattern saw in several events of one subject. */
export function sightingFinding(sighting: SeenTogether, generator: { name: string; version: string }) {
  const { id: uid, account, at, lastAt, count, actor, sentence, subject, events, decisive } = sighting;
  return {
    ...detection({ ...sighting, uid, generator }),
    time: Date.parse(lastAt),
    start_time: Date.parse(at),
    end_time: Date.parse(lastAt),
    count,
    status_detail: sentence,
    cloud: { provider: "AWS", account: accountOf(account) },
    finding_info: infoOf({ ...sighting, uid }, { first: at, last: lastAt }),
    ...(subject.startsWith("arn:") && { resources: [{ uid: subject }] }),
    evidences: [
      {
        name: "Events that together are evidence",
        ...(actor !== "" && { actor: { user: { name: actor } } }),
        data: { events, count, decisive, ...(subject !== "" && { subject }) },
      },
    ],
  };
}

interface Said {
  /** Of the signal or pattern. */
  signal: string;
  title: string;
  severity: Severity;
  rationale: string;
  /** Of this that it saw, the same whenever it is told. */
  uid: string;
}

function detection({
  signal,
  title,
  severity,
  uid,
  generator,
}: Said & { generator: { name: string; version: string } }) {
  return {
    ...{ activity_id: 1, activity_name: "Create", category_uid: 2, category_name: "Findings" },
    ...{ class_uid: classUid, class_name: "Detection Finding" },
    ...{ type_uid: classUid * 100 + 1, type_name: "Detection Finding: Create" },
    ...severityOf(severity),
    ...{ status_id: 1, status: "New", is_alert: true },
    message: title,
    metadata: metadataOf(generator, { uid, code: signal }),
  };
}

function infoOf(
  { signal, title, rationale, uid }: Omit<Said, "severity">,
  { first, last }: { first: string; last: string },
) {
  return {
    ...{ uid, title, desc: rationale },
    created_time: Date.parse(first),
    first_seen_time: Date.parse(first),
    last_seen_time: Date.parse(last),
    data_sources: ["AWS CloudTrail"],
    analytic: { uid: signal, name: title, type_id: 1, type: "Rule" },
  };
}
