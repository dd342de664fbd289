import Link from "next/link";
import { plural } from "#lib/format.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { SettingView } from "./settings-view.ts";

/** Options of checks or signals, those that were set before those left as they come. */
export function SettingList({
  title,
  about,
  settings,
}: {
  title: string;
  about: string;
  settings: readonly SettingView[];
}) {
  const ordered = settings.toSorted((one, other) => Number(one.isDefault) - Number(other.isDefault));
  return (
    <section aria-label={title}>
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">{title}</h2>
      <p className="my-2 max-w-[72ch] text-muted">{about}</p>
      <ul>
        {ordered.map((setting) => (
          <li
            key={`${setting.option} ${setting.checks[0]?.id ?? setting.signal}`}
            className="grid min-w-0 gap-x-6 gap-y-1 border-b py-2.5 md:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]"
          >
            <div className="min-w-0">
              <span className="font-mono text-xs break-all">{setting.option}</span>
              <p className="text-muted">{setting.is}</p>
              {setting.signal === null ? <Asking checks={setting.checks} /> : <p>{setting.signal}</p>}
            </div>
            <div className="min-w-0">
              <Value value={setting.value} />
              <span className={setting.isDefault ? "text-muted" : "font-medium text-accent"}>
                {setting.isDefault ? "as it comes" : "set"}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asking({ checks }: Pick<SettingView, "checks">) {
  const [only] = checks;
  if (only && checks.length === 1) return <CheckLink {...only} />;
  return (
    <details>
      <summary className="cursor-pointer text-accent">{plural(checks.length, "check")}</summary>
      <ul className="mt-1 flex flex-col gap-1 pl-4">
        {checks.map((check) => (
          <li key={check.id}>
            <CheckLink {...check} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function CheckLink({ id, title }: { id: string; title: string }) {
  return (
    <Link href={`/checks?check=${encodeURIComponent(id)}`} className="text-accent hover:underline">
      {title}
    </Link>
  );
}

function Value({ value }: { value: unknown }) {
  if (!Array.isArray(value)) return <p className="tabular-nums">{String(value)}</p>;
  if (value.length === 0) return <p>none</p>;
  return (
    <ul className="flex flex-wrap gap-1.5 pb-1">
      {value.map((entry) => (
        <li key={String(entry)} className="min-w-0 rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs">
          <UntrustedText wrap>{String(entry)}</UntrustedText>
        </li>
      ))}
    </ul>
  );
}
