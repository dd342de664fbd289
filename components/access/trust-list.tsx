import type { PrincipalDetail } from "#lib/analysis/iam/access-detail.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { shortPrincipal } from "./words.ts";

/** Whom the trust policy of a role names, under which conditions, and who of them is from outside. */
export function TrustList({ trust }: { trust: PrincipalDetail["trust"] }) {
  if (trust === null)
    return <p className="text-unknown">Not known: its trust policy could not be read or understood.</p>;
  if (trust.length === 0) return <p className="text-muted">Nobody.</p>;
  return (
    <ul>
      {trust.map(({ type, value, path, keys, outside }) => (
        <li key={`${path} ${type} ${value}`} className="border-b py-1.5 last:border-0">
          <UntrustedText wrap>{shortPrincipal(value)}</UntrustedText>{" "}
          <span className="text-xs text-faint">{type === "*" ? "everyone" : type}</span>
          {keys.length > 0 && (
            <p className="text-xs text-muted">
              <UntrustedText wrap>{`where ${keys.join(", ")} fits`}</UntrustedText>
            </p>
          )}
          {outside !== null && (
            <p className="text-xs font-medium text-high">
              <UntrustedText wrap>{`from outside: ${outside}`}</UntrustedText>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
