import type {
  GetOpenIDConnectProviderResponse,
  GetSAMLProviderResponse,
  PasswordPolicy,
  ServiceLastAccessed,
} from "@aws-sdk/client-iam";
import { shelf } from "../shelf.ts";

/** What the credential report says of a user, or of the root user, by its columns; what is left out there is not. */
export interface SimulatedCredentials {
  arn: string;
  columns: Readonly<Record<string, string>>;
  /** Since when there is an app on a phone, where that is what makes up the MFA. */
  virtualMfaSince?: Date;
}

export interface SimulatedSamlProvider extends Omit<GetSAMLProviderResponse, "$metadata"> {
  Arn: string;
}

export interface SimulatedOidcProvider extends Omit<GetOpenIDConnectProviderResponse, "$metadata"> {
  Arn: string;
}

/** The services that a role may use, and when it did. */
export interface SimulatedUse {
  arn: string;
  services: ServiceLastAccessed[];
}

export const credentials = shelf<SimulatedCredentials>("iam credentials");
export const passwordPolicies = shelf<PasswordPolicy>("iam password-policies");
export const aliases = shelf<{ alias: string }>("iam aliases");
export const samlProviders = shelf<SimulatedSamlProvider>("iam saml-providers");
export const oidcProviders = shelf<SimulatedOidcProvider>("iam oidc-providers");
export const uses = shelf<SimulatedUse>("iam uses");
