#!/bin/sh
# Slurm 22.05.8: SQUEUE_PARTITION hides a job that squeue is asked for by its id, with exit code 0, as if it had ended and been forgotten.
# guessed: --jobs on the command line names the jobs, and an option overrides what the environment says, as the manual has it.
# seen: nothing is printed with SQUEUE_PARTITION, _USERS, _ACCOUNT, _QOS or _NAMES of others. Of unknown jobs one is an error, two are not.
. "$(dirname "$0")/slurm"

job=$(submit --wrap='sleep 100')
await "$job" RUNNING
ask() { # variable, ids
  code=0
  found=$(env "$1" squeue --noheader --states=all --format=%T --jobs="$2" 2>/dev/null) || code=$?
  echo "$1, $3: ${found:-nothing}, exit code $code"
}
{
  for variable in NONE=1 SQUEUE_PARTITION=other SQUEUE_USERS=daemon SQUEUE_ACCOUNT=a SQUEUE_QOS=a SQUEUE_NAMES=a SQUEUE_STATES=FAILED; do
    ask "$variable" "$job" 'our job'
  done
  ask NONE=1 7001 'an unknown job'
  ask NONE=1 7001,7002 'two unknown jobs'
} >"$here/output"
seen <<'END'
NONE=1, our job: RUNNING, exit code 0
SQUEUE_PARTITION=other, our job: nothing, exit code 0
SQUEUE_USERS=daemon, our job: nothing, exit code 0
SQUEUE_ACCOUNT=a, our job: nothing, exit code 0
SQUEUE_QOS=a, our job: nothing, exit code 0
SQUEUE_NAMES=a, our job: nothing, exit code 0
SQUEUE_STATES=FAILED, our job: RUNNING, exit code 0
NONE=1, an unknown job: nothing, exit code 1
NONE=1, two unknown jobs: nothing, exit code 0
END
