import Link from "next/link";
import { plural } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import type { PathAnswer, PathStep } from "../findings/path.ts";
import { PathChain } from "../findings/path-chain.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { Section } from "./section.tsx";

/** A path all of whose steps hold. */
export interface OpenPath extends Pick<FindingRow, "id" | "title" | "severity">, Pick<PathAnswer, "from" | "to"> {
  steps: Pick<PathStep, "kind" | "arn" | "name" | "holds" | "cut">[];
}

export interface OpenPaths {
  /** The worst of them. */
  paths: OpenPath[];
  failing: number;
  /** Those that are open, and that a waiver accepts. */
  waived: number;
  /** Those of which a step is not known. */
  unknown: number;
  /** Those that one step breaks. */
  broken: number;
  /** Regions in which some could not be looked for. */
  blind: readonly string[];
  /** What such findings are of, for the links. */
  kinds: readonly string[];
}

/** What leads from outside to something of worth, over several findings that together are more than each of them. */
export function AttackPaths({ paths: open, account }: { paths: OpenPaths; account: string }) {
  const { paths, failing, waived, unknown, broken, blind, kinds } = open;
  const of = kinds.map(encodeURIComponent).join(",");
  const href = (status: string) => `/findings?account=${account}&view=list&status=${status}&kind=${of}`;
  return (
    <Section
      title="Attack paths"
      more={failing > paths.length ? <Link href={href("fail")}>All {failing}</Link> : undefined}
    >
      {blind.length > 0 && (
        <p className="border-b py-1.5 text-unknown">
          Not all could be looked for ({blind.join(", ")}): something that they are made of could not be listed.
        </p>
      )}
      {paths.length === 0 && (
        <p className="py-6 text-muted">
          {waived > 0
            ? "No path is open but those that are waived."
            : unknown > 0 || blind.length > 0
              ? "No path is known to be open; some could not be judged."
              : "No path is open: of each that there might be, at least one step does not hold."}
        </p>
      )}
      <ul>
        {paths.map((path) => (
          <li
            key={path.id}
            className="relative grid grid-cols-[5.25rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5 border-b py-2.5 hover:bg-hover"
          >
            <SeverityLabel severity={path.severity} />
            <div className="flex min-w-0 flex-col gap-1.5">
              <Link
                href={`${href("fail")}&finding=${encodeURIComponent(path.id)}`}
                className="row-link block font-medium"
              >
                <Truncated className="max-md:whitespace-normal">{path.title}</Truncated>
              </Link>
              <PathChain path={path} />
            </div>
          </li>
        ))}
      </ul>
      {(unknown > 0 || broken > 0 || waived > 0) && (
        <p className="flex flex-wrap gap-x-4 py-1.5 text-muted">
          {unknown > 0 && (
            <Link href={href("unknown")} className="text-unknown hover:underline">
              {plural(unknown, "more path")} could not be judged
            </Link>
          )}
          {waived > 0 && (
            <Link href={`${href("fail")}&waived=only`} className="hover:underline">
              {plural(waived, "open path is", "open paths are")} waived
            </Link>
          )}
          {broken > 0 && (
            <Link href={href("pass")} className="hover:underline">
              {plural(broken, "path is", "paths are")} broken at a step
            </Link>
          )}
        </p>
      )}
    </Section>
  );
}
