import { wordsOf } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { type ChainNode, nodesOf, type PathAnswer, type PathStep } from "./path.ts";

type Chain = Pick<PathAnswer, "from" | "to"> & {
  steps: readonly Pick<PathStep, "kind" | "arn" | "name" | "holds" | "cut">[];
};

/**
 * The way as a picture: from where, over which resources, to what. Beyond a step that is broken the arrows are dashed. It says nothing
 * that the steps do not say in words, so it is one image to who does not see it.
 */
export function PathChain({ path: { from, to, steps } }: { path: Chain }) {
  const nodes = nodesOf(steps);
  const broken = nodes.findIndex(({ holds }) => holds === false);
  return (
    <div role="img" aria-label={spoken(from, to, nodes)}>
      <div aria-hidden="true" className="flex flex-wrap items-center gap-y-1.5">
        <End>{from}</End>
        {nodes.map((node, at) => (
          <span key={node.steps.join()} className="flex min-w-0 max-w-full items-center">
            <Arrow isDashed={broken >= 0 && at > broken} />
            <Node node={node} />
          </span>
        ))}
        <span className="flex min-w-0 max-w-full items-center">
          <Arrow isDashed={broken >= 0} />
          <End isReached={nodes.every(({ holds }) => holds)}>{to}</End>
        </span>
      </div>
    </div>
  );
}

function spoken(from: string, to: string, nodes: readonly ChainNode[]): string {
  const over = nodes.map(({ kind, name, holds }) => {
    const state = holds === false ? ", where it is broken" : holds === null ? ", which is not known" : "";
    return `${wordsOf(kind)} ${name}${state}`;
  });
  return `From ${from} over ${over.join("; ")}; to ${to}.`;
}

function End({ children, isReached = false }: { children: string; isReached?: boolean }) {
  return <span className={cx("font-serif", isReached ? "text-critical" : "text-muted")}>{children}</span>;
}

function Node({ node: { kind, name, steps, holds, isCheapest } }: { node: ChainNode }) {
  return (
    <span
      className={cx(
        "flex min-w-0 max-w-full items-center gap-1.5 rounded-sm border px-1.5 py-0.5",
        holds === true && "border-rule bg-raised",
        holds === false && "border-dashed border-pass text-muted",
        holds === null && "hatch border-unknown/40",
      )}
    >
      <span className="font-mono text-2xs text-faint">{steps.join("·")}</span>
      <span className="flex min-w-0 flex-col leading-4">
        <span className="text-2xs text-faint">{wordsOf(kind)}</span>
        <UntrustedText className="max-w-[13rem] text-xs font-medium">{name || "not found"}</UntrustedText>
      </span>
      {isCheapest && <Scissors />}
    </span>
  );
}

function Arrow({ isDashed }: { isDashed: boolean }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinecap: "round" } as const;
  return (
    <svg viewBox="0 0 24 12" width="24" height="12" className="mx-1 shrink-0 text-control" aria-hidden="true">
      <path {...line} d="M1 6h20" {...(isDashed && { strokeDasharray: "2 4" })} />
      <path {...line} strokeLinejoin="round" d="M17 2.5 21.5 6 17 9.5" />
    </svg>
  );
}

/** Where the path is cut soonest. */
export function Scissors() {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.4, strokeLinecap: "round" } as const;
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" className="shrink-0 text-accent" aria-hidden="true">
      <circle {...line} cx="4" cy="3.8" r="2" />
      <circle {...line} cx="4" cy="12.2" r="2" />
      <path {...line} d="M5.7 5 14 11.5M5.7 11 14 4.5" />
    </svg>
  );
}
