import { ApiProblem } from "../api/fetch-json.ts";
import { Button } from "./button.tsx";
import { Skeleton } from "./skeleton.tsx";
import { FailedState } from "./states.tsx";

/** In a drawer whose content is not there: what went wrong, or, from top to bottom, bars where it will be. */
export function DrawerAwaited({
  error,
  retry,
  bars,
}: {
  error: Error | null;
  retry: () => void;
  bars: readonly string[];
}) {
  if (error) {
    return (
      <FailedState title={error.message} action={<Button onClick={retry}>Try again</Button>}>
        {error instanceof ApiProblem && error.advice}
      </FailedState>
    );
  }
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4 p-6">
      {bars.map((bar) => (
        <Skeleton key={bar} className={bar} />
      ))}
    </div>
  );
}
