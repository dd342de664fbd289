import { defineCheck } from "../define.ts";
import { changeSetting } from "../remedies/change-setting.ts";
import { aws } from "../remedies/commands.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** In days, and what KMS takes where none are named. Source: KMS API reference, EnableKeyRotation. */
const year = 365;

export default defineCheck({
  id: "kms-key/rotates",
  kind: "kms-key",
  title: "Customer managed key that SageMaker uses is rotated every year",
  failTitle: "Customer managed key that SageMaker uses is not rotated every year",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "All that was ever encrypted under a key hangs on one secret until it is rotated; KMS does that by itself, and what is encrypted stays readable.",
  needs: [],
  parts: ["Rotation"],
  controls: [
    "checklist:KMS-01",
    "aws-config:cmk-backing-key-rotation-enabled",
    "checkov:CKV_AWS_7",
    "prowler:kms_cmk_rotation_enabled",
    "nist-800-53-r5:SC-12",
    "iso-27001-2022:A.8.24",
  ],
  references: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    "https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html",
  ],
  evaluate({ KeyManager, KeyState, Rotation }) {
    if (!KeyManager || !KeyState) return unknown("AWS returned no KeyManager or no KeyState.");
    if (KeyManager === "AWS") return notApplicable("AWS rotates the keys that it manages.");
    if (KeyState !== "Enabled") return notApplicable(`The key is not in use: its state is ${KeyState}.`);
    if (Rotation === null) return notApplicable("KMS rotates symmetric keys alone, whose material it made.");
    const { KeyRotationEnabled: isOn, RotationPeriodInDays: days = year } = Rotation ?? {};
    if (isOn === undefined) return unknown("AWS did not say whether the key is rotated.");
    const on = { path: "Rotation.KeyRotationEnabled", observed: isOn, expected: "true" };
    const period = { path: "Rotation.RotationPeriodInDays", observed: days, expected: `at most ${year}` };
    return isOn && days <= year ? pass(on, period) : failWhere([on, period], (at) => (at === 0 ? !isOn : days > year));
  },
  fix({ KeyId, MultiRegionConfiguration }, { identity }) {
    // A replica is rotated with its primary key, and there alone. Source: KMS developer guide, "Rotate multi-Region keys".
    const { Arn = identity.arn, Region = identity.region } = MultiRegionConfiguration?.PrimaryKey ?? {};
    const isReplica = Region !== identity.region;
    const rotation = { "rotation-period-in-days": year, region: Region };
    return changeSetting(
      { identity },
      {
        summary: `Rotate ${isReplica ? `the primary key of ${identity.name}, in ${Region},` : identity.name} every year. Nothing has to be encrypted anew, and the key's ARN stays as it is.`,
        commands: [aws("kms", "enable-key-rotation", { "key-id": isReplica ? Arn : (KeyId ?? Arn), ...rotation })],
        ...(!isReplica && {
          terraform: { enable_key_rotation: true, rotation_period_in_days: year },
          cloudFormation: { EnableKeyRotation: true, RotationPeriodInDays: year },
        }),
      },
    );
  },
});
