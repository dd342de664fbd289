import { defineSignal } from "./define.ts";
import { narrowedIn } from "./management-selectors.ts";

const stops: ReadonlySet<string> = new Set([
  ...["StopLogging", "DeleteTrail", "DeleteEventDataStore", "StopEventDataStoreIngestion"],
]);
/** By the call: members that make what it is about record less when they are false. */
const narrowing: Readonly<Record<string, readonly string[]>> = {
  UpdateTrail: ["isMultiRegionTrail", "includeGlobalServiceEvents", "enableLogFileValidation"],
  UpdateEventDataStore: ["multiRegionEnabled"],
};
const selecting: ReadonlySet<string> = new Set(["PutEventSelectors", "UpdateEventDataStore"]);

export default defineSignal({
  id: "trail-silenced",
  title: "A trail was stopped, deleted or told to record less",
  mark: "trail silenced",
  plural: "trails that were stopped or narrowed",
  severity: "high",
  rationale:
    "What happens while a trail is off is in no log of it. The 90 days of management events that CloudTrail keeps by itself stay; calls that only touch data are lost. One that is for data alone, beside another that records the rest, is set up by the same calls.",
  controls: ["mitre-attack:T1562.008", "nist-800-53-r5:AU-12"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html",
  ],
  match({ source, name, errorCode, record }) {
    if (source !== "cloudtrail.amazonaws.com" || errorCode !== null) return undefined;
    const called = { path: "eventName", observed: record.eventName } as const;
    if (stops.has(name)) return { sentence: "From then on nothing is written to it.", evidence: [called] };
    const request = Object(record.requestParameters) as Record<string, unknown>;
    const member = Object.hasOwn(narrowing, name) ? narrowing[name]?.find((one) => request[one] === false) : undefined;
    if (member !== undefined) {
      return {
        sentence: "From then on it records less, or nobody can tell whether its files were changed.",
        evidence: [{ path: `requestParameters.${member}`, observed: false }],
      };
    }
    const narrowed = selecting.has(name) ? narrowedIn(request) : undefined;
    if (narrowed === undefined) return undefined;
    return {
      sentence: "From then on it leaves out calls that manage resources, or some of them.",
      evidence: [{ path: `requestParameters.${narrowed.path}`, observed: narrowed.observed }],
    };
  },
});
