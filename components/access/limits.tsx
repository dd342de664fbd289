import type { AccessLimits } from "#lib/analysis/iam/access-detail.ts";
import { inRegions, wordsOf } from "#lib/format.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** What could not be read, and what is never asked: the bounds of what is said above. */
export function Limits({ gaps, organization }: AccessLimits) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 text-muted">
      {gaps.map(({ kind, regions, why }) => (
        <li key={`${kind} ${why}`} className="text-unknown">
          <UntrustedText wrap>
            {kind === ""
              ? `There may be more of everything: ${why}.`
              : `${wordsOf(kind)}${regions.length > 0 ? inRegions(regions) : ""}: there may be more than were read, since ${why}.`}
          </UntrustedText>
        </li>
      ))}
      {organization.map((one) => (
        <li key={one} className="text-unknown">
          <UntrustedText wrap>{`${one} They can only take away.`}</UntrustedText>
        </li>
      ))}
      <li>
        Of buckets, keys, secrets and repositories only those are known that something of SageMaker names; of roles,
        those that SageMaker may assume or that something of it names.
      </li>
      <li>Keys that AWS manages are left out: they serve whoever may use the service that they are for.</li>
      <li>What is under a key of KMS takes the right to decrypt with it as well. Session policies are not known.</li>
    </ul>
  );
}
