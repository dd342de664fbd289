import { type Framework, mapped } from "./framework.ts";

/** Control titles of the matrix. */
export const csaCcm: Framework = {
  id: "csa-ccm-4.0",
  name: "CSA Cloud Controls Matrix",
  version: "4.0",
  publisher: "Cloud Security Alliance",
  source: "https://cloudsecurityalliance.org/research/cloud-controls-matrix",
  controls: {
    ...mapped("Prowler maps it to the same conditions", {
      "CEK-03": "Data Encryption",
      "IVS-06": "Segmentation and Segregation",
    }),
  },
};
