const frameworks: Record<string, string> = {
  "aws-fsbp": "AWS FSBP",
  "nist-800-53-r5": "NIST 800-53",
  "nist-csf": "NIST CSF",
  "pci-dss": "PCI DSS",
  "iso-27001": "ISO 27001",
  "aws-well-architected": "Well-Architected",
  "mitre-attack": "MITRE ATT&CK",
  "mitre-atlas": "MITRE ATLAS",
  prowler: "Prowler",
  checklist: "Checklist",
};

/** Controls as `framework:control`, grouped by framework. */
export function ControlList({ controls }: { controls: readonly string[] }) {
  const groups = Map.groupBy(controls, (control) => control.slice(0, control.indexOf(":")));
  return (
    <dl className="flex flex-col gap-1">
      {[...groups].map(([framework, named]) => (
        <div key={framework} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-faint">{frameworks[framework] ?? framework}</dt>
          <dd className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">
            {named.map((control) => control.slice(framework.length + 1)).join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
