#!/usr/bin/env bash
#  Fix plan for AWS account 482915630174, by Sagewarden 0.0.0, of the scan that ended 2026-11-20T12:00:00.000Z
#  (us-east-1).
#
#  Only findings with finding: 0b98df4811f44d9c1593060f, 755982cafd75206659d6cc25, aac007170afd2564d1f4facc,
#  abea9256b5641305858da74a, 51bbfbeac33e58bc4f0b95cf, 35cb4899a9c37f8213d902bd, 82770dbe3a4f853c32205373,
#  86df120d9d06424d146036b4.
#
#  2 steps for 2 findings, and 0 things to do by hand at the end.
#
#  2 findings could not be judged, and nothing is done about them.
#
#  Read it before you run it. It goes by what the scan read: what was changed since may be changed back. Sagewarden
#  itself never writes to AWS.

set -Eeuo pipefail
export AWS_PAGER=''

# Each of these opens a section of the plan when it says yes: here, or in the environment.
TAKE_AWAY=${TAKE_AWAY:-no}
INTERRUPT=${INTERRUPT:-no}
REPLACE=${REPLACE:-no}
# The first step to run: after a step that failed, start with that one again. Those before it are taken to have run.
FROM=${FROM:-1}

refuse() { printf '%s\n' "$1" >&2; exit 1; }
if [[ ! $FROM =~ ^[1-9][0-9]*$ ]]; then refuse 'FROM is the number of a step.'; fi
command -v aws > /dev/null || refuse 'The AWS CLI, version 2, is needed.'
command -v jq > /dev/null || refuse 'jq is needed.'

