import { plural } from "#lib/format.ts";
import type { OrganizationReport } from "#lib/jobs/views.ts";
import { Button } from "../ui/button.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** What came of adding accounts: which are there now, and which are not audited and why. */
export function Added({ result: { added, left }, onClose }: { result: OrganizationReport; onClose: () => void }) {
  return (
    <>
      <p role="status">
        {added.length === 0
          ? "No account could be added."
          : `${plural(added.length, "account")} can be scanned now: start a scan under Scans, or check the permissions first.`}
      </p>
      <ul className="flex max-h-40 flex-col gap-0.5 overflow-y-auto">
        {added.map(({ id, name }) => (
          <li key={id}>
            <UntrustedText wrap>{name}</UntrustedText> <span className="font-mono text-xs text-faint">{id}</span>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <section aria-label="Not audited">
          <h3 className="font-semibold">{plural(left.length, "account")} not audited</h3>
          <ul className="mt-1 flex max-h-60 flex-col gap-1.5 overflow-y-auto">
            {left.map(({ id, name, why }) => (
              <li key={id}>
                <UntrustedText wrap>{name}</UntrustedText> <span className="font-mono text-xs text-faint">{id}</span>
                <p className="text-muted">
                  <UntrustedText wrap>{why}</UntrustedText>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </>
  );
}
