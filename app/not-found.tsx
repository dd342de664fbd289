import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-3xl">
      <EmptyState
        title="There is nothing at this address"
        action={<LinkButton href="/">Back to the overview</LinkButton>}
      >
        The link may be old, or what it named may have been removed.
      </EmptyState>
    </main>
  );
}
