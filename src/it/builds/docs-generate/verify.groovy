import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('docs generate')
assert build.summary('target/secoda').gate.verdict == 'failed'

return true
