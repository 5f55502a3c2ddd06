import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('ended with exit code 1 after')
build.logHas('have check, publish or validate after it')
build.hasNoStackTrace()

return true
