import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().sync == null
assert build.summary().gate.verdict == 'unknown'
build.logHas('secoda.failOn=new needs a baseline, and it could not be read')
build.hasNoStackTrace()

return true
