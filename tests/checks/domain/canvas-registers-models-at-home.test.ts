import check from "#lib/checks/domain/canvas-registers-models-at-home.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { registeringCases } from "../registering.ts";

const of = (ModelRegisterSettings: object) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: { CanvasAppSettings: { ModelRegisterSettings } },
});

testCheck(check, registeringCases(of));
