import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('secoda.integrationId')
build.hasNoStackTrace()

return true
