import Link from "next/link";
import { formatCount, plural } from "#lib/format.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { ImportedMark } from "./imported-mark.tsx";
import { type HeldAccount, keptBecause, type Removable, totalOf } from "./removable.ts";
import { TrailLogSection } from "./trail-log-section.tsx";

interface AccountSectionProps {
  account: HeldAccount;
  onRemove: (wanted: Removable) => void;
}

const head = "[font:inherit]";

/** One account: how it is reached, and what is kept of each of its regions. */
export function AccountSection({ account, onRemove }: AccountSectionProps) {
  const { id, label, partition, reachedBy, imported, regions, currentScan, held } = account;
  const facts: [name: string, value: React.ReactNode][] = [
    imported ? ["From", <ImportedMark key="from" from={imported} />] : ["Reached by", reachedBy],
    ["Partition", partition],
    ["Scanned in", regions === "all" ? "every enabled region" : regions.join(", ")],
    [
      "On the screens",
      currentScan ? (
        <Link
          key="scan"
          href={`/scans/${encodeURIComponent(currentScan)}?account=${encodeURIComponent(id)}`}
          className="text-accent hover:underline"
        >
          its last scan
        </Link>
      ) : (
        "nothing: it has not been scanned"
      ),
    ],
  ];
  return (
    <section aria-label={label} className="max-w-4xl">
      <div className="ledger-rule flex flex-wrap items-baseline gap-x-4 gap-y-2 pb-2">
        <h2 className="min-w-0 text-base font-semibold">
          <UntrustedText wrap>{label}</UntrustedText>
        </h2>
        <span className="font-mono text-xs text-faint">{id}</span>
        <span className="ml-auto flex flex-wrap gap-x-4 gap-y-2">
          {!imported && (
            <Link href={`/accounts/permissions?account=${encodeURIComponent(id)}`} className={buttonClass("secondary")}>
              Check permissions
            </Link>
          )}
          <Button onClick={() => onRemove({ account })}>Remove the account</Button>
        </span>
      </div>
      <dl className="grid gap-x-10 py-2 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 py-1">
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {!imported && <TrailLogSection account={id} />}
      <RegionTable account={account} onRemove={onRemove} />
      <p className="pt-2 text-xs text-faint">
        {plural(held.scans, "scan")} kept. To remove an account or a region changes nothing in AWS.
      </p>
    </section>
  );
}

function RegionTable({ account, onRemove }: AccountSectionProps) {
  const { held } = account;
  if (held.regions.length === 0) return <p className="py-2 text-muted">Nothing is kept of it.</p>;
  return (
    <table className="w-full">
      <thead>
        <tr className="eyebrow h-8 border-b">
          <th scope="col" className={cx("text-left", head)}>
            Region
          </th>
          {["Resources", "Findings", "Events"].map((name) => (
            <th key={name} scope="col" className={cx("w-17 text-right sm:w-28", head)}>
              {name}
            </th>
          ))}
          <td className="w-17 sm:w-28" />
        </tr>
      </thead>
      <tbody>
        {held.regions.map((one) => (
          <tr key={one.region} className="h-10 border-b">
            <th scope="row" className="text-left font-medium whitespace-nowrap">
              {one.region}
            </th>
            <Counts {...one} />
            <td className="text-right">
              <RemoveRegion account={account} region={one.region} onRemove={onRemove} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="h-10 font-medium">
          <th scope="row" className="text-left font-medium">
            All
          </th>
          <Counts {...totalOf(held)} />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Counts({ resources, findings, events }: ReturnType<typeof totalOf>) {
  return [resources, findings, events].map((count, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name.
    <td key={at} className="text-right tabular-nums">
      {formatCount(count)}
    </td>
  ));
}

function RemoveRegion({ account, region, onRemove }: AccountSectionProps & { region: string }) {
  const why = keptBecause(account, region);
  return (
    <Button
      variant="quiet"
      className="px-1 sm:px-3"
      disabled={why !== undefined}
      title={why}
      onClick={() => onRemove({ account, region })}
    >
      Remove
      <span className="sr-only">{region}</span>
    </Button>
  );
}
