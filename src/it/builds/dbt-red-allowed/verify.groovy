import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'passed'
assert build.summary().dbt.exitCode == 1
build.hasNoStackTrace()

return true
