import type { AccountView } from "#lib/store/views.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ScanButton } from "./scan-button.tsx";
import { ScanFailure } from "./scan-failure.tsx";

/** Before the first scan is finished: what will be here, and how to get there. */
export function FirstScan({
  account,
  title = "Overview",
  failure,
}: {
  account: AccountView | undefined;
  title?: string;
  /** What ended the scan that was tried. */
  failure?: string | null | undefined;
}) {
  return (
    <>
      <ScreenHeader title={title} />
      {failure && <ScanFailure why={failure} />}
      {account ? (
        <EmptyState
          title="Nothing has been read yet"
          action={<ScanButton account={account.id} label="Scan this account" />}
        >
          A scan reads configuration only; it changes nothing and reads no data. When it is done, the screens show the
          grade, what is exposed now, and what could not be read. If a scan is under way, its result appears here as
          soon as it ends.
        </EmptyState>
      ) : (
        <EmptyState title="No account to audit">
          Add one on the screen Accounts, by a role or a profile, or start Sagewarden with{" "}
          <code className="font-mono">--demo</code>.
        </EmptyState>
      )}
    </>
  );
}
