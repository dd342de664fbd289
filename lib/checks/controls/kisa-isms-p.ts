import { type Framework, mapped } from "./framework.ts";

/** Certification criteria, in English. */
export const kisaIsmsP: Framework = {
  id: "kisa-isms-p",
  name: "KISA ISMS-P",
  version: "2023",
  publisher: "Korea Internet & Security Agency",
  source: "https://isms.kisa.or.kr/main/ispims/intro/",
  controls: {
    ...mapped("Prowler maps it to the same conditions", {
      "2.6.1": "Network access",
      "2.9.2": "Performance and failure management",
    }),
  },
};
