import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'failed'
build.logHas('The sandbox has stopped')

return true
