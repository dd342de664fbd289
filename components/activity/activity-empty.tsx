import type { Beginning } from "../older/older-address.ts";
import { OlderButton } from "../older/older-button.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";

/** No event: for the filters, or because none was read. */
export function ActivityEmpty({ onReset, older }: { onReset: (() => void) | undefined; older: Beginning }) {
  if (onReset) {
    return (
      <EmptyState
        title="No event matches these filters"
        action={
          <>
            <Button onClick={onReset}>Clear the filters</Button>
            <OlderButton beginning={older} />
          </>
        }
      >
        CloudTrail’s event history holds management events of the last 90 days; older ones and data events are here only
        from logs of a trail, where reading them is allowed, from files, and from questions to a longer history.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No events yet">
      CloudTrail’s event history is read with each scan. If this stays empty after a scan has ended, the permission{" "}
      <code className="font-mono">cloudtrail:LookupEvents</code> may be missing.
    </EmptyState>
  );
}
