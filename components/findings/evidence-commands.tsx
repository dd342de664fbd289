import type { ShownEvidence } from "#lib/verify/verify.ts";
import { verificationWords } from "#lib/verify/words.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** By which commands a reader sees the evidence in AWS itself, without trusting what stands here. */
export function EvidenceCommands({ evidence }: { evidence: readonly ShownEvidence[] }) {
  const shown = evidence.flatMap(({ path, verify }) => (verify ? [{ path, ...verify }] : []));
  const commands = [...Map.groupBy(shown, ({ command }) => command)];
  if (commands.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-muted hover:text-ink">Verify: see it in AWS yourself</summary>
      <p className="mt-2 text-xs text-faint">AWS answers as it is now: what has changed since it was read shows too.</p>
      <ul className="mt-2 grid gap-3">
        {commands.map(([command, of]) => (
          <li key={command}>
            <p className="mb-1 text-xs text-muted">
              For{" "}
              <span className="font-mono">
                <UntrustedText wrap>{of.map(({ path }) => path).join(", ")}</UntrustedText>
              </span>
              : {of[0] && verificationWords[of[0].shows]}.
            </p>
            <CodeBlock code={command} what="AWS CLI command" />
          </li>
        ))}
      </ul>
      {shown.length < evidence.length && (
        <p className="mt-2 text-xs text-faint">What has no command here is shown by no single call.</p>
      )}
    </details>
  );
}
