import { plural } from "#lib/format.ts";
import type { Pack } from "#lib/guardrails/pack.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";

interface Listed {
  check: string;
  title: string;
}

/** The checks that have no statement in the pack, by why they have none. */
export function CheckLists({ pack }: { pack: Pick<Pack, "withoutGuardrail" | "open" | "unjudged"> }) {
  const lists: readonly (readonly [title: string, noun: string, checks: readonly Listed[]])[] = [
    ["What could not be judged", "check", pack.unjudged],
    ["What policies cannot prevent", "failing check", pack.withoutGuardrail],
    ["What policies may or may not prevent", "failing check", pack.open],
  ];
  return lists.map(
    ([title, noun, checks]) =>
      checks.length > 0 && (
        <DrawerSection key={title} title={title}>
          <details>
            <summary className="cursor-pointer text-muted">{plural(checks.length, noun)}</summary>
            <ul className="mt-2 flex flex-col gap-1">
              {checks.map((one) => (
                <li key={one.check}>
                  {one.title} <span className="font-mono text-xs text-faint [overflow-wrap:anywhere]">{one.check}</span>
                </li>
              ))}
            </ul>
          </details>
        </DrawerSection>
      ),
  );
}
