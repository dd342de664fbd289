import type { AddressClass, ClientClass } from "#lib/filters/activity.ts";

/** Whence a call came. */
export const fromWords: Readonly<Record<AddressClass, string>> = {
  public: "The internet",
  private: "A private network or VPC endpoint",
  aws: "Within AWS",
  unknown: "Not known",
};

/** What made it, as it says itself. */
export const clientWords: Readonly<Record<ClientClass, string>> = {
  console: "AWS console",
  browser: "A browser",
  cli: "AWS CLI",
  sdk: "An SDK",
  infrastructure: "Terraform, CDK and the like",
  notebook: "A notebook",
  service: "A service of AWS",
  offensive: "An attacker's tool or system",
  other: "Something else",
};
