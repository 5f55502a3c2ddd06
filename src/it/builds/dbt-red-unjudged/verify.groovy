import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('Skipped, since there is no API key')
build.logHas('ended with exit code 1 after')
build.logHas("its artifacts weren't judged")
build.hasNoStackTrace()

return true
