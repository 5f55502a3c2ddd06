import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('[WARNING] Could not find profile named shop')
build.logHas('ended with exit code 2 after')
build.logHas('and wrote no run results to')
build.hasNoStackTrace()

return true
