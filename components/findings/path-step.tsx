import Link from "next/link";
import type { Mutability } from "#lib/checks/fixes.ts";
import { wordsOf } from "#lib/format.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { PathStep } from "./path.ts";
import { Scissors } from "./path-chain.tsx";
import { PathUse } from "./path-use.tsx";

const costs: Record<Mutability, string> = {
  "in-place": "changed in place",
  "stop-update-start": "stopped, changed and started again",
  replace: "replaced by a new one",
  record: "set right in the next one",
};

const states = { holds: "Holds", broken: "Does not hold", unknown: "Not known" } as const;

/** One step: what holds, of which resource, what was seen, how it is broken, and whether it was used. */
export function PathStepItem({ step, number, account }: { step: PathStep; number: number; account: string }) {
  const { kind, arn, name, fact, field, observed, expected, holds, reason, cut, use } = step;
  const state = holds === null ? "unknown" : holds ? "holds" : "broken";
  return (
    <li className="relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 pb-4 last:pb-0">
      <Place of={number} state={state} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p>
          <span className={cx("font-medium", state === "broken" && "text-muted")}>{fact}</span>
          {state !== "holds" && (
            <span className={cx("ml-2 text-xs", state === "broken" ? "text-pass" : "text-unknown")}>
              {states[state]}
            </span>
          )}
          {state === "holds" && <span className="sr-only">. {states.holds}.</span>}
        </p>
        <p className="text-muted">
          {wordsOf(kind)}{" "}
          {arn ? (
            <Link href={resourceHref(arn, account)} className="text-accent underline-offset-2 hover:underline">
              <UntrustedText wrap>{name}</UntrustedText>
            </Link>
          ) : (
            <UntrustedText wrap>{name}</UntrustedText>
          )}
        </p>
        {reason && (
          <p className="hatch my-0.5 w-fit max-w-full p-1">
            <span className="block bg-unknown-wash px-2 py-0.5 text-muted">
              <UntrustedText wrap>{reason}</UntrustedText>
            </span>
          </p>
        )}
        <Seen field={field} observed={observed} />
        {state !== "broken" && (
          <p className="text-muted">
            Broken by {expected}
            {cut && `: ${costs[cut.mutability]}`}.
            {cut?.isCheapest && (
              <span className="ml-2 inline-flex items-center gap-1 align-text-bottom font-medium text-accent">
                <Scissors /> Cheapest to cut
              </span>
            )}
          </p>
        )}
        {use && <PathUse use={use} account={account} />}
      </div>
    </li>
  );
}

/** The number on the rail that leads to the next step. */
function Place({ of, state }: { of: number; state: keyof typeof states }) {
  return (
    <span className="flex flex-col items-center" aria-hidden="true">
      <span
        className={cx(
          "flex size-6 shrink-0 items-center justify-center rounded-full border text-xs",
          state === "holds" && "border-ink bg-raised font-medium",
          state === "broken" && "border-dashed border-pass text-pass",
          state === "unknown" && "hatch border-unknown/60 text-unknown",
        )}
      >
        {of}
      </span>
      <span
        className={cx(
          "mt-1 -mb-3 w-0 grow border-l border-rule [li:last-child_&]:hidden",
          state === "broken" && "border-dashed",
        )}
      />
    </span>
  );
}

function Seen({ field, observed }: { field: string; observed: unknown }) {
  const values = (Array.isArray(observed) ? observed : [observed]).filter(
    (one) => one !== null && one !== undefined && one !== "",
  );
  return (
    <p className="font-mono text-xs leading-5 text-faint">
      <UntrustedText wrap>{field}</UntrustedText>
      {": "}
      {values.length === 0 && "nothing"}
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was seen never moves.
        <span key={at} className={values.length > 1 ? "block pl-3 text-muted" : "text-muted"}>
          <UntrustedText wrap>{typeof value === "object" ? JSON.stringify(value) : String(value)}</UntrustedText>
        </span>
      ))}
    </p>
  );
}
