import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('ran out of time and was stopped after')
build.logHas('wrote no run results')
build.hasNoStackTrace()

return true
