import { AppError } from "#lib/errors.ts";
import { awsAiSecurity } from "./aws-ai-security-best-practices.ts";
import { awsConfig } from "./aws-config.ts";
import { awsFsbp } from "./aws-fsbp.ts";
import { awsWellArchitected } from "./aws-well-architected.ts";
import { cdkNag } from "./cdk-nag.ts";
import { cfnNag } from "./cfn-nag.ts";
import { checklist } from "./checklist.ts";
import { checkov } from "./checkov.ts";
import { cisControls } from "./cis-controls-8.1.ts";
import { cnspec } from "./cnspec.ts";
import { csaCcm } from "./csa-ccm-4.0.ts";
import type { Control, Framework } from "./framework.ts";
import { hipaa } from "./hipaa.ts";
import { iso27001 } from "./iso-27001-2022.ts";
import { kisaIsmsP } from "./kisa-isms-p.ts";
import { mitreAtlas } from "./mitre-atlas.ts";
import { mitreAttack } from "./mitre-attack.ts";
import { nist80053r5 } from "./nist-800-53-r5.ts";
import { nydfs500 } from "./nydfs-500.ts";
import { pciDss401 } from "./pci-dss-4.0.1.ts";
import { prowler } from "./prowler.ts";
import { soc2 } from "./soc-2.ts";

/** Every framework that checks cite, in the order they are shown: standards first, then rules of other tools, then our own list. */
export const frameworks: readonly Framework[] = [
  nist80053r5,
  pciDss401,
  iso27001,
  soc2,
  hipaa,
  cisControls,
  csaCcm,
  nydfs500,
  kisaIsmsP,
  awsFsbp,
  awsAiSecurity,
  awsWellArchitected,
  mitreAttack,
  mitreAtlas,
  awsConfig,
  prowler,
  checkov,
  cdkNag,
  cfnNag,
  cnspec,
  checklist,
];

/** @throws AppError `usage` for one that there is not. */
export function frameworkNamed(id: string): Framework {
  const found = frameworks.find((one) => one.id === id);
  if (found) return found;
  const known = frameworks.map((one) => one.id).join(", ");
  throw new AppError("usage", `There is no framework "${id}".`, `It is one of ${known}.`);
}

/** A control as it is shown. Why it is mapped is for those who keep the registry. */
export interface CitedControl extends Omit<Control, "mapping"> {
  /** As it is cited: `nist-800-53-r5:AC-4`. */
  id: string;
  /** In its framework: `AC-4`. */
  control: string;
  /** `NIST SP 800-53 Revision 5`. */
  framework: string;
}

const cited: ReadonlyMap<string, CitedControl> = new Map(
  frameworks.flatMap(({ id, name, version, controls }) =>
    Object.entries(controls).map(([control, { title }]) => {
      const key = `${id}:${control}`;
      return [key, { id: key, control, title, framework: `${name} ${version}` }] as const;
    }),
  ),
);

/** What is cited, in the order of the registry; what no framework has is left out (a law of the catalogue lets no check cite it). */
export function controlsOf(ids: readonly string[]): CitedControl[] {
  const wanted = new Set(ids);
  return [...cited.values()].filter(({ id }) => wanted.has(id));
}
