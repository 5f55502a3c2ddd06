import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'passed'
assert build.summary().dbt.exitCode == 0
build.logHas('sh dbt.sh build ended with exit code 0 after')
build.hasNoStackTrace()

return true
