#!/bin/sh
# Slurm 22.05.8: A relative --output reads patterns in the submission folder's own name too, so a job in a folder `50%j` fails without a log.
# guessed: patterns are those of the given file name; the folder that it is relative to is a path, as it is without --output.
# seen: sbatch exits with 0, the log goes to the folder `501` that does not exist, and the script never runs; without --output it does.
. "$(dirname "$0")/slurm"

mkdir '50%j' plain
try() { # folder, option
  cd "$here/jobs/$1"
  job=$(submit $2 --wrap="touch ran")
  until case $(state "$job") in COMPLETED | FAILED) ;; *) false ;; esac; do sleep 0.2; done
  echo "$1, ${2:-no option}: $(state "$job"), log $(field "$job" StdOut | sed "s|$here/jobs/||; s/-$job\././"), ran: $(ls ran 2>/dev/null)"
  rm -f ran
}
{
  try plain --output=log
  try '50%j' --output=log
  try '50%j' ''
} >"$here/output"
seen <<'END'
plain, --output=log: COMPLETED, log plain/log, ran: ran
50%j, --output=log: FAILED, log 502/log, ran: 
50%j, no option: COMPLETED, log 50%j/slurm.out, ran: ran
END
