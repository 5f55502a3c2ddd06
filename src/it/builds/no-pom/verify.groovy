import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('dbt-target/secoda').gate.verdict == 'passed'

return true
