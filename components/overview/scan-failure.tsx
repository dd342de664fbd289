import { FailedState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** The latest scan failed: what is on screen is from the one before, if there was one. */
export function ScanFailure({ why }: { why: string }) {
  return (
    <FailedState title="The latest scan failed">
      <UntrustedText wrap>{why}</UntrustedText>
    </FailedState>
  );
}
