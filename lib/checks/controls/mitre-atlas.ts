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
      "AML.T0025": "Exfiltration via Cyber Means",
      "AML.T0055": "Unsecured Credentials",
    }),
  },
};
