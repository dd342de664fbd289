/** Northwind Analytics: a made-up company of some 200 people with six machine-learning teams. */
export const company = {
  account: "482915630174",
  partition: "aws",
  domain: "northwind-analytics.example",
  regions: ["us-east-1", "eu-west-1", "us-west-2"],
  disabledRegions: ["me-central-1", "ap-east-1"],
  organization: "o-7mk2nw4x1q",
  managementAccount: "205377164198",
  /** A data-labelling vendor and an observability vendor. */
  labelingPartner: "731904482065",
  observabilityPartner: "464622532012",
  /** A machine-learning vendor whose containers the search team runs. */
  vendorRegistry: "917540263881",
} as const;

export const email = (name: string) => `${name}@${company.domain}`;
