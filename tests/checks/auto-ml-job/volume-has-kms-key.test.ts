import check from "#lib/checks/auto-ml-job/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { keyArn } from "../keys.ts";

const of = (VolumeKmsKeyId?: string) => ({ resource: { AutoMLJobArn: "arn:j", SecurityConfig: { VolumeKmsKeyId } } });

testCheck(check, {
  pass: { "a key": of(keyArn), "a key of AWS": of("alias/aws/ebs") },
  fail: { "no key": of(), "nothing was said of security": { resource: { AutoMLJobArn: "arn:j" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
