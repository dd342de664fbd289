import { type FailureClass, howToRenew } from "#lib/readings/reading.ts";
import type { ResourceDetail } from "#lib/store/views.ts";
import { EarlierNote } from "../findings/earlier-mark.tsx";
import { PartialNotice } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const outcomes: Record<FailureClass, string> = {
  denied: "was denied",
  throttled: "was throttled",
  unsupported: "is not supported there",
  missing: "found nothing",
  expired: "failed, since the credentials had expired",
  closed: "was not asked",
  other: "failed",
};

/** Above every tab: what is shown is not what the last scan saw. Nothing for what it read. */
export function SightBanner({
  resource: { failure, readAt, isEarlier },
}: {
  resource: Pick<ResourceDetail, "failure" | "readAt" | "isEarlier">;
}) {
  if (!failure) {
    if (!isEarlier || readAt === null) return null;
    return (
      <div className="px-4 pb-4 md:px-6">
        <EarlierNote readAt={readAt} />
      </div>
    );
  }
  const { action, code, message } = failure;
  return (
    <PartialNotice
      title={
        <>
          Could not be read in {isEarlier ? "the last scan that asked for it" : "the last scan"}:{" "}
          {action ? (
            <>
              <code className="font-mono text-xs">{action}</code> {outcomes[failure.class]} (
              <UntrustedText wrap>{code}</UntrustedText>).
            </>
          ) : (
            <UntrustedText wrap>{`${message || code}.`}</UntrustedText>
          )}
        </>
      }
    >
      {readAt ? (
        <>
          What is shown was last read <Time iso={readAt} show="datetime" />. How it stands now is not known.
        </>
      ) : (
        "It was never read: of this resource only the name is known, and no check could judge it."
      )}
      {failure.class === "denied" && ` Allow ${action} to have it assessed.`}
      {failure.class === "expired" && ` ${howToRenew}`}
    </PartialNotice>
  );
}
