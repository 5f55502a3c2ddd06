import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.goal == 'check'
assert summary.gate.verdict == 'failed'
assert summary.dbt.exitCode == 1
assert summary.dbt.command == 'sh dbt.sh build'
assert summary.sync.evidence == 'last-run-advanced'
build.logHas('Running with dbt=1.11.12, passed on, no key')
assert !build.log().contains('The key is in the environment')
build.logHas('the build goes on until its artifacts are judged')
assert build.log() =~ /Secoda: failed: 1 entity is failing.*; sh dbt.sh build ended with exit code 1 after \d+s/
build.hasNoStackTrace()

return true
