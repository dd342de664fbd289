import { plural } from "#lib/format.ts";
import type { ShownEvidence } from "#lib/verify/verify.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EvidenceCommands } from "./evidence-commands.tsx";
import { brokenAt, type PathAnswer } from "./path.ts";
import { PathChain } from "./path-chain.tsx";
import { PathStepItem } from "./path-step.tsx";

/** An attack path: as a picture, then step by step with what was seen of each. */
export function FindingPath({
  path,
  account,
  evidence,
}: {
  path: PathAnswer;
  account: string;
  evidence: readonly ShownEvidence[];
}) {
  return (
    <DrawerSection title="The path" aside={standing(path)}>
      <div className="mb-5 border-y bg-sunken px-3 py-3">
        <PathChain path={path} />
      </div>
      <ol>
        {path.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is what it is by its place in the path.
          <PathStepItem key={at} step={step} number={at + 1} account={account} />
        ))}
      </ol>
      <EvidenceCommands evidence={evidence} />
    </DrawerSection>
  );
}

/** How it stands, in a few words: any one step that does not hold breaks it. */
function standing(path: PathAnswer): string {
  const { steps } = path;
  const broken = brokenAt(path);
  if (broken !== undefined) return `Broken at step ${broken + 1} of ${steps.length}`;
  const unknown = steps.filter(({ holds }) => holds === null).length;
  if (unknown > 0) return `${unknown} of ${plural(steps.length, "step")} not known`;
  return `All ${plural(steps.length, "step")} hold: breaking any one breaks it`;
}
