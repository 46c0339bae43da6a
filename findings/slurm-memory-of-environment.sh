#!/bin/sh
# Slurm 22.05.8: SBATCH_ variables beat a script's #SBATCH lines, but SBATCH_MEM_PER_CPU does nothing where the script has --mem, nor the reverse.
# guessed: the environment wins, as the manual says, and as these options exclude each other, its kind of limit replaces the script's.
# seen: SBATCH_MEM_PER_NODE and SBATCH_TIMELIMIT replace the script's values; SBATCH_MEM_PER_CPU is dropped without a word.
. "$(dirname "$0")/slurm"

script() { printf '#!/bin/sh\n#SBATCH --time=60\n#SBATCH %s\n' "$1" >"$1"; }
script --mem=300
script --mem-per-cpu=300
try() { # option of the script, variable
  job=$(env "$2" sbatch --parsable --hold -- "$1" 2>&1)
  echo "$1, $2: time $(field "$job" TimeLimit), memory $(scontrol show job "$job" | grep -o "MinMemory[^ ]*")"
}
{
  try --mem=300 SBATCH_TIMELIMIT=5
  try --mem=300 SBATCH_MEM_PER_NODE=200
  try --mem=300 SBATCH_MEM_PER_CPU=200
  try --mem-per-cpu=300 SBATCH_MEM_PER_CPU=200
  try --mem-per-cpu=300 SBATCH_MEM_PER_NODE=200
} >"$here/output"
seen <<'END'
--mem=300, SBATCH_TIMELIMIT=5: time 00:05:00, memory MinMemoryNode=300M
--mem=300, SBATCH_MEM_PER_NODE=200: time 01:00:00, memory MinMemoryNode=200M
--mem=300, SBATCH_MEM_PER_CPU=200: time 01:00:00, memory MinMemoryNode=300M
--mem-per-cpu=300, SBATCH_MEM_PER_CPU=200: time 01:00:00, memory MinMemoryCPU=200M
--mem-per-cpu=300, SBATCH_MEM_PER_NODE=200: time 01:00:00, memory MinMemoryCPU=300M
END
