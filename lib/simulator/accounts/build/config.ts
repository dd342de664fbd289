import type { RecordingGroup, Scope } from "@aws-sdk/client-config-service";
import { configRules, deliveryChannels, recorders } from "#lib/simulator/shelves/config.ts";
import { base36Of, hexOf } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

interface RecorderSpec {
  daysAgo: number;
  records: RecordingGroup;
  /** Since so many days it records nothing. */
  stoppedDaysAgo?: number;
  error?: { code: string; message: string };
  bucket: string;
  kmsKey?: string;
}

/** The recorder of a region, and the channel that it delivers through. */
export function configRecorder(site: Site, spec: RecorderSpec): void {
  const { daysAgo, records, stoppedDaysAgo, error, bucket, kmsKey } = spec;
  const name = "default";
  const arn = arnOf(site, "config", `configuration-recorder/${name}/${base36Of(`${site.region} recorder`, 16)}`);
  recorders.put(site.content, {
    arn,
    name,
    roleARN: `arn:${site.partition}:iam::${site.account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    recordingGroup: records,
    recordingMode: { recordingFrequency: "CONTINUOUS" },
    recordingScope: "PAID",
    status: {
      arn,
      name,
      recording: stoppedDaysAgo === undefined,
      lastStatus: error ? "Failure" : "Success",
      ...(error && { lastErrorCode: error.code, lastErrorMessage: error.message }),
      lastStartTime: at(site, daysAgo, "09:00:00"),
      ...(stoppedDaysAgo !== undefined && { lastStopTime: at(site, stoppedDaysAgo, "19:20:00") }),
      lastStatusChangeTime: at(site, stoppedDaysAgo ?? 2, "19:20:00"),
    },
  });
  deliveryChannels.put(site.content, {
    name,
    s3BucketName: bucket,
    ...(kmsKey !== undefined && { s3KmsKeyArn: kmsKey }),
    configSnapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
  });
}

interface RuleSpec {
  name: string;
  /** One of AWS's managed rules. */
  identifier: string;
  description: string;
  scope?: Scope;
  parameters?: Record<string, string>;
}

export function configRule(site: Site, { name, identifier, description, scope, parameters }: RuleSpec): void {
  const id = `config-rule-${hexOf(`${site.region} rule ${name}`, 6)}`;
  configRules.put(site.content, {
    ConfigRuleName: name,
    ConfigRuleArn: arnOf(site, "config", `config-rule/${id}`),
    ConfigRuleId: id,
    Description: description,
    ...(scope && { Scope: scope }),
    Source: { Owner: "AWS", SourceIdentifier: identifier },
    ...(parameters && { InputParameters: JSON.stringify(parameters) }),
    ConfigRuleState: "ACTIVE",
    EvaluationModes: [{ Mode: "DETECTIVE" }],
  });
}
