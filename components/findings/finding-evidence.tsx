import { DrawerSection } from "../ui/drawer-section.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { EvidenceCommands } from "./evidence-commands.tsx";
import type { FindingAnswer } from "./queries.ts";

/** What was seen and what was wanted, by which call and when; or why nobody can say. */
export function FindingEvidence({ finding }: { finding: FindingAnswer }) {
  const { evidence, reason, readBy, status } = finding;
  const source = readBy && (
    <>
      <code className="font-mono">{readBy.action}</code>, <Time iso={readBy.at} show="datetime" />
    </>
  );
  return (
    <DrawerSection title={status === "unknown" ? "Why it is unknown" : "Evidence"} aside={source}>
      {reason && (
        <div className={status === "unknown" ? "hatch border border-unknown/40 p-1.5" : ""}>
          <p className={status === "unknown" ? "bg-unknown-wash px-3 py-2" : "text-muted"}>
            <UntrustedText wrap>{reason}</UntrustedText>
          </p>
        </div>
      )}
      {evidence.length > 0 && (
        <table className="w-full table-fixed border-collapse text-left">
          <thead>
            <tr className="ledger-rule">
              <th className="eyebrow w-2/5 py-1 pr-3">Field</th>
              <th className="eyebrow py-1 pr-3">Observed</th>
              <th className="eyebrow py-1">Expected</th>
            </tr>
          </thead>
          <tbody>
            {evidence.map(({ path, observed, expected }) => (
              <tr key={path} className="border-b align-top">
                <th scope="row" className="py-1.5 pr-3 font-mono text-xs leading-5 font-normal text-muted">
                  <UntrustedText wrap>{path}</UntrustedText>
                </th>
                <td className="py-1.5 pr-3 font-mono text-xs leading-5">
                  <Observed value={observed} />
                </td>
                <td className="py-1.5 font-mono text-xs leading-5 text-muted">
                  <UntrustedText wrap>{expected}</UntrustedText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <EvidenceCommands evidence={evidence} />
      {evidence.length === 0 && !reason && <p className="text-muted">The check gave no single field.</p>}
    </DrawerSection>
  );
}

function Observed({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") return <span className="text-faint">not set</span>;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return <UntrustedText wrap>{value.length === 0 ? "empty list" : value.join(", ")}</UntrustedText>;
  }
  if (typeof value === "object") return <UntrustedText lines>{JSON.stringify(value, null, 1)}</UntrustedText>;
  return <UntrustedText wrap>{String(value)}</UntrustedText>;
}
