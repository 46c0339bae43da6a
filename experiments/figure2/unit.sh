#!/bin/sh
# Trains, translates, scores and publishes the next unit of the study: one model with one seed, an
# experiment of its own. Units that are in results/published are done. Rerun it to go on.
#
#     experiments/figure2/unit.sh PROGRAM DATA RESULTS
#
# PROGRAM is the launcher of the program that made all units, DATA the folder of the corpus, RESULTS
# a folder for what is not published (checkpoints, translations).
set -eu
[ $# -eq 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
program=$1
data=$2
results=$3
cd "$(dirname "$0")/../.."
study=configs/figure2

# Seed by seed, so that whole comparisons are there early.
for seed in 1 2 3; do
  for model in RNNencdec-30 RNNencdec-50 RNNsearch-30 RNNsearch-50; do
    name=figure2-$model-s$seed
    [ ! -d "results/published/$name" ] || continue
    "$program" experiment "$study/$model.yaml" --set "name=$name" --set "seeds=[$seed]" \
      --set "corpus.folder=$data" --results "$results" --parallel 1
    "$program" publish "$results/$name" --results results/published
    exit 0
  done
done
echo "All units are published."
