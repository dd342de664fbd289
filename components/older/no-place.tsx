import { CodeBlock } from "../ui/code-block.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { configOf } from "./place-config.ts";

/** What it takes before an account's longer history can be asked: a place that is named, and permissions. */
export function NoPlace({ account }: { account: string }) {
  const file = <code className="font-mono text-xs">sagewarden.config.json</code>;
  return (
    <>
      <DrawerSection title="Nobody named a place yet">
        <p className="max-w-[70ch] text-muted">
          The longer history of {account} can be asked in one of two places. Name one in {file} in the folder that
          Sagewarden is started in, beside what stands there, and start it again.
        </p>
        <h4 className="mt-4 mb-1 font-medium">A table of Athena over the logs of a trail</h4>
        <CodeBlock code={configOf(account, "athena")} what="setting for Athena" />
        <h4 className="mt-4 mb-1 font-medium">Or an event data store of CloudTrail Lake</h4>
        <CodeBlock code={configOf(account, "lake")} what="setting for CloudTrail Lake" />
      </DrawerSection>
      <DrawerSection title="The table">
        <p className="mb-2 max-w-[70ch] text-muted">
          Where there is no table yet, this prints the statement that makes one, for you to run in Athena:
        </p>
        <CodeBlock code={`sagewarden query-events --account ${account} --table`} what="command" />
      </DrawerSection>
      <DrawerSection title="Permissions">
        <p className="mb-2 max-w-[70ch] text-muted">This prints the policy for the role that Sagewarden reads with.</p>
        <CodeBlock code={`sagewarden policy --queries ${account}`} what="command" />
      </DrawerSection>
    </>
  );
}
