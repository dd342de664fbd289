"use client";
import "./globals.css";
import { Button } from "#components/ui/button.tsx";
import { FailedState } from "#components/ui/states.tsx";

/** When the shell itself, in which every other failure is shown, cannot be drawn: a page of its own. */
export default function GlobalFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <html lang="en">
      <body className="bg-paper text-ink">
        <title>Sagewarden</title>
        <main className="mx-auto max-w-xl p-8">
          <FailedState title="Sagewarden could not be drawn" action={<Button onClick={retry}>Try again</Button>}>
            <p>The terminal that runs Sagewarden says why.</p>
            {digest && <p className="mt-1 font-mono text-xs text-faint">Reference {digest}</p>}
          </FailedState>
        </main>
      </body>
    </html>
  );
}
