import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('secoda.pollInterval')
build.logHas('secoda.syncTimeout')
build.hasNoStackTrace()

return true
