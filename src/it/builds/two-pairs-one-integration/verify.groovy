import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('Two pairs of artifacts go to integration same-id')
build.logHas('first (')
build.logHas('second (')
build.hasNoStackTrace()

return true
