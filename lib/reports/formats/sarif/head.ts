/** How a log begins. Source: OASIS, SARIF 2.1.0, 3.13. */
export const logHead = {
  $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  version: "2.1.0",
} as const;
