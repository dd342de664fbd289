import type { CitedControl } from "#lib/checks/controls/index.ts";

/** Controls with their titles, each framework once. */
export function ControlList({ controls }: { controls: readonly CitedControl[] }) {
  const groups = Map.groupBy(controls, ({ framework }) => framework);
  return (
    <dl className="flex flex-col gap-3">
      {[...groups].map(([framework, own]) => (
        <div key={framework}>
          <dt className="text-xs text-faint">{framework}</dt>
          {own.map(({ id, control, title }) => (
            <dd key={id} className="flex flex-wrap gap-x-2 leading-5">
              <span className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">{control}</span>
              <span className="min-w-0 flex-1 basis-60">{title}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
