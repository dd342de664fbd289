"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { formatCount, plural } from "#lib/format.ts";
import { fetchText } from "../api/fetch-json.ts";
import { buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";

/** Of a longer plan the rest is in the file: a browser need not lay out ten thousand lines. */
const mostLines = 1_500;

/** The fixes of many findings as one script: read here, run elsewhere by a person. */
export function FixPlanDrawer({ query, chosen, onClose }: { query: string; chosen: number; onClose: () => void }) {
  const path = `/api/v1/findings/export?${query}&format=fix-plan`;
  const plan = useQuery({
    queryKey: ["findings", "fix-plan", query],
    queryFn: ({ signal }) => fetchText(path, signal),
  });
  return (
    <Drawer label="Fix plan" of={query} onClose={onClose} head={<span>Fix plan</span>}>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl text-balance">
          {chosen > 0 ? `A plan for ${plural(chosen, "finding")}` : "A plan for all that the filters show"}
        </h2>
        <p className="mt-3 max-w-[70ch] text-base leading-6">
          One script of AWS CLI commands, in order, for you to read and run: Sagewarden never writes to AWS. It first
          asks for what only you can choose, and leaves out what takes away, interrupts or replaces until you open that.
        </p>
      </header>
      {plan.data === undefined ? (
        <DrawerAwaited
          error={plan.error}
          retry={() => void plan.refetch()}
          bars={["h-4 w-2/3", "h-4 w-1/2", "h-64 w-full"]}
        />
      ) : (
        <PlanText text={plan.data} path={path} />
      )}
    </Drawer>
  );
}

function PlanText({ text, path }: { text: string; path: string }) {
  const lines = text.trimEnd().split("\n");
  const rest = lines.length - mostLines;
  return (
    <section className="border-t px-5 py-4 md:px-6" aria-label="The script">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <a href={path} download className={buttonClass("primary")}>
          <Download aria-hidden="true" />
          Download
        </a>
        <CopyButton text={text} what="the whole plan" />
        <span className="text-faint">{plural(lines.length, "line")}</span>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
        tabIndex={0}
        aria-label="Fix plan"
        className="max-h-[65vh] overflow-auto rounded-md border bg-sunken p-3"
      >
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {lines.slice(0, mostLines).join("\n")}
        </pre>
      </section>
      {rest > 0 && (
        <p className="mt-2 text-muted">
          The first {formatCount(mostLines)} lines are shown; {plural(rest, "more line")} in the file.
        </p>
      )}
    </section>
  );
}
