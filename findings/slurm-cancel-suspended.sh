#!/bin/sh
# Slurm 22.05.8: scancel kills a suspended job at once, without TERM and without waiting for KillWait.
# guessed: it is woken and gets TERM, as a running job does (CONT and TERM, then KILL after KillWait seconds), so that it can save.
# seen: the same script saves when it is cancelled while running, and writes nothing when it is cancelled while suspended.
. "$(dirname "$0")/slurm"

cat >save.sh <<'END'
#!/bin/sh
trap 'echo saved; exit 0' TERM
echo started
while :; do sleep 0.1; done
END
for suspended in no yes; do
  job=$(submit --output="$suspended" save.sh)
  until grep -qs started "$suspended"; do sleep 0.1; done
  [ "$suspended" = no ] || scontrol suspend "$job"
  scancel "$job"
  await "$job" CANCELLED
  until [ -z "$(pgrep -f "job0*$job/slurm_script")" ]; do sleep 0.1; done
  echo "suspended: $suspended, exit code $(field "$job" ExitCode), lines that say saved: $(grep -cx saved "$suspended")"
done >"$here/output"
seen <<'END'
suspended: no, exit code 0:0, lines that say saved: 1
suspended: yes, exit code 0:9, lines that say saved: 0
END
