import Link from "next/link";
import { ControlList } from "../checks/control-list.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SafeLink } from "../ui/safe-link.tsx";
import type { FindingAnswer } from "./queries.ts";

/** What the check answers to: controls of frameworks, AWS's own documents, the check itself. */
export function FindingSources({ finding: { controls, references, check, account } }: { finding: FindingAnswer }) {
  return (
    <DrawerSection title="Controls and references">
      <ControlList controls={controls} />
      <ul className="mt-2 flex flex-col gap-1">
        {references.map((reference) => (
          <li key={reference} className="min-w-0">
            <SafeLink href={reference}>{reference.replace("https://", "")}</SafeLink>
          </li>
        ))}
        <li>
          <Link
            href={`/checks?account=${account}&check=${encodeURIComponent(check)}`}
            className="font-mono text-xs text-accent hover:underline"
          >
            {check}
          </Link>
        </li>
      </ul>
    </DrawerSection>
  );
}
