import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export default function NotInThisInstallation() {
  return (
    <EmptyState title="There is no such thing here" action={<LinkButton href="/">Back to the overview</LinkButton>}>
      The address names an account, a scan or a resource that this Sagewarden does not have.
    </EmptyState>
  );
}
