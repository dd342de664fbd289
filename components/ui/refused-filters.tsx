import { plural } from "#lib/format.ts";
import { type Refused, withoutRefused } from "../api/refused.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { LinkButton } from "./button.tsx";
import { FailedState } from "./states.tsx";
import { UntrustedText } from "./untrusted-text.tsx";

/** In place of a list whose address asks for something unknown: to leave it out would show more than was asked for. */
export function RefusedFilters({
  title,
  path,
  query,
  refused,
}: {
  title: string;
  path: string;
  query: Readonly<Record<string, string | string[] | undefined>>;
  refused: readonly Refused[];
}) {
  return (
    <>
      <ScreenHeader title={title} />
      <FailedState
        title={`${plural(refused.length, "filter")} in the address ${refused.length === 1 ? "is" : "are"} not understood`}
        action={
          <LinkButton href={withoutRefused(path, query, refused)}>
            Clear {refused.length === 1 ? "it" : "them"} and show the rest
          </LinkButton>
        }
      >
        <ul className="flex flex-col gap-2">
          {refused.map((one) => (
            <li key={one.name}>
              <code className="font-mono text-xs font-medium">
                <UntrustedText wrap>{`${one.name}=${one.value}`}</UntrustedText>
              </code>{" "}
              {sayWhy(one)}
            </li>
          ))}
        </ul>
        <p className="mt-2 text-muted">
          Nothing is shown: without {refused.length === 1 ? "this filter" : "these filters"} the list would be longer
          than the one that was asked for.
        </p>
      </FailedState>
    </>
  );
}

function sayWhy({ name, why, allowed }: Refused): string {
  if (why === "unknown-name") return "– there is no filter of that name.";
  if (why === "repeated") return `– ${name} is given more than once; put several values into one, with commas.`;
  if (allowed.length === 0) return `– ${name} cannot have this value.`;
  return `– ${name} can be ${allowed.join(", ")}.`;
}