missing=0
choose() { # variable
  local value=${!1:-}
  if [[ -z $value ]]; then
    printf 'Choose a value for %s at the top of the plan, or in the environment.\n' "$1" >&2
    missing=1
  elif [[ $value == *[\"\\]* || $value == *[[:cntrl:]]* ]]; then
    printf 'The value of %s has a character that it may not have: a quote, a backslash, a line end.\n' "$1" >&2
    missing=1
  fi
}

at=0
begun=' '
ran() { [[ $begun == *" $1 "* ]]; }
begin() { # step, of how many, the choices it asks for
  local name
  for name in "${@:3}"; do
    if [[ ${!name} == skip ]]; then
      printf 'Step %s left out, since %s says skip.\n' "$1" "$name" >&2
      return 1
    fi
  done
  begun="$begun$1 "
  # It ran the time before, unless its section was closed then: only who ran it knows.
  if (( $1 < FROM )); then
    printf 'Step %s not run, since FROM is %s. If it did not run before, start with it.\n' "$1" "$FROM" >&2
    return 1
  fi
  at=$1
  printf 'Step %s of %s\n' "$1" "$2" >&2
}
hold() {
  printf 'Step %s asks something of you first: its comment says what. Its files are in %s.\n' "$at" "$PWD" >&2
  read -r -p 'Press Enter when it is done, Ctrl-C to stop. '
}
failed() {
  if (( at == 0 )); then printf 'Nothing was done.\n' >&2
  else printf 'Step %s failed, and nothing after it was done. Mend it, and go on with FROM=%s.\n' "$at" "$at" >&2; fi
}
trap failed ERR

# Files that steps write hold configurations: they go when the script ends.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

account=$(aws sts get-caller-identity --query Account --output text)

# ==================== Account 482915630174 ====================

# ----- What only you can choose -----
# Here or in the environment. The word skip leaves out the steps that ask for it.
# For step 2
CODE_REPOSITORY_STEP_2=${CODE_REPOSITORY_STEP_2:-}
# For step 2
SUBNET_ID_US_EAST_1=${SUBNET_ID_US_EAST_1:-}
# For step 2
SECURITY_GROUP_ID_US_EAST_1=${SECURITY_GROUP_ID_US_EAST_1:-}

plan_482915630174() {
  if [[ $REPLACE == yes ]]; then choose CODE_REPOSITORY_STEP_2; fi
  if [[ $REPLACE == yes ]]; then choose SUBNET_ID_US_EAST_1; fi
  if [[ $REPLACE == yes ]]; then choose SECURITY_GROUP_ID_US_EAST_1; fi
  if (( missing )); then refuse 'Nothing was done.'; fi
  printf 'This changes account %s in 2 steps.\n' "$account" >&2
  if [[ ${CONFIRM:-} != "$account" ]]; then
    read -r -p 'Type the id of the account to go on: ' CONFIRM
    if [[ $CONFIRM != "$account" ]]; then refuse 'Nothing was done.'; fi
  fi

# ----- What takes something away -----
#  Whoever uses it still loses it: a permission, a way out of the network, a resource.
if [[ $TAKE_AWAY == yes ]]; then

# Step 1
#  coupons: endpoint in us-east-1
#  arn:aws:sagemaker:us-east-1:482915630174:endpoint/coupons
#    critical: Endpoint’s policy lets in anyone in AWS (endpoint/policy-is-not-public, finding
#    0b98df4811f44d9c1593060f)
#    Take anyone in AWS out of the policy of coupons, the rest stays as it is. Where another account must keep access,
#    name its role, or require aws:PrincipalOrgID of your organization. Nothing is left of it then, so it goes.
#    https://us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/endpoints/coupons
if begin 1 2; then
  aws sagemaker delete-endpoint-policy --endpoint-name=coupons --region=us-east-1
fi
else
  printf '%s\n' '1 step left out, since TAKE_AWAY does not say yes: what takes something away.' >&2
fi

# ----- What is replaced -----
#  AWS cannot change these: a new one is made and takes the place. Tags and history are not copied. Try it outside
#  production first.
if [[ $REPLACE == yes ]]; then

# Step 2
#  growth-llm-playground: notebook instance in us-east-1
#  arn:aws:sagemaker:us-east-1:482915630174:notebook-instance/growth-llm-playground
#    high: Notebook instance is not attached to a subnet of your VPC (notebook-instance/in-vpc, finding
#    755982cafd75206659d6cc25)
#    Put the notebook in a subnet of your own with direct internet access disabled. The subnet needs VPC endpoints, or
#    a filtered way out, for S3, SageMaker and package mirrors. AWS cannot change this on an existing notebook: create
#    a new one with all this, move the work over, then delete the old one. Put your own values in place of SUBNET_ID
#    and SECURITY_GROUP_ID and CODE_REPOSITORY.
#    https://us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/notebook-instances/growth-llm-playground
if begin 2 2 CODE_REPOSITORY_STEP_2 SUBNET_ID_US_EAST_1 SECURITY_GROUP_ID_US_EAST_1; then
  aws sagemaker create-notebook-instance --notebook-instance-name=growth-llm-playground-hardened --instance-type=ml.g5.2xlarge --role-arn=arn:aws:iam::482915630174:role/service-role/AmazonSageMaker-ExecutionRole-20240611T104512 --direct-internet-access=Disabled --volume-size-in-gb=500 --lifecycle-config-name=growth-git --default-code-repository="${CODE_REPOSITORY_STEP_2}" --platform-identifier=notebook-al2023-v1 --root-access=Enabled --subnet-id="${SUBNET_ID_US_EAST_1}" --security-group-ids='["'"${SECURITY_GROUP_ID_US_EAST_1}"'"]' --region=us-east-1
  aws sagemaker wait notebook-instance-in-service --notebook-instance-name=growth-llm-playground-hardened --region=us-east-1
  # Copy /home/ec2-user/SageMaker to the new notebook, and only then remove the old one:
  # aws sagemaker stop-notebook-instance --notebook-instance-name=growth-llm-playground --region=us-east-1
  # aws sagemaker wait notebook-instance-stopped --notebook-instance-name=growth-llm-playground --region=us-east-1
  # aws sagemaker delete-notebook-instance --notebook-instance-name=growth-llm-playground --region=us-east-1
fi
else
  printf '%s\n' '1 step left out, since REPLACE does not say yes: what is replaced.' >&2
fi
}

case $account in
  482915630174) plan_482915630174 ;;
  *) refuse "These credentials are of account $account, and the plan is not." ;;
esac
