import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('Skipped, since there is no API key')
build.logHas('ended with exit code 1 after')
build.logHas('nothing has judged it')
build.hasNoStackTrace()

return true
