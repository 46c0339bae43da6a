#!/bin/sh
# Slurm 22.05.8: In a job submitted with --export=NONE, srun passes on nothing that the script exports, not even PATH.
# guessed: the option concerns the environment that the job is submitted from; what the script itself exports reaches its steps.
# seen: srun does not find a program by its name, nor does the program see the variable; with SLURM_EXPORT_ENV unset it does both.
. "$(dirname "$0")/slurm"

cat >steps.sh <<'END'
#!/bin/sh
export MINE=1
try() { echo "$1: $(srun "$2" MINE 2>/dev/null || echo "nothing, exit code $?")"; }
try 'printenv' printenv
try 'its path' "$(command -v printenv)"
unset SLURM_EXPORT_ENV
try 'SLURM_EXPORT_ENV unset' printenv
END
for option in ALL NONE; do
  job=$(submit --export="$option" --output="$option.log" steps.sh)
  await "$job" COMPLETED
  sed "s/^/$option, /" "$option.log"
done >"$here/output"
seen <<'END'
ALL, printenv: 1
ALL, its path: 1
ALL, SLURM_EXPORT_ENV unset: 1
NONE, printenv: nothing, exit code 2
NONE, its path: nothing, exit code 1
NONE, SLURM_EXPORT_ENV unset: 1
END
