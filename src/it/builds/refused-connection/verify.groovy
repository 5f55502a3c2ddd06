import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('127.0.0.1:9')
build.hasNoStackTrace()

return true
