import type { PutEventSelectorsRequest, StartLoggingRequest, UpdateTrailRequest } from "@aws-sdk/client-cloudtrail";
import type { SimulatedTrail } from "../account.ts";
import type { Call, Operation } from "../call.ts";

/** @param named finds an own trail, by its name at home or by its ARN. */
export function trailWrites(named: (name: string, call: Call) => SimulatedTrail): Readonly<Record<string, Operation>> {
  const startLogging: Operation<StartLoggingRequest> = ({ Name = "" }, call) => {
    const trail = named(Name, call);
    trail.logging = true;
    const { StopLoggingTime: _stopped, IsLogging: _state, ...status } = trail.status ?? {};
    trail.status = { ...status, StartLoggingTime: new Date(call.now) };
    return {};
  };
  const updateTrail: Operation<UpdateTrailRequest> = ({ Name = "", EnableLogFileValidation, KmsKeyId }, call) => {
    const trail = named(Name, call);
    if (EnableLogFileValidation !== undefined) trail.LogFileValidationEnabled = EnableLogFileValidation;
    if (KmsKeyId !== undefined) trail.KmsKeyId = KmsKeyId;
    const { Name: name, TrailARN, S3BucketName, LogFileValidationEnabled, IsMultiRegionTrail } = trail;
    return {
      Name: name,
      TrailARN,
      S3BucketName,
      LogFileValidationEnabled,
      IsMultiRegionTrail,
      KmsKeyId: trail.KmsKeyId,
    };
  };
  /** Those that there were are gone, of whichever sort. Source: CloudTrail API reference, PutEventSelectors. */
  const putEventSelectors: Operation<PutEventSelectorsRequest> = (input, call) => {
    const { TrailName = "", EventSelectors, AdvancedEventSelectors } = input;
    const trail = named(TrailName, call);
    delete trail.selectors;
    delete trail.advancedSelectors;
    if (EventSelectors) trail.selectors = EventSelectors;
    if (AdvancedEventSelectors) trail.advancedSelectors = AdvancedEventSelectors;
    trail.HasCustomEventSelectors = true;
    return { TrailARN: trail.TrailARN, EventSelectors, AdvancedEventSelectors };
  };
  return { StartLogging: startLogging, UpdateTrail: updateTrail, PutEventSelectors: putEventSelectors };
}
