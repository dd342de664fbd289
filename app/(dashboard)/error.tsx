"use client";
import { Button } from "#components/ui/button.tsx";
import { FailedState } from "#components/ui/states.tsx";

export default function ScreenError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <FailedState title="This screen could not be drawn" action={<Button onClick={retry}>Try again</Button>}>
      <p>What it shows could not be read from the database. The terminal that runs Sagewarden says why.</p>
      {digest && <p className="mt-1 font-mono text-xs text-faint">Reference {digest}</p>}
    </FailedState>
  );
}
