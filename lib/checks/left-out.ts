/** Questions of the checklist that no check asks, and why: by what the checklist calls them. */
export const leftOut: Readonly<Record<string, string>> = {
  "ECR-07": "an image's layers are the account's code, which is never downloaded",
  "INF-03":
    "an image of ECR must say its platform and one from elsewhere cannot be deployed without a VPC, so the answer is always the same",
  "INF-04": "as INF-03",
  "INF-09": "targets of Application Auto Scaling are not read, so their absence proves nothing",
  "INF-15": "an opinion on how to operate an endpoint",
  "INF-16": "an opinion on how to operate an endpoint",
  "INF-17": "associations of lineage are not read",
  "JOB-08": "Spot instances are a question of cost",
  "JOB-16": "stopping early is a question of cost",
  "JOB-19":
    "whether a model needs Clarify's reports its owners alone know, and that a region never made one proves nothing",
  "KMS-05": "only keys that something names are read, so one that nothing uses is in no scan",
  "MLO-04": "how far back features can be taken is a matter of what the business needs",
  "MLO-05": "how many versions are approved says how much a registry is used, not how safe it is",
  "MLO-07": "a description protects nothing",
  "MLO-08":
    "a private repository cannot be cloned without a secret, so one that names none is public; credentials in its address are found as secrets",
  "MLO-11": "how often pipelines run says nothing of how safe they are",
  "N-ECR-01": "an inventory, no question: the images in use are listed, and each is judged",
  "N-IAM-04":
    "what anybody makes in the open is judged when it is there, and whether the organization forbids it is asked by N-IAM-05",
  "N-IAM-06": "users and projects of DataZone are not read",
  "N-INF-04": "objects in buckets are customer data, which is never listed",
  "N-INF-11":
    "AWS tells of an endpoint's last deployment only where it was given settings, so that there are none says nothing",
  "N-INF-15": "a model behind a licence cannot be created without accepting it",
  "N-INF-16": "jobs that have ended are not looked through for it, so that nobody trains with a role cannot be known",
  "N-JOB-11": "who started a job is an event, which signals judge: what is described of a job does not say it",
  "N-NB-05": "who changed a script is told by the events; what it does is judged whoever wrote it",
  "N-NEO-04":
    "a digest of a job can be compared with a file only by reading it, and objects in buckets are customer data",
  "N-NEO-06": "nothing is packaged since Edge Manager ended: what its fleets and devices still open is judged instead",
  "N-NET-05":
    "query logs of Route 53 Resolver are not read, and a firewall is one of several ways to watch what leaves",
  "N-SEC-02": "to try out whether a secret works is to use it, and the issuer may be anybody",
  "N-STU-12": "mounting a home folder by itself is a setting of private spaces alone",
  "N-STU-14": "who did what is judged by the names that sessions carry",
  "N-STU-16": "what SageMaker says of the last activity of people moves with its health checks",
  "NB-10": "a script that is attached is a risk as well: what it does and how long a notebook runs is judged instead",
  "NEO-02": "every compilation job is in the inventory: there is nothing to judge",
  "NET-05":
    "interfaces of SageMaker get no public address, whatever their subnet says; ways to the internet are judged by N-NET-03",
  "NET-06":
    "the home of a Studio domain is always encrypted and has no address outside of its VPC; what else is mounted is asked by N-STU-11",
  "STU-06": "a description protects nothing",
  "STU-07": "AWS always sets it",
};
