"""
Writes lib/simulator/input-constraints.json: what AWS's API models demand of each member of a request, beyond what the
schemas of the JavaScript SDK carry (those keep types and what is required; patterns, lengths, ranges and enums are gone).

    pip install botocore && python3 scripts/input-constraints.py DATE > lib/simulator/input-constraints.json

DATE is the day botocore was released. botocore is Apache-2.0. Nothing at run or test time needs Python.
"""

import json
import re
import sys

import botocore
from botocore.loaders import Loader

# By SigV4 signing name; of EC2 and S3 only the operations on networks and buckets: the models are large.
NETWORK = r"Vpc|Subnet|Route|SecurityGroup|Gateway|NetworkInterface|NetworkAcl|Addresses|FlowLogs|PrefixList|PeeringConnection"
SERVICES = {
    "athena": ("athena", "^(Get|List)(WorkGroups?|TableMetadata|Databases|Query(Execution|Results))$|^(Start|Stop)QueryExecution$"),
    "cloudtrail": ("cloudtrail", ""),
    "ec2": ("ec2", rf"^Describe(Instances|Volumes|Snapshots|Images|AvailabilityZones|Regions)$|({NETWORK})"),
    "iam": ("iam", ""),
    "kms": ("kms", ""),
    "organizations": ("organizations", "^Describe(Account|Organization)$|^ListAccounts$"),
    "s3": ("s3", "^(List|Get|Head)(Public.*|Bucket.*)$"),
    "sagemaker": ("sagemaker", ""),
    "servicequotas": ("service-quotas", ""),
    "sts": ("sts", ""),
}


class Rules:
    """Constraints of simple values, lists and maps, each held once and referred to by its place."""

    def __init__(self):
        self.places = {}

    def place(self, rule):
        text = json.dumps(rule, ensure_ascii=True)
        return self.places.setdefault(text, len(self.places))


def structures(model, wanted, rules):
    shapes = model["shapes"]
    inputs = [op["input"]["shape"] for name, op in model["operations"].items() if "input" in op and re.search(wanted, name)]
    found, left = {}, list(inputs)

    def reference(name):
        shape = shapes[name]
        if shape["type"] == "structure":
            left.append(name)
            return None
        rule = {key: shape[key] for key in ("min", "max", "pattern", "enum") if key in shape}
        inner = {"list": [("items", "member")], "map": [("keys", "key"), ("values", "value")]}.get(shape["type"], [])
        for key, part in inner:
            place = reference(shape[part]["shape"])
            if place is not None:
                rule[key] = place
        return rules.place(rule) if rule else None

    seen = set()
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        members = {member: reference(ref["shape"]) for member, ref in shapes[name].get("members", {}).items()}
        members = {member: place for member, place in members.items() if place is not None}
        if members:
            found[name] = members
    return dict(sorted(found.items()))


def lines(entries):
    return ",\n".join(entries)


def main():
    rules = Rules()
    services = []
    for signing_name, (package, wanted) in SERVICES.items():
        model = Loader().load_service_model(package, "service-2")
        found = structures(model, wanted, rules)
        members = lines(f"{json.dumps(name)}: {json.dumps(places)}" for name, places in found.items())
        services.append(f"{json.dumps(signing_name)}: {{\n{members}\n}}")
    source = f"AWS API models in botocore {botocore.__version__} ({sys.argv[1]}), Apache-2.0; made by scripts/input-constraints.py"
    print(f'{{\n"source": {json.dumps(source)},\n"rules": [\n{lines(rules.places)}\n],\n"services": {{\n{lines(services)}\n}}\n}}')


main()
