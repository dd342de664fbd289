import type { ResourceOf } from "#lib/inventory/kinds.ts";

/**
 * Why AuthMode does not tell how people sign in to a domain that belongs to SageMaker Unified Studio: DataZone decides
 * it, there. Undefined for an ordinary domain, also one whose settings name no domain of Unified Studio.
 * Source: API reference, UnifiedStudioSettings.
 */
export function signInElsewhere(
  { DomainSettings, AuthMode }: Pick<ResourceOf<"domain">, "DomainSettings" | "AuthMode">,
  account: string,
): string | undefined {
  const { DomainId, DomainAccountId, StudioWebPortalAccess } = DomainSettings?.UnifiedStudioSettings ?? {};
  if (!DomainId) return undefined;
  const owner =
    DomainAccountId && DomainAccountId !== account
      ? `account ${DomainAccountId} governs who enters`
      : "datazone:GetDomain says how, which is not read here";
  const portal = `People sign in through SageMaker Unified Studio (domain ${DomainId}): ${owner}.`;
  if (StudioWebPortalAccess === "DISABLED") return portal;
  const studio =
    StudioWebPortalAccess === "ENABLED" ? "Studio itself is a second door" : "Studio itself may be a second door";
  return `${portal} ${studio}, by AuthMode ${AuthMode ?? "that AWS did not return"}: presigned URLs open it too.`;
}
