import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { TrailLogsAnswer } from "./trail-logs.ts";

/** Which logs are read, and how far they were, region by region. */
export function NamedLogs({ named }: { named: NonNullable<TrailLogsAnswer["named"]> }) {
  const { place, isDemo, regions } = named;
  return (
    <div className="flex max-w-[80ch] flex-col gap-2">
      <p>
        {isDemo
          ? "The logs of the demo’s own trail are read, which nobody has to name"
          : "The logs of its trail are read"}
        :
        <UntrustedText wrap className="block font-mono text-xs">
          {place}
        </UntrustedText>
      </p>
      {regions.length === 0 && <p className="text-unknown">No reading of them has begun yet.</p>}
      <ul className="text-muted">
        {regions.map(({ region, told, hasGap }) => (
          <li key={region} className="grid gap-x-4 border-t py-1.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <span className={hasGap ? "text-unknown" : undefined}>
              {region}
              {hasGap && <span className="sr-only">: not everything was read</span>}
            </span>
            <UntrustedText wrap>{told}</UntrustedText>
          </li>
        ))}
      </ul>
    </div>
  );
}
