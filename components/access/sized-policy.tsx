import { formatCount, plural } from "#lib/format.ts";
import type { SizedRight } from "#lib/history/right-sized.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ComparedPolicy } from "./right-sized-row.ts";

const fates: Record<SizedRight["fate"], { title: string; tone: string }> = {
  unused: { title: "Could go", tone: "text-high" },
  used: { title: "Used", tone: "text-ink" },
  unseen: { title: "Would not be seen", tone: "text-unknown" },
};

/** One policy today and as it is proposed: compared, to copy, and right by right. */
export function SizedPolicyView({ policy }: { policy: ComparedPolicy }) {
  const { name, arn, before, after, kept, lines, rights } = policy;
  const isSame = before === after;
  const isOfAws = arn?.includes(":iam::aws:policy/") ?? false;
  const tabs = [
    ...(isSame || after === null
      ? []
      : [
          { id: "compared", label: "Compared", content: <Lines lines={lines} /> },
          { id: "json", label: "JSON", content: <CodeBlock code={after} what={`${name}, right-sized`} /> },
        ]),
    ...(rights.length > 0
      ? [{ id: "rights", label: "Rights", count: formatCount(rights.length), content: <Rights rights={rights} /> }]
      : []),
  ];
  return (
    <section aria-label={name} className="border-t pt-3">
      <h4 className="mb-1 font-medium">
        <UntrustedText wrap>{name}</UntrustedText>
      </h4>
      <p className="mb-2 text-xs text-muted">{sentenceOn(policy, isSame, isOfAws)}</p>
      {kept.length > 0 && (
        <ul className="mb-2 flex flex-col gap-1 text-xs text-muted">
          {kept.map((sentence) => (
            <li key={sentence} className="border-l-2 border-rule pl-3">
              <UntrustedText wrap>{sentence}</UntrustedText>
            </li>
          ))}
        </ul>
      )}
      <Tabs label={`The policy ${name}`} tabs={tabs} />
    </section>
  );
}

function sentenceOn({ after, arn }: ComparedPolicy, isSame: boolean, isOfAws: boolean): string {
  if (isSame) return "Stays as it is.";
  if (after === null) return arn ? "Nothing of it is left: detach it." : "Nothing of it is left: delete it.";
  if (isOfAws) return "AWS's own policy: put this in its place, as a policy of the role.";
  return arn
    ? "Others may have this policy too: put a copy in its place, or look at each of them first."
    : "In its place:";
}

function Lines({ lines }: Pick<ComparedPolicy, "lines">) {
  return (
    <div className="rounded-md border bg-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section tabIndex={0} aria-label="Today beside the proposal" className="max-h-96 overflow-auto p-3">
        <ol className="font-mono text-xs leading-5">
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one comparison never move.
            <li key={at} className={tones[line.change]}>
              <Line line={line} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Line({ line: { change, text } }: { line: ComparedPolicy["lines"][number] }) {
  if (change === "folded") return `… ${plural(Number(text), "line")} as they are`;
  return (
    <>
      <span aria-hidden="true">{signs[change]} </span>
      {change !== "same" && <span className="sr-only">{change === "out" ? "taken out: " : "put in: "}</span>}
      <UntrustedText lines>{text}</UntrustedText>
    </>
  );
}

const signs = { same: " ", out: "−", in: "+" } as const;
const tones = {
  same: "whitespace-pre-wrap text-muted",
  out: "whitespace-pre-wrap bg-critical-wash text-critical",
  in: "whitespace-pre-wrap bg-selected text-ink",
  folded: "py-1 text-faint",
} as const;

function Rights({ rights }: { rights: readonly SizedRight[] }) {
  return (["unused", "used", "unseen"] as const).map((fate) => {
    const own = rights.filter((one) => one.fate === fate);
    if (own.length === 0) return null;
    return (
      <details key={fate} className="mb-2" open={own.length <= 12}>
        <summary className={`cursor-pointer ${fates[fate].tone}`}>
          {fates[fate].title} <span className="text-faint">{formatCount(own.length)}</span>
        </summary>
        <ul className="mt-1 text-xs">
          {own.map(({ action, why }) => (
            <li key={action} className="flex flex-wrap gap-x-3 border-b py-1">
              <UntrustedText wrap className="font-mono">
                {action}
              </UntrustedText>
              <span className="text-muted">{why}</span>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
