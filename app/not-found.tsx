import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-3xl">
      <EmptyState title="There is nothing at this address" action={<LinkButton href="/">To the overview</LinkButton>}>
        The link may be old, or what it named was removed since.
      </EmptyState>
    </main>
  );
}
