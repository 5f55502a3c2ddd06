import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary('lifecycle/target/secoda')
assert summary.goal == 'check'
assert summary.gate.verdict == 'failed'
assert summary.dbt.exitCode == 1
assert summary.integrationId == 'd0000000-0000-4000-8000-000000000000'
build.hasNoStackTrace()

return true
