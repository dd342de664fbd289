import check from "#lib/checks/user-profile/canvas-registers-models-at-home.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { registeringCases } from "../registering.ts";

const of = (ModelRegisterSettings: object) => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  UserSettings: { CanvasAppSettings: { ModelRegisterSettings } },
});

testCheck(check, registeringCases(of));
