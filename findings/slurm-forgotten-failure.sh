#!/bin/sh
# Slurm 22.05.8: A dependency afterok on a failed job is satisfied once Slurm has forgotten that job, and on an id that never existed.
# guessed: the submission is refused, or the job waits for ever as it does for a failed job that is still known (DependencyNeverSatisfied).
# seen: while the failed job is known, afterok keeps the other job from running; MinJobAge seconds later the same submission runs at once.
SETTINGS=MinJobAge=5
. "$(dirname "$0")/slurm"

failed=$(submit --wrap='exit 1')
until [ "$(field "$failed" JobState)" = FAILED ]; do sleep 0.2; done
first=$(submit --dependency=afterok:"$failed" --wrap='touch ran-first')
until [ "$(field "$first" Reason)" = DependencyNeverSatisfied ]; do sleep 0.2; done
{
  echo "known: $(field "$first" JobState), $(field "$first" Reason)"
  while [ -n "$(state "$failed")" ]; do sleep 0.5; done
  submit --dependency=afterok:"$failed" --wrap='touch ran-second' >second
  submit --dependency=afterok:7001 --wrap='touch ran-third' >third
  until [ -e ran-second ] && [ -e ran-third ]; do sleep 0.2; done
  echo "forgotten, unknown: $(echo ran-*)"
  echo "the first one: $(field "$first" JobState)"
} >"$here/output"
seen <<'END'
known: PENDING, DependencyNeverSatisfied
forgotten, unknown: ran-second ran-third
the first one: PENDING
END
