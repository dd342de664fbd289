const frameworks: Record<string, string> = {
  "aws-fsbp": "AWS FSBP",
  "aws-well-architected": "AWS Well-Architected",
  "aws-ai-security-best-practices": "AWS AI security",
  "nist-800-53-r5": "NIST 800-53 r5",
  "nist-csf-1.1": "NIST CSF 1.1",
  "pci-dss-4.0": "PCI DSS 4.0",
  "iso-27001-2022": "ISO 27001:2022",
  "soc-2": "SOC 2",
  hipaa: "HIPAA",
  "cis-controls-8.1": "CIS Controls 8.1",
  "csa-ccm-4.0": "CSA CCM 4.0",
  "kisa-isms-p": "KISA ISMS-P",
  "nydfs-500": "NYDFS 500",
  nis2: "NIS2",
  "mitre-attack": "MITRE ATT&CK",
  "mitre-atlas": "MITRE ATLAS",
  "aws-config": "AWS Config rule",
  prowler: "Prowler check",
  checkov: "Checkov check",
  "cdk-nag": "cdk-nag rule",
  "cfn-nag": "cfn-nag rule",
  cnspec: "cnspec check",
  checklist: "Our checklist",
};

/** Controls as `framework:control`, grouped by framework, each framework once. */
export function ControlList({ controls }: { controls: readonly string[] }) {
  const groups = Map.groupBy(controls, (control) => control.slice(0, control.indexOf(":")));
  return (
    <dl className="flex flex-col gap-1">
      {[...groups].map(([framework, named]) => (
        <div key={framework} className="grid grid-cols-[9.5rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-faint">{frameworks[framework] ?? framework}</dt>
          <dd className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">
            {named.map((control) => control.slice(framework.length + 1)).join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
