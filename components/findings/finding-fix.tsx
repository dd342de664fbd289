import type { Mutability, ShownFix } from "#lib/checks/fixes.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SafeLink } from "../ui/safe-link.tsx";
import { type Tab, Tabs } from "../ui/tabs.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const mutabilityWords: Record<Mutability, string> = {
  "in-place": "Can be changed in place",
  "stop-update-start": "Must be stopped, changed and started again",
  replace: "Must be replaced by a new one",
  record: "Already over: set it right in the next one",
};

/** How to put this very resource right, in the way the reader works. */
export function FindingFix({ fix, title = "Fix" }: { fix: ShownFix; title?: string }) {
  const tabs: Tab[] = [
    ["cli", "CLI", fix.cli] as const,
    ["terraform", "Terraform", fix.terraform] as const,
    ["cloudformation", "CloudFormation", fix.cloudformation] as const,
    ["guardrail", "Guardrail", fix.guardrail && JSON.stringify(fix.guardrail, null, 2)] as const,
  ].flatMap(([id, label, code]) => (code ? [{ id, label, content: <CodeBlock code={code} what={nouns[id]} /> }] : []));
  return (
    <DrawerSection
      title={title}
      aside={`${mutabilityWords[fix.mutability]}${fix.takesAway ? ", and takes something away" : ""}`}
    >
      <p className="mb-3 max-w-[70ch]">
        <UntrustedText wrap>{fix.summary}</UntrustedText>
      </p>
      <Tabs label="Ways to fix it" tabs={tabs} />
      {fix.consoleUrl && (
        <p className="mt-3">
          <SafeLink href={fix.consoleUrl}>Open in the AWS console</SafeLink>
        </p>
      )}
    </DrawerSection>
  );
}

const nouns = {
  cli: "AWS CLI commands",
  terraform: "Terraform",
  cloudformation: "CloudFormation",
  guardrail: "policy statement that keeps it from coming back",
} as const;
