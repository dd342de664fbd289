import check from "#lib/checks/auto-ml-job/volume-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((VolumeKmsKeyId?: string) => ({ AutoMLJobArn: "arn:j", SecurityConfig: { VolumeKmsKeyId } })),
);
