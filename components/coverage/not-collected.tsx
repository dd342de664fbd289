import { plural } from "#lib/format.ts";

/** The kinds that exist and that no scan reads, one line that opens: what is not read is not known to be fine. */
export function NotCollected({ kinds }: { kinds: readonly string[] }) {
  return (
    <details className="text-muted">
      <summary className="w-fit hover:text-ink">
        {plural(kinds.length, "kind")} of SageMaker resources {kinds.length === 1 ? "is" : "are"} not read yet
      </summary>
      <p className="mt-2 max-w-[80ch] text-xs text-faint">
        SageMaker has them; Sagewarden does not look at them, so nothing here says how they stand.
      </p>
      <ul className="mt-2 gap-x-6 text-xs sm:columns-2 lg:columns-3 2xl:columns-4">
        {kinds.map((label) => (
          <li key={label} className="break-inside-avoid py-0.5">
            {label}
          </li>
        ))}
      </ul>
    </details>
  );
}
