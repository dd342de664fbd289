import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { DestinationView } from "./settings-view.ts";

const called = { folder: "a folder", bucket: "a bucket of S3", webhook: "a webhook" } as const;

/** Where reports may be brought, if anywhere was named. */
export function Destinations({ destinations }: { destinations: readonly DestinationView[] }) {
  if (destinations.length === 0) return null;
  return (
    <section aria-label="Where reports are brought" className="min-w-0">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">Where reports are brought</h2>
      <p className="my-2 max-w-[72ch] text-muted">
        Set under “reports”, by name. Of a webhook’s address the rest may be a secret and is not shown.
      </p>
      <dl>
        {destinations.map(({ name, type, place }) => (
          <div
            key={name}
            className="grid gap-x-4 border-b py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)]"
          >
            <dt className="font-mono text-xs">{name}</dt>
            <dd className="text-muted">{called[type]}</dd>
            <dd>
              <UntrustedText wrap className="font-mono text-xs">
                {place}
              </UntrustedText>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
