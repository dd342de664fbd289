import { defineCheck } from "../define.ts";
import { letDeliver } from "../remedies/cloudtrail-trail.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** That a trail is on says nothing of where its record ends up. Without validation there are no digests to deliver. */
export default defineCheck({
  id: "cloudtrail-trail/delivers-log-files",
  kind: "cloudtrail-trail",
  title: "CloudTrail trail's log files arrive in its bucket",
  failTitle: "CloudTrail trail's log files do not arrive in its bucket",
  severity: "high",
  category: "logging",
  rationale:
    "The trail says that it is logging, and the record is empty: after some days of trying CloudTrail gives up what it could not deliver.",
  needs: [],
  parts: ["Status"],
  controls: ["checklist:LOG-01", "nist-800-53-r5:AU-12", "iso-27001-2022:A.8.15", "mitre-attack:T1562.008"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  ],
  evaluate({ LogFileValidationEnabled, Status }) {
    if (Status?.IsLogging === undefined) return unknown("AWS did not say whether the trail is logging.");
    if (!Status.IsLogging) return notApplicable("The trail is stopped; another check says so.");
    const { LatestDeliveryError, LatestDigestDeliveryError } = Status;
    const errors = [
      { path: "Status.LatestDeliveryError", observed: LatestDeliveryError || null, expected: "none" },
      ...(LogFileValidationEnabled === false
        ? []
        : [
            {
              path: "Status.LatestDigestDeliveryError",
              observed: LatestDigestDeliveryError || null,
              expected: "none",
            },
          ]),
    ];
    const isError = (at: number) => errors[at]?.observed !== null;
    return errors.some((_, at) => isError(at)) ? failWhere(errors, isError) : pass(...errors);
  },
  fix: letDeliver,
});
