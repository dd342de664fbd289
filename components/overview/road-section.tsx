import Link from "next/link";
import { formatCount, formatScore, plural } from "#lib/format.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import type { RoadView } from "./road.ts";
import { Section } from "./section.tsx";

const most = 6;

/** The fewest fixes that lift the grade, those that lift most first, with the grade that each gives; and what no fix does. */
export function RoadSection({ road, account }: { road: RoadView; account: string }) {
  const { to, steps } = road;
  const fixes = steps.reduce((sum, step) => sum + step.fixes, 0);
  const shown = steps.slice(0, most);
  const rest = steps.slice(most);
  const last = steps.at(-1);
  return (
    <Section title={`The road to ${to}`} more={<span className="text-muted">{plural(fixes, "fix", "fixes")}</span>}>
      {notes(road, account)}
      <ol>
        {shown.map((step) => (
          <li
            key={step.check}
            className="relative grid grid-cols-[5.25rem_minmax(0,1fr)_auto] items-baseline gap-x-4 border-b py-2 hover:bg-hover"
          >
            <SeverityLabel severity={step.severity} />
            <div className="min-w-0">
              <Link href={hrefOf(step, account)} className="row-link block font-medium">
                <Truncated className="max-md:whitespace-normal">{step.title}</Truncated>
              </Link>
              <p className="text-muted">
                {step.fixes === step.failing
                  ? `fix ${step.failing === 1 ? "the one" : `all ${formatCount(step.failing)}`} that ${step.failing === 1 ? "fails" : "fail"}`
                  : `fix any ${formatCount(step.fixes)} of ${formatCount(step.failing)}`}
              </p>
            </div>
            <After step={step} />
          </li>
        ))}
      </ol>
      {last && rest.length > 0 && (
        <p className="flex justify-between gap-4 py-2 text-muted">
          <span>
            and {plural(rest.length, "more check")},{" "}
            {plural(
              rest.reduce((sum, step) => sum + step.fixes, 0),
              "fix",
              "fixes",
            )}
          </span>
          <After step={last} />
        </p>
      )}
    </Section>
  );
}

/** The score once this and all before it are fixed. */
function After({ step }: { step: RoadView["steps"][number] }) {
  return (
    <span className="flex items-baseline gap-2 whitespace-nowrap">
      <GradeLetter grade={step.grade} />
      <span className="w-10 text-right font-serif text-lg">{formatScore(step.value)}</span>
    </span>
  );
}

function notes({ from, criticalUnknown, isCoverageShort }: RoadView, account: string) {
  const unknown = `/findings?account=${account}&view=list&status=unknown&exposure=live`;
  return (
    <>
      {criticalUnknown > 0 && (
        <p className="border-b py-1.5 text-unknown">
          <Link href={`${unknown}&severity=critical`} className="font-medium underline">
            {plural(criticalUnknown, "critical verdict is", "critical verdicts are")} unknown
          </Link>
          : until {criticalUnknown === 1 ? "it is" : "they are"} read, and well, no fix lifts the grade over {from}.
        </p>
      )}
      {isCoverageShort && (
        <p className="border-b py-1.5 text-unknown">
          <Link href={unknown} className="font-medium underline">
            Less than 80 % is assessed
          </Link>
          : until more is, no fix lifts the grade over C.
        </p>
      )}
    </>
  );
}

function hrefOf({ check }: RoadView["steps"][number], account: string): string {
  const filter = { account, view: "list", status: "fail", waived: "without", check };
  return `/findings?${new URLSearchParams(filter)}`;
}
