import { plural } from "#lib/format.ts";
import type { ProposedLogs } from "#lib/store/views.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

interface ProposedTrailProps {
  proposal: ProposedLogs;
  account: string;
  /** How many more trails were read. */
  others: number;
}

/** A trail whose logs may be named, with what to write where: nothing of it is done from here. */
export function ProposedTrail({ proposal: { trail, told, settings }, account, others }: ProposedTrailProps) {
  return (
    <>
      <p>
        Logs of its trail{" "}
        <UntrustedText wrap className="font-medium">
          {trail.name}
        </UntrustedText>{" "}
        {settings === null
          ? "cannot be named as they are."
          : "may go further back, and are not read: nobody has named them."}
        {others > 0 && ` Of its ${plural(others + 1, "trail")} it tells most.`}
      </p>
      {told.length > 0 && (
        <p className="text-muted">
          <UntrustedText wrap>{told.join(" ")}</UntrustedText>
        </p>
      )}
      {settings !== null && (
        <details>
          <summary className="w-fit cursor-pointer text-accent">What to do to have them read</summary>
          <ol className="mt-2 flex list-decimal flex-col gap-3 pl-5">
            <li>
              Put this into Sagewarden’s configuration file, beside what <code className="font-mono">trailLogs</code>{" "}
              may hold already.
              <CodeBlock code={settings} what="the settings that name the logs" />
            </li>
            <li>
              Print what its role has to be allowed besides, and allow it. Where the bucket or its key is another
              account’s, its own policy has to let the role in as well.
              <CodeBlock
                code={`npm run --silent sagewarden -- policy --logs ${account}`}
                what="the command for the permissions"
              />
            </li>
            <li>
              Start Sagewarden again: it reads its configuration when it starts, and the logs with the next scan.
              <CodeBlock code="npm start" what="the command that starts Sagewarden" />
            </li>
          </ol>
        </details>
      )}
    </>
  );
}
