"use client";
import { formatCount, plural } from "#lib/format.ts";
import type { PackedPolicy } from "#lib/guardrails/pack.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { CheckLists } from "./check-lists.tsx";
import { emptyPack } from "./empty-pack.ts";
import type { PackAnswer } from "./queries.ts";
import { StatementList } from "./statement-list.tsx";
import { TriedView } from "./tried-view.tsx";

const types: Record<PackedPolicy["type"], string> = {
  scp: "Service control policy",
  rcp: "Resource control policy",
};

/** A pack: what to know first, what each policy denies and for which checks, and the text of it in each language. */
export function PackView({ pack, query }: { pack: PackAnswer; query: string }) {
  const { policies, statements, warnings } = pack;
  if (policies.length === 0) {
    const { title, why } = emptyPack(pack);
    return (
      <>
        <EmptyState title={title}>{why}</EmptyState>
        <CheckLists pack={pack} />
      </>
    );
  }
  const languages = [
    { id: "terraform", label: "Terraform", code: pack.terraform },
    { id: "cloudformation", label: "CloudFormation", code: pack.cloudformation },
  ];
  const tabs = [
    {
      id: "statements",
      label: "What is denied",
      count: formatCount(statements.length),
      content: <StatementList statements={statements} />,
    },
    {
      id: "tried",
      label: "Tried on the last 90 days",
      content: <TriedView query={query} pack={pack} />,
    },
    {
      id: "json",
      label: "JSON",
      content: policies.map(({ name, type, size, document }) => (
        <div key={name} className="mb-4">
          <p className="mb-1 flex flex-wrap gap-x-3">
            <span className="font-medium">{types[type]}</span>
            <span className="text-faint">
              {name}, {plural(size, "character")}
            </span>
          </p>
          <CodeBlock code={JSON.stringify(document, null, 2)} what={name} />
        </div>
      )),
    },
    ...languages.map(({ id, label, code }) => ({ id, label, content: <CodeBlock code={code} what={label} /> })),
  ];
  return (
    <>
      <DrawerSection title="Before you attach them">
        <ul className="flex max-w-[70ch] flex-col gap-2">
          {warnings.map((warning) => (
            <li key={warning} className="border-l-2 border-rule pl-3">
              {warning}
            </li>
          ))}
        </ul>
      </DrawerSection>
      <DrawerSection title={policies.length === 1 ? "One policy" : `${formatCount(policies.length)} policies`}>
        <Tabs label="The policies" tabs={tabs} />
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          <span className="text-muted">Download</span>
          {[
            ["iam", "JSON"],
            ["terraform", "Terraform"],
            ["cloudformation", "CloudFormation"],
          ].map(([format, label]) => (
            <a
              key={format}
              href={`/api/v1/guardrails/export?${query}&format=${format}`}
              download
              className="text-accent underline underline-offset-2"
            >
              {label}
            </a>
          ))}
        </p>
      </DrawerSection>
      <CheckLists pack={pack} />
    </>
  );
}
