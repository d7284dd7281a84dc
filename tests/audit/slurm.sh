# A real Slurm of one node: an array of jobs, one of whose tasks is killed in the middle, comes to what one process comes to.
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600
for tool in slurmctld slurmd sbatch munged; do
  command -v $tool >/dev/null || PATH=$PATH:/usr/sbin
  command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "slurmd wants to be root"; exit 77; }

# ---- the cluster ---------------------------------------------------------------------------------------------------------------------
host=$(hostname -s)
mkdir -p state spool results
chmod 755 "$scratch"
pids=
stop() {
  # shellcheck disable=SC2086  # words
  kill $pids 2>/dev/null || :
  wait 2>/dev/null || :
  rm -rf "$scratch" 2>/dev/null || : # a step of Slurm that is just ending may write there
}
trap stop EXIT
free_port() { # from a range of our own, by the number of this process
  port=$((20000 + ($$ * 7 + $1 * 131) % 20000))
  while ss -ltn 2>/dev/null | grep -q ":$port "; do port=$((port + 1)); done
  echo $port
}
dd if=/dev/urandom of=munge.key bs=1024 count=1 2>/dev/null
chmod 400 munge.key
munged --force --foreground --key-file="$scratch/munge.key" --socket="$scratch/munge.socket" --pid-file="$scratch/munge.pid" --seed-file="$scratch/munge.seed" \
  --log-file="$scratch/munge.log" 2>munge.err & pids="$pids $!"
cat >slurm.conf <<E2
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$scratch/munge.socket,cred_expire=5
CredType=cred/munge
SlurmUser=root
SlurmctldPort=$(free_port 1)
SlurmdPort=$(free_port 2)
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1,requeue_delay=0
KillWait=2
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 RealMemory=100 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
E2
export SLURM_CONF="$scratch/slurm.conf"
# until LINES COMMAND...: asked again, for at most a minute, until it says so.
until_says() {
  pattern=$1 tries=0
  shift
  while ! "$@" 2>&1 | grep -q "$pattern"; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { squeue >&2; cat slurmctld.log slurmd.log munge.err 2>/dev/null | tail -40 >&2; fail "'$*' never said '$pattern'"; }
    sleep 0.1
  done
}
until_says ok sh -c "[ -S $scratch/munge.socket ] && echo ok"
slurmctld -D 2>slurmctld.err & pids="$pids $!"
until_says UP scontrol ping
slurmd -D -N "$host" 2>slurmd.err & pids="$pids $!"
until_says idle sinfo -h -o %t

# ---- the audit -----------------------------------------------------------------------------------------------------------------------
echo key,path >table.csv
i=0
while [ $i -lt 24 ]; do
  service "repo$i"
  echo "repo$i,$scratch/repo$i" >>table.csv
  i=$((i + 1))
done
exits 0 "$program" audit run --manifest table.csv --out whole
exits 0 "$program" audit merge --db whole.db whole

# The audit dies in the middle of its second repository, the first time that part 2 is done; its child with it, before it can say that git failed.
real=$(command -v git)
mkdir bin
cat >bin/git <<E2
#!/bin/sh
if [ "\${SLURM_ARRAY_TASK_ID:-}" = 2 ] && [ ! -e $scratch/killed ]; then
  echo . >>$scratch/asked
  if [ "\$(wc -l <$scratch/asked)" -ge 5 ]; then touch $scratch/killed; kill -KILL \$(ps -o ppid= -p \$PPID) \$PPID; exit 1; fi
fi
exec $real "\$@"
E2
chmod +x bin/git
job=$(PATH="$scratch/bin:$PATH" FAULTLINE="$program" sbatch --parsable --array=0-3 --cpus-per-task=1 --mem-per-cpu=10 --output="$scratch/task-%a.log" \
  "$here/../../packaging/audit/slurm.sh" "$scratch/table.csv" "$scratch/results")
until_says ok sh -c '[ -e killed ] && echo ok'
until_says "^${job}_2 PENDING$" squeue -h -o '%i %T'
exits 0 "$program" audit status --manifest table.csv --out results
says 'not looked at yet'
until_says '^0$' sh -c 'squeue -h | wc -l'
exits 0 "$program" audit status --manifest table.csv --out results
grep -q '^24 repositories, 24 analysed$' out || { cat task-2.log slurmctld.log >&2; fail "not all was done: $(cat out)"; }
exits 0 "$program" audit merge --db array.db results
for db in whole array; do "$program" audit report --db $db.db -f csv=$db.findings -f repositories=$db.repositories || fail "no report"; done
cmp -s whole.findings array.findings && cmp -s whole.repositories array.repositories || fail "the array found something else"
