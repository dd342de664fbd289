import facts from "./cloudtrail-attribution.json" with { type: "json" };

export interface SageMakerApi {
  /** Members that identify something, in the casing of CloudTrail: of the request, and those of the answer that are ARNs. */
  requiredIds: readonly string[];
  otherIds: readonly string[];
  responseArns: readonly string[];
}

/**
 * Every SageMaker API, as an oracle that lib/activity does not read: what identifies something in its request and answer, taken from
 * the SageMaker API model (the file names its version).
 */
export const sagemakerApis: Readonly<Record<string, SageMakerApi>> = facts.events;
