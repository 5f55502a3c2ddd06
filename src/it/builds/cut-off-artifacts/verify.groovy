import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('run_results.json')
build.logHas('line 1')
build.logHas('column')
build.hasNoStackTrace()

return true
