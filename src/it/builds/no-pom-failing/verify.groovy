import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('target/secoda').gate.verdict == 'failed'

return true
