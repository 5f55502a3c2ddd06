import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().goal == 'validate'
assert build.summary().gate.verdict == 'failed'
assert build.summary().dbt.exitCode == 1
build.hasNoStackTrace()

return true
