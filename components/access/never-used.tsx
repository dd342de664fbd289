import type { PrincipalDetail } from "#lib/analysis/iam/access-detail.ts";
import { plural } from "#lib/format.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** Services and calls that a role is allowed and has never made, as far back as IAM remembers. */
export function NeverUsed({ use, narrower }: { use: PrincipalDetail["use"]; narrower: string | null }) {
  if (use === null) return <p className="text-unknown">Not known: the role could not be read.</p>;
  if (!use.known) {
    return (
      <p className="text-unknown">
        <UntrustedText wrap>{use.reason}</UntrustedText>
      </p>
    );
  }
  if (use.services.length === 0)
    return <p className="text-muted">Its policies allow nothing that IAM keeps a record of.</p>;
  const partly = use.services.filter(({ lastUsed, actions }) => lastUsed !== null && (actions?.never.length ?? 0) > 0);
  return (
    <div className="flex flex-col gap-3">
      <p>
        {use.never.length === 0
          ? `It has called all of the ${plural(use.services.length, "service")} that its policies allow.`
          : `It never called ${use.never.length} of the ${plural(use.services.length, "service")} that its policies allow: `}
        {use.never.length > 0 && <UntrustedText wrap>{`${use.never.join(", ")}.`}</UntrustedText>}
      </p>
      {partly.map(({ service, actions }) => (
        <details key={service}>
          <summary className="cursor-pointer text-muted">
            {service}: {actions?.never.length} of {plural(actions?.tracked ?? 0, "recorded call")} never made
          </summary>
          <p className="mt-1 border-l-2 pl-3 text-xs text-muted">
            <UntrustedText wrap>{actions?.never.join(", ") ?? ""}</UntrustedText>
          </p>
        </details>
      ))}
      <p className="text-xs text-faint">
        {use.days === null ? "IAM remembers 400 days" : `The record covers ${plural(use.days, "day")}`}
        {use.at && (
          <>
            , as of <Time iso={use.at} show="date" />
          </>
        )}
        . It is of the services by which such a role does good or harm; refused calls count as use. Calls on data, and
        passing roles, are in no record of single calls.
      </p>
      {narrower !== null && (
        <>
          <p>
            This takes away the services that it never called, but those that AWS may use for it unseen. Try it first
            where nothing depends on the role.
          </p>
          <CodeBlock code={narrower} what="Statement that takes away what was never used" />
        </>
      )}
    </div>
  );
}
