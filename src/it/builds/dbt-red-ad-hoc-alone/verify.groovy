import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('have check, publish or validate after it')
build.hasNoStackTrace()

return true
