import { UntrustedText } from "./untrusted-text.tsx";

/** The region of a row, and under it the account where rows of several stand together. */
export function Place({ region, account }: { region: string; account?: string | undefined }) {
  return (
    <span className="min-w-0 text-muted">
      {region}
      {account && <UntrustedText className="text-xs text-faint">{account}</UntrustedText>}
    </span>
  );
}
