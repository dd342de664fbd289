import { defineSignal } from "./define.ts";

const stops: ReadonlySet<string> = new Set([
  ...["StopLogging", "DeleteTrail", "DeleteEventDataStore", "StopEventDataStoreIngestion"],
]);
/** Members that make a trail record less when they are false. */
const narrowing = ["isMultiRegionTrail", "includeGlobalServiceEvents", "enableLogFileValidation"] as const;

export default defineSignal({
  id: "trail-silenced",
  title: "A trail was stopped, deleted or told to record less",
  mark: "trail silenced",
  plural: "trails that were stopped or narrowed",
  severity: "high",
  rationale:
    "What happens while a trail is off is in no log of it. The 90 days of management events that CloudTrail keeps by itself stay; calls that only touch data are lost.",
  controls: ["mitre-attack:T1562.008", "nist-800-53-r5:AU-12"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html",
  ],
  match({ source, name, errorCode, record }) {
    if (source !== "cloudtrail.amazonaws.com" || errorCode !== null) return undefined;
    const called = { path: "eventName", observed: record.eventName } as const;
    if (stops.has(name)) return { sentence: "From then on nothing is written to it.", evidence: [called] };
    const request = Object(record.requestParameters) as Record<string, unknown>;
    const member = name === "UpdateTrail" ? narrowing.find((one) => request[one] === false) : undefined;
    if (member !== undefined) {
      return {
        sentence: "From then on it records less, or nobody can tell whether its files were changed.",
        evidence: [{ path: `requestParameters.${member}`, observed: false }],
      };
    }
    const selectors: unknown = name === "PutEventSelectors" ? request.eventSelectors : undefined;
    const at = Array.isArray(selectors) ? selectors.findIndex(leavesOut) : -1;
    if (at < 0) return undefined;
    return {
      sentence: "From then on it leaves out calls that manage resources.",
      evidence: [{ path: `requestParameters.eventSelectors.${at}`, observed: (selectors as unknown[])[at] }],
    };
  },
});

/** A selector of management events that does not take them all. */
function leavesOut(selector: unknown): boolean {
  const { includeManagementEvents, readWriteType } = Object(selector) as Record<string, unknown>;
  return includeManagementEvents === false || readWriteType === "ReadOnly" || readWriteType === "WriteOnly";
}
