import { defineCheck } from "../define.ts";
import { changeTrail } from "../remedies/cloudtrail-trail.ts";
import { fieldIs } from "../verdicts.ts";

export default defineCheck({
  id: "cloudtrail-trail/validates-log-files",
  kind: "cloudtrail-trail",
  title: "CloudTrail trail's log files can be proven to be unchanged",
  failTitle: "CloudTrail trail's log files can be changed without a trace",
  severity: "medium",
  category: "logging",
  rationale:
    "Whoever may write to the bucket can take what they did out of the record; with a signed digest of every file that is seen.",
  needs: [],
  controls: [
    "checklist:LOG-01",
    "aws-fsbp:CloudTrail.4",
    "aws-config:cloud-trail-log-file-validation-enabled",
    "checkov:CKV_AWS_36",
    "prowler:cloudtrail_log_file_validation_enabled",
    "nist-800-53-r5:AU-9",
    "pci-dss-4.0.1:10.3.4",
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4",
  ],
  evaluate: (trail) => fieldIs(trail, "LogFileValidationEnabled", true),
  fix: (_, context) =>
    changeTrail(context, {
      summary: `Have CloudTrail sign a digest of the log files of ${context.identity.name} every hour, from now on.`,
      operation: "update-trail",
      options: { "enable-log-file-validation": true },
      terraform: { enable_log_file_validation: true },
      cloudFormation: { EnableLogFileValidation: true },
    }),
});
