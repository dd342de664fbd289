import { type Framework, mapped } from "./framework.ts";

/** Best practices of the question "How do you protect your network resources?". */
export const awsWellArchitected: Framework = {
  id: "aws-well-architected",
  name: "AWS Well-Architected security pillar",
  version: "2024-11",
  publisher: "Amazon Web Services",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html",
  controls: {
    ...mapped(
      "The practice asks that only the traffic is let through that the workload needs; isolation lets none through",
      {
        "SEC05-BP02": "Control traffic flow within your network layers",
      },
    ),
  },
};
