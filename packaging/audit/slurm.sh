#!/bin/sh
# One audit as an array of jobs: sbatch --array=0-99%20 slurm.sh MANIFEST RESULTS
#
# RESULTS is a folder that all nodes see. Every task does one part of the manifest, and is the same whoever runs it: a task that is run twice, or
# again after its node has died, leaves what one run leaves. Afterwards, once: faultline audit merge --db audit.db RESULTS
#SBATCH --job-name=faultline-audit
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=4G
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60
set -u
manifest=$1 results=$2
: "${FAULTLINE:=faultline}"
first=${SLURM_ARRAY_TASK_MIN:-0}
shard=$((SLURM_ARRAY_TASK_ID - first))/${SLURM_ARRAY_TASK_COUNT:-1}

"$FAULTLINE" audit run --manifest "$manifest" --out "$results" --shard "$shard" --jobs "${SLURM_CPUS_PER_TASK:-1}" &
child=$!
trap 'kill -TERM $child 2>/dev/null' TERM # the time of the job is nearly up: what runs is ended in order
wait $child
code=$?
if [ $code -gt 128 ] && kill -0 $child 2>/dev/null; then wait $child; code=$?; fi

# 0 and 3: the part is done; what failed stands in its status, and another run would find the same. 2: nothing that a repetition mends.
# Everything else (the disk was full, somebody stopped it) goes on where it ended when the task is queued again.
case $code in
  0 | 3) exit 0 ;;
  2) exit 2 ;;
  *)
    if [ "${SLURM_RESTART_COUNT:-0}" -lt "${FAULTLINE_RESTARTS:-3}" ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" && exit 0; fi
    exit $code
    ;;
esac
