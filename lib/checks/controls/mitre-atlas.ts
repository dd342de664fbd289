import { type Framework, mapped } from "./framework.ts";

/** Techniques. */
export const mitreAtlas: Framework = {
  id: "mitre-atlas",
  name: "MITRE ATLAS",
  version: "5.6.0",
  publisher: "MITRE",
  source: "https://atlas.mitre.org/",
  controls: {
    ...mapped("The technique uses the check's bad state", {
      "AML.T0010.003": "AI Supply Chain Compromise: Model",
      "AML.T0010.004": "AI Supply Chain Compromise: Container Registry",
      "AML.T0020": "Poison Training Data",
      "AML.T0024": "Exfiltration via AI Inference API",
      "AML.T0029": "Denial of AI Service",
      "AML.T0025": "Exfiltration via Cyber Means",
      "AML.T0034": "Cost Harvesting",
      "AML.T0055": "Unsecured Credentials",
    }),
  },
};
