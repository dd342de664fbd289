import changesAreRecorded from "./changes-are-recorded.ts";
import hasAccessAnalyzers from "./has-access-analyzers.ts";
import passwordPolicyIsStrong from "./password-policy-is-strong.ts";
import rootHasMfa from "./root-has-mfa.ts";
import rootHasNoAccessKeys from "./root-has-no-access-keys.ts";
import rootMfaIsHardware from "./root-mfa-is-hardware.ts";

export const iamAccountChecks = [
  changesAreRecorded,
  hasAccessAnalyzers,
  passwordPolicyIsStrong,
  rootHasMfa,
  rootHasNoAccessKeys,
  rootMfaIsHardware,
];
